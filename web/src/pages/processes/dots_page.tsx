// Every event of single patients as a dot, for those who work in the process: what the eye finds that no figure asks for. A
// reason is asked for, and the server writes down who read.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { get, path } from '../../api/client';
import type { Cases, PatientDots, ProcessPage } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { useSome } from '../../components/long_list';
import { Empty, ErrorNotice } from '../../components/notice';
import { useLanguage } from '../../components/text';
import { dayOf, dotRows, lengthOf, rowOrder, type DotOrder, type DotRow } from '../../lib/dots';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { casesOf, ChoiceBar, isReady, useChoice } from './choice';
import { DOT_TIMES, DotsChart, DotsKey, type DotTime } from './dots_chart';
import { ProcessFrame } from './process_frame';
import { Protected, type WayState } from './waiting_page';

const ORDERS: DotOrder[] = ['start', 'length'];
const AT_A_TIME = 100; // rows of the table

function Patients({ page, rows, reason }: { page: ProcessPage; rows: DotRow[]; reason: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [shown, more] = useSome(rows, AT_A_TIME);
  const state: WayState = { reason };
  return (
    <>
      <Frame label={t('dots.asTable')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('dots.asTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('dots.patient')}</th>
              <th scope="col">{t('dots.began')}</th>
              <th scope="col" className="figure">{t('dots.length')}</th>
              <th scope="col" className="figure">{t('dots.events')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.case_name}>
                <th scope="row"><Link to={links.patientWay(page.row.id, row.case_name)} state={state}>{row.case_name}</Link></th>
                <td>{dayOf(row.first)}</td>
                <td className="figure">{duration(lengthOf(row), language)}</td>
                <td className="figure">{figure(row.events)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {more}
    </>
  );
}

function Dots({ page, data, reason }: { page: ProcessPage; data: PatientDots; reason: string }) {
  const { t } = useTranslation();
  const [time, setTime] = useState<DotTime>('date');
  const [wanted, setWanted] = useState<DotOrder>('start');
  const [hidden, setHidden] = useState<number[]>([]);
  if (data.cases.length === 0) return <Empty title={t('dots.none')}><p>{t('dots.noneHelp')}</p></Empty>;
  const rows = dotRows(data);
  const by = time === 'since' ? wanted : 'start';
  const order = rowOrder(rows, by);
  const shown = figure(rows.length);
  const toggle = (mark: number) => setHidden(hidden.includes(mark) ? hidden.filter((one) => one !== mark) : [...hidden, mark]);
  return (
    <>
      <p className="shown" role="status">
        {rows.length < data.chosen ? t('dots.some', { shown, chosen: figure(data.chosen) }) : t('dots.all', { count: rows.length, shown })}{' '}
        {t(by === 'start' ? 'dots.rowsByStart' : 'dots.rowsByLength')}
      </p>
      <div className="map-tools no-print">
        <div className="switch" role="group" aria-label={t('dots.time')}>
          {DOT_TIMES.map((one) => (
            <button key={one} type="button" aria-pressed={time === one} onClick={() => setTime(one)}>{t(`dots.times.${one}`)}</button>
          ))}
        </div>
        {time === 'since' ? (
          <div className="dots-order">
            <span aria-hidden="true">{t('dots.order')}</span>
            <div className="switch" role="group" aria-label={t('dots.order')}>
              {ORDERS.map((one) => (
                <button key={one} type="button" aria-pressed={wanted === one} onClick={() => setWanted(one)}>{t(`dots.orders.${one}`)}</button>
              ))}
            </div>
          </div>
        ) : null}
      </div>
      <div className="dots-columns">
        <DotsKey activities={data.activities} hidden={hidden} toggle={toggle} />
        <DotsChart data={data} rows={rows} order={order} time={time} hidden={hidden} />
      </div>
      <Fold title={t('dots.asTable')}>
        <Patients page={page} rows={order.map((row) => rows[row]!)} reason={reason} />
      </Fold>
    </>
  );
}

const isAbout = (wish: Cases, cases: Cases) => wish.unit === cases.unit && wish.filter === cases.filter;

function Ask({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const choices = useChoice(page);
  const cases = casesOf(choices.chosen);
  const [reason, setReason] = useState('');
  // Never kept: every look is asked for, and written down, by itself.
  const asked = useMutation({
    mutationFn: (wish: Cases & { reason: string }) => get<PatientDots>(path`/processes/${page.row.id}/patient-dots`, wish),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.mutate({ ...cases, reason });
  };
  const told = asked.variables && isAbout(asked.variables, cases) ? asked.variables.reason : null;
  return (
    <>
      <ChoiceBar choices={choices} />
      <form className="form no-print" onSubmit={submit}>
        <Textfield label={t('waiting.reason')} description={t('waiting.reasonHelp')} required value={reason} onChange={(event) => setReason(event.target.value)} />
        <ErrorNotice error={asked.error} />
        {choices.error ? <ErrorNotice error={choices.error} retry={() => void choices.again()} /> : null}
        <div className="form-buttons">
          <Button type="submit" loading={asked.isPending} disabled={!isReady(choices)}>{t('waiting.show')}</Button>
        </div>
      </form>
      {asked.data && told !== null ? <Dots page={page} data={asked.data} reason={told} /> : null}
    </>
  );
}

export default function DotsPage() {
  const { t } = useTranslation();
  return (
    <ProcessFrame title={t('dots.title')}>
      {(page) => (
        <Protected page={page}>
          <Ask page={page} />
        </Protected>
      )}
    </ProcessFrame>
  );
}
