// A measure on the scorecard: one row per sex, the results of units below, and its reasons when asked for.
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FurtherFigure, ScorecardMeasure, ScorecardRow } from '../../api/model';
import { Icon } from '../../components/icon';
import { AttainmentStatus, DevelopmentStatus } from '../../components/status';
import { usePersonName } from '../../components/people';
import { usePlace } from '../../components/place';
import { Flags, populationOf, Swedish, useSexName } from '../../components/text';
import { change, quantity, signed } from '../../lib/format';
import { matches, type Narrowing } from '../../lib/judgement';
import { periodShort } from '../../lib/period';
import { links } from '../../lib/place';
import { MeasureReasons } from './measure_reasons';

function MeasureName({ measure, to, actions }: { measure: ScorecardMeasure; to: string; actions: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to={to} lang="sv">
        {measure.name}
      </Link>
      {measure.footnote_mark ? (
        <sup className="footnote-mark" title={measure.footnote || t('scorecard.footnoteMissing')}>
          {measure.footnote_mark}
        </sup>
      ) : null}
      <span className="labels">
        {measure.level_label ? <span className="label" lang="sv">{measure.level_label}</span> : null}
        {measure.kind === 'kontrollmatt' ? <span className="label">{t('measure.kontrollmatt')}</span> : null}
        {!measure.due ? (
          <span className="label">{t('scorecard.notDue', { when: measure.follow_up_text })}</span>
        ) : null}
        {actions > 0 ? <span className="label plain">{t('scorecard.actions', { count: actions })}</span> : null}
      </span>
    </>
  );
}

export function ChangeText({ row, measure }: { row: ScorecardRow; measure: Pick<ScorecardMeasure, 'decimals' | 'unit'> }) {
  if (row.change === null) return null;
  return (
    <>
      {change(row.change, measure.decimals, measure.unit)}
      {row.change_percent !== null && measure.unit !== '%' ? (
        <small className="beside">{signed(row.change_percent, 1)}&nbsp;%</small>
      ) : null}
    </>
  );
}

function Cells({ row, measure }: { row: ScorecardRow; measure: ScorecardMeasure }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const sexName = useSexName();
  const label = (key: 'outcome' | 'comparison' | 'change' | 'attainment' | 'development') => t(`scorecard.${key}`);
  return (
    <>
      <td role="cell" className="sex">
        {sexName(row.sex, populationOf(row))}
      </td>
      <td role="cell" className="figure outcome" data-label={label('outcome')}>
        {row.value === null ? (
          <span className="no-value">–<span className="ds-sr-only">{t('scorecard.missingValue')}</span></span>
        ) : (
          <strong>{quantity(row.value, measure.decimals, measure.unit)}</strong>
        )}
        <Flags flags={row.flags} />
      </td>
      <td role="cell" className="figure comparison" data-label={label('comparison')}>
        {row.comparison_value !== null ? (
          <>
            {quantity(row.comparison_value, measure.decimals, measure.unit)}
            <small className="beside">{periodShort(row.comparison_period)}</small>
          </>
        ) : null}
      </td>
      <td role="cell" className="figure change" data-label={label('change')}>
        <ChangeText row={row} measure={measure} />
      </td>
      <td role="cell" className="attainment" data-label={label('attainment')}>
        <AttainmentStatus value={row.attainment} />
        {row.overruled_by ? <small className="beside">{t('scorecard.overruled', { by: personName(row.overruled_by) })}</small> : null}
      </td>
      <td role="cell" className="development" data-label={label('development')}>
        <DevelopmentStatus value={row.development} />
      </td>
    </>
  );
}

/** So many results of units below are shown under a measure; the measure's page has all of them. */
const MOST_BELOW = 12;

function SubUnit({ figure, measure }: { figure: FurtherFigure; measure: ScorecardMeasure }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const { unitName } = usePlace();
  return (
    <tr role="row" className="below">
      <td role="cell" className="sex">{sexName(figure.sex)}</td>
      <td role="cell" className="figure outcome" data-label={t('scorecard.outcome')}>
        {figure.value === null ? figure.printed : quantity(figure.value, measure.decimals, measure.unit)}
      </td>
      <td role="cell" colSpan={4} aria-colspan={4} className="below-name" lang="sv">
        {figure.unit_name || unitName(figure.unit)}
        {figure.period ? <small> {periodShort(figure.period)}</small> : null}
      </td>
    </tr>
  );
}

export function MeasureRows({
  unit,
  period,
  measure,
  narrowing,
  opened,
  columns,
  actions,
}: {
  unit: string;
  period: string;
  measure: ScorecardMeasure;
  narrowing: Narrowing;
  opened: boolean;
  columns: number;
  /** How many actions of the plan are linked to it. */
  actions: number;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(opened);
  useEffect(() => setOpen(opened), [opened]);
  const details = useId();
  const below = measure.sub_units.slice(0, MOST_BELOW);
  const left = measure.sub_units.length - below.length;
  const height = measure.rows.length + below.length + (left > 0 ? 1 : 0);
  return (
    <>
      {measure.rows.map((row, i) => (
        <tr
          key={row.sex}
          role="row"
          className={[i === 0 ? 'first' : '', i + 1 < height ? 'early' : '', matches(row, narrowing) ? '' : 'aside'].join(' ')}
        >
          {i === 0 ? (
            <>
              <th scope="rowgroup" role="rowheader" rowSpan={height} aria-rowspan={height} className="name">
                <MeasureName measure={measure} to={links.measure(unit, measure.id, period)} actions={actions} />
                <button
                  type="button"
                  className="why"
                  aria-expanded={open}
                  aria-controls={details}
                  aria-label={t('scorecard.whyOf', { name: measure.name })}
                  onClick={() => setOpen(!open)}
                >
                  {t('scorecard.why')}
                  <Icon name="open" />
                </button>
              </th>
              <td role="cell" rowSpan={height} aria-rowspan={height} className="target" data-label={t('scorecard.target')}>
                {measure.target_text ? <Swedish>{measure.target_text}</Swedish> : <span className="quiet">{t('scorecard.noTarget')}</span>}
              </td>
            </>
          ) : null}
          <Cells row={row} measure={measure} />
        </tr>
      ))}
      {below.map((figure) => (
        <SubUnit key={`${figure.unit}-${figure.sex}-${figure.period}`} figure={figure} measure={measure} />
      ))}
      {left > 0 ? (
        <tr role="row" className="below">
          <td role="cell" colSpan={6} aria-colspan={6} className="below-name">
            <Link to={links.measure(unit, measure.id, period)}>{t('scorecard.belowLeft', { count: left })}</Link>
          </td>
        </tr>
      ) : null}
      <tr role="row" className="reasons" id={details} data-open={open}>
        <td role="cell" colSpan={columns} aria-colspan={columns}>
          <MeasureReasons measure={measure} />
        </td>
      </tr>
    </>
  );
}
