// The affected units: how far they have come in all, each with its own stage, and who takes its next step.
import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { FlowType, MatterPage, ShownUnit } from '../../api/flows';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { UnitsPicker } from '../../components/units_picker';
import { contents } from '../../lib/contents';
import { useMatterChange } from './matter_change';
import { useNarrowed } from './narrow';
import { useValueText } from './shown_value';

/** Whether units have anything to do in such a matter: an assignment, or a statement to give. */
export function concernsUnits(type: FlowType): boolean {
  return type.units.stages.length > 0 || type.matter.steps.some((step) => step.asks_units);
}

/** One field per stage, as wide as its share; the words and figures stand below it. */
function RollUp({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const counts = page.type.units.stages
    .map((stage, i) => ({ stage, i, count: page.units.filter((unit) => unit.stage === stage.id).length }))
    .filter(({ count }) => count > 0);
  const all = page.units.length;
  let from = 0;
  return (
    <div className="roll-up">
      <svg className="roll-up-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" y="0" width="100" height="8" className="bar-ground" />
        {counts.map(({ stage, i, count }) => {
          const width = (100 * count) / all;
          const x = from;
          from += width;
          return <rect key={stage.id} x={x + 0.2} y="0" width={Math.max(0, width - 0.4)} height="8" className={`bar-${i % 6}`} />;
        })}
      </svg>
      <ul className="roll-up-words" aria-label={t('matters.rollUp')}>
        {counts.map(({ stage, i, count }) => (
          <li key={stage.id}>
            <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
              <rect width="10" height="10" rx="2" className={`bar-${i % 6}`} />
            </svg>
            <span>
              <span lang="sv">{stage.name}</span>: <strong>{t('matters.ofUnits', { done: count, count: all })}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function UnitRow({ page, unit }: { page: MatterPage; unit: ShownUnit }) {
  const { t } = useTranslation();
  const valueText = useValueText(page);
  const next = unit.steps.find((step) => !step.optional);
  const filled = page.type.units.fields.filter((field) => unit.fields[field.id]);
  const last = page.timeline.findLast((one) => one.kind === 'unit_step' && one.text.startsWith(`${unit.unit_name}:`) && one.words);
  return (
    <tr>
      <th scope="row" lang="sv">{unit.unit_name}</th>
      <td>
        {unit.stage_name ? <span lang="sv">{unit.stage_name}</span> : <span className="quiet">{t('matters.notAssigned')}</span>}
        {unit.late ? (
          <span className="status status-overdue">
            <Icon name="cross" />
            <span>{t('matters.lateSince', { day: unit.due ?? '' })}</span>
          </span>
        ) : null}
        {filled.map((field) => (
          <p key={field.id} className="quiet unit-value">
            <span lang="sv">{field.name}</span>: <span lang="sv">{valueText(field, unit.fields[field.id] ?? '')}</span>
          </p>
        ))}
        {last ? <p className="quiet unit-value" lang="sv">”{last.words}”</p> : null}
      </td>
      <td className="nowrap">{unit.since ?? ''}</td>
      <td>{next ? <span lang="sv">{next.name} – {next.who.join(', ')}</span> : unit.ended ? t('matters.unitDone') : ''}</td>
    </tr>
  );
}

function ChangeUnits({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const fixed = page.units.filter((unit) => unit.stage).map((unit) => unit.unit);
  const [chosen, setChosen] = useState(page.units.map((unit) => unit.unit));
  const save = useMatterChange(page, (ids: string[], { version }) => send('PUT', path`/matters/${page.summary.id}/lists/units`, { version, ids }));
  return (
    <div className="form">
      <UnitsPicker label={t('matters.affected')} chosen={chosen} fixed={fixed} onChange={setChosen} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="button" loading={save.isPending} onClick={() => save.mutate(chosen)}>
          {t('matters.saveUnits')}
        </Button>
        <span className="saved" role="status">{save.isSuccess ? t('common.saved') : ''}</span>
      </div>
    </div>
  );
}

const LATE = 'late ', UNASSIGNED = 'unassigned ';  // no stage is called so

/** Those that the reader can do something about first. */
const mineFirst = (units: ShownUnit[]) => [...units].sort((a, b) => Number(b.steps.some((step) => step.mine)) - Number(a.steps.some((step) => step.mine)));

function UnitTable({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const states = [
    { id: LATE, name: t('matters.lateUnits') },
    { id: UNASSIGNED, name: t('matters.notAssigned') },
    ...page.type.units.stages.map((stage) => ({ id: stage.id, name: stage.name, lang: 'sv' })),
  ];
  const { controls, shown, more } = useNarrowed(
    mineFirst(page.units), states, (unit, state) => (state === LATE ? unit.late : state === UNASSIGNED ? !unit.stage : unit.stage === state), 50);
  return (
    <>
      {controls}
      <Frame label={t('matters.affected')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('matters.affected')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('common.unit')}</th>
              <th scope="col">{t('matters.stage')}</th>
              <th scope="col">{t('matters.since')}</th>
              <th scope="col">{t('matters.next')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((unit) => (
              <UnitRow key={unit.unit} page={page} unit={unit} />
            ))}
          </tbody>
        </table>
      </Frame>
      {more}
    </>
  );
}

export function MatterUnits({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const assigned = page.units.some((unit) => unit.stage);
  const may = page.may_edit && !page.summary.ended;
  if (page.units.length === 0 && !(may && concernsUnits(page.type))) return null;
  return (
    <section id="lista-units" tabIndex={-1}>
      <h2>{t('matters.affected')}</h2>
      {page.units.length === 0 ? <p className="quiet">{t('matters.noUnits')}</p> : null}
      {assigned ? <RollUp page={page} /> : null}
      {page.units.length > 0 ? <UnitTable page={page} /> : null}
      {may ? (
        <Fold title={page.units.length === 0 ? t('matters.chooseUnits') : t('matters.changeUnits')}>
          <ChangeUnits key={contents(page.units.map((unit) => unit.unit))} page={page} />
        </Fold>
      ) : null}
    </section>
  );
}
