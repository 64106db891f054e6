// The controller's page: how many are done, who is late, and who waits for whom, for everything below a unit.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview, OverviewUnit, RoundState } from '../../api/model';
import { overview } from '../../api/rounds';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { RoundStatus } from '../../components/round_state';
import { Swedish } from '../../components/text';
import { csv } from '../../lib/csv';
import { downloadTable } from '../../lib/download';
import {
  narrowedUnits, pasteable, sortedUnits, TREE_ORDER, type OverviewColumn, type OverviewNarrowing, type OverviewOrder,
} from '../../lib/overview';
import { links } from '../../lib/place';

const STATES: RoundState[] = ['not_started', 'in_progress', 'returned', 'submitted', 'approved', 'signed'];
const COLUMNS: OverviewColumn[] = ['unit', 'state', 'entered', 'waits', 'since', 'deadline'];
const DAY = 10;

function Head({ column, order, sort }: { column: OverviewColumn; order: OverviewOrder; sort: (order: OverviewOrder) => void }) {
  const { t } = useTranslation();
  const here = order.by === column;
  return (
    <th scope="col" role="columnheader" aria-sort={here ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => sort({ by: column, descending: here && !order.descending })}>
        {t(`overview.${column}`)}
      </button>
    </th>
  );
}

function Counts({ data, value, onChange }: { data: Overview; value: OverviewNarrowing; onChange: (value: OverviewNarrowing) => void }) {
  const { t } = useTranslation();
  const choices: [OverviewNarrowing, number][] = [
    ['all', data.units.length],
    ['late', data.counts.late ?? 0],
    ...STATES.map((state): [OverviewNarrowing, number] => [state, data.counts[state] ?? 0]),
  ];
  return (
    <div className="narrow" role="group" aria-label={t('scorecard.narrow')}>
      {choices
        .filter(([choice, count]) => choice === 'all' || count > 0 || choice === value)
        .map(([choice, count]) => (
          <button key={choice} type="button" aria-pressed={value === choice} onClick={() => onChange(choice)}>
            {choice === 'all' ? t('overview.all') : choice === 'late' ? <span className="status status-overdue"><Icon name="cross" />{t('overview.late')}</span> : <RoundStatus value={choice} />}
            <b>{count}</b>
          </button>
        ))}
    </div>
  );
}

function UnitRow({ unit, period, indent }: { unit: OverviewUnit; period: string; indent: boolean }) {
  const { t } = useTranslation();
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className={indent ? `depth-${Math.min(unit.depth, 5)}` : ''}>
        <Link to={links.round(unit.unit, period)} lang="sv">{unit.unit_name}</Link>
      </th>
      <td role="cell">
        <RoundStatus value={unit.state} />
        {unit.open_questions > 0 ? <small className="beside">{t('overview.questions', { count: unit.open_questions })}</small> : null}
      </td>
      <td role="cell" data-label={t('overview.entered')} className="nowrap">{t('round.ofDue', { entered: unit.entered, due: unit.due })}</td>
      <td role="cell" data-label={t('overview.waits')}>
        <Swedish>{unit.waits_for_name}</Swedish>
      </td>
      <td role="cell" data-label={t('overview.since')} className="nowrap">{unit.since.slice(0, DAY)}</td>
      <td role="cell" data-label={t('overview.deadline')} className="nowrap">
        {unit.deadline}
        {unit.late ? (
          <span className="status status-overdue">
            <Icon name="cross" />
            <span>{t('overview.lateOne')}</span>
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function Table({ data, period }: { data: Overview; period: string }) {
  const { t } = useTranslation();
  const [narrowing, setNarrowing] = useState<OverviewNarrowing>('all');
  const [text, setText] = useState('');
  const [order, setOrder] = useState<OverviewOrder>(TREE_ORDER);
  const [copied, setCopied] = useState(false);
  const [most, setMost] = useState(200);
  const shown = sortedUnits(narrowedUnits(data.units, narrowing, text), order);
  const cells = () =>
    shown.map((unit) => [
      unit.unit_name, t(`round.state.${unit.state}`), unit.entered, unit.due, unit.waits_for_name,
      unit.since.slice(0, DAY), unit.deadline ?? '', unit.late ? t('overview.lateOne') : '', unit.open_questions,
    ]);
  const head = [
    t('overview.unit'), t('overview.state'), t('overview.enteredHead'), t('overview.dueHead'), t('overview.waits'),
    t('overview.since'), t('overview.deadline'), t('overview.late'), t('overview.questionsHead'),
  ];
  const copy = async () => {
    await navigator.clipboard.writeText(pasteable(head, cells()));
    setCopied(true);
    setTimeout(() => setCopied(false), 4000);
  };
  return (
    <>
      <Counts data={data} value={narrowing} onChange={setNarrowing} />
      <div className="overview-tools no-print">
        <Textfield type="search" label={t('overview.find')} value={text} onChange={(event) => setText(event.target.value)} />
        <div className="form-buttons">
          <Button variant="secondary" data-size="sm" onClick={() => void copy()}>
            <Icon name="copy" />
            {t('overview.copy')}
          </Button>
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => downloadTable(`uppfoljning-${data.units[0]?.unit ?? ''}-${period}.csv`, csv(head, cells()))}
          >
            <Icon name="down" />
            {t('common.download')}
          </Button>
        </div>
      </div>
      <p className="shown" role="status">
        {copied ? t('overview.copied', { count: shown.length }) : t('overview.shown', { count: shown.length, total: data.units.length })}
      </p>
      {shown.length === 0 ? (
        <Empty title={t('overview.noneMatch')}>
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => {
              setNarrowing('all');
              setText('');
            }}
          >
            {t('overview.clear')}
          </Button>
        </Empty>
      ) : (
        <Frame label={t('round.views.oversikt')}>
          <table className="plain-table stacked overview-table" role="table">
            <thead role="rowgroup">
              <tr role="row">
                {COLUMNS.map((column) => (
                  <Head key={column} column={column} order={order} sort={setOrder} />
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {shown.slice(0, most).map((unit) => (
                <UnitRow key={unit.unit} unit={unit} period={period} indent={order === TREE_ORDER} />
              ))}
            </tbody>
          </table>
        </Frame>
      )}
      {shown.length > most ? (
        <Button variant="secondary" onClick={() => setMost(shown.length)}>
          {t('overview.more', { count: shown.length })}
        </Button>
      ) : null}
    </>
  );
}

export function OverviewView({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const query = useQuery(overview(unit, period));
  return (
    <Answer query={query} rows={12}>
      {(data) => {
        if (data.units.length === 0) {
          return (
            <Empty title={t('overview.none')}>
              <p>{t('overview.noneHelp')}</p>
            </Empty>
          );
        }
        const done = (data.counts.approved ?? 0) + (data.counts.signed ?? 0);
        const late = data.counts.late ?? 0;
        return (
          <>
            <p className="overview-answer">
              {t('overview.answer', { done, count: data.units.length })}{' '}
              {late > 0 ? t('overview.answerLate', { count: late }) : t('overview.answerNoneLate')}
            </p>
            <Table data={data} period={period} />
          </>
        );
      }}
    </Answer>
  );
}
