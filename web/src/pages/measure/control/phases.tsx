// Phases: where somebody who knows says that things began to be done another way, and where the data suggest it.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSeries, MeasureChart, MeasurePhase } from '../../../api/chart';
import { path, send } from '../../../api/client';
import type { MeasurePage, Sex } from '../../../api/model';
import { useChange } from '../../../api/queries';
import { ErrorNotice } from '../../../components/notice';
import { usePersonName } from '../../../components/people';
import { useWho } from '../../../components/session';
import { Swedish, usePeriodName, useSexName } from '../../../components/text';
import { moment } from '../../../lib/format';
import { firstDay } from './words';

/** Buttons go with what they took back; the reader is left at the question that the phases belong to. */
const toHeading = () => document.getElementById('forandring')?.focus({ preventScroll: true });

/** What the series suggest: the sexes rarely agree to the month, and one change is asked about once. */
function suggested(series: ChartSeries[]): { period: string; sexes: Sex[] }[] {
  const found: { period: string; sexes: Sex[] }[] = [];
  const near = 6;
  for (const one of series) {
    const place = (period: string) => one.points.findIndex((point) => point.period === period);
    for (const period of one.suggested) {
      const same = found.find((other) => place(other.period) >= 0 && Math.abs(place(other.period) - place(period)) <= near);
      if (same) same.sexes.push(one.sex);
      else found.push({ period, sexes: [one.sex] });
    }
  }
  return found;
}

function PhaseForm({ at, periods, start, close }: { at: string; periods: string[]; start: string; close: () => void }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const [period, setPeriod] = useState(start);
  const [reason, setReason] = useState('');
  const mark = useChange(() => send('POST', at, { from: firstDay(period), reason }).then(close));
  return (
    <form
      className="form phase-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mark.mutate(undefined);
      }}
    >
      <p className="quiet">{t('phase.help')}</p>
      <Field>
        <Label>{t('phase.from')}</Label>
        <Select width="auto" value={period} onChange={(event) => setPeriod(event.target.value)}>
          {periods.map((one) => (
            <Select.Option key={one} value={one}>{name(one)}</Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield label={t('phase.reason')} description={t('phase.reasonHelp')} lang="sv" value={reason} onChange={(event) => setReason(event.target.value)} />
      <ErrorNotice error={mark.error} />
      <div className="form-buttons">
        <Button type="submit" loading={mark.isPending}>{t('phase.mark')}</Button>
        <Button type="button" variant="tertiary" onClick={close}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}

export function Phases({ page, unit, chart, kind }: { page: MeasurePage; unit: string; chart: MeasureChart; kind: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const name = usePeriodName();
  const sexName = useSexName();
  const personName = usePersonName();
  const [writing, write] = useState<string | null>(null);
  const at = path`/units/${unit}/measures/${page.measure.id}/phases`;
  const remove = useChange((phase: MeasurePhase) => send('DELETE', `${at}/${phase.from}`).then(toHeading));
  const series = chart.series.filter((one) => one.period_kind === kind);
  // Newest first: what was changed lately is what one marks.
  const periods = [...new Set(series.flatMap((one) => one.points.slice(1).map((point) => point.period)))].sort().reverse();
  const suggestions = suggested(series);
  const close = () => {
    write(null);
    toHeading();
  };
  if (chart.phases.length === 0 && suggestions.length === 0 && !may('plan')) return null;
  return (
    <div className="phases">
      <h3>{t('phase.title')}</h3>
      {chart.phases.length > 0 ? (
        <ol className="phase-list">
          {chart.phases.map((phase) => (
            <li key={phase.from}>
              <span>
                <strong>{phase.from}</strong> <Swedish>{phase.reason}</Swedish>{' '}
                <span className="quiet">{t('common.by', { by: personName(phase.by), at: moment(phase.at) })}</span>
              </span>
              {may('plan') ? (
                <Button
                  variant="tertiary"
                  data-size="sm"
                  className="row-button"
                  aria-label={t('phase.removeOf', { from: phase.from })}
                  loading={remove.isPending && remove.variables?.from === phase.from}
                  onClick={() => remove.mutate(phase)}
                >
                  {t('phase.remove')}
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
      ) : (
        <p className="quiet">{t('phase.none')}</p>
      )}
      <ErrorNotice error={remove.error} />
      {suggestions.map(({ period, sexes }) => (
        <p key={period} className="phase-suggestion">
          {t('phase.suggested', { period: name(period), sexes: sexes.map((sex) => sexName(sex, page.measure.population).toLowerCase()).join(', ') })}{' '}
          {may('plan') && writing === null ? (
            <Button variant="tertiary" data-size="sm" onClick={() => write(period)}>{t('phase.markThis', { period: name(period) })}</Button>
          ) : null}
        </p>
      ))}
      {may('plan') && periods.length > 0 ? (
        writing === null ? (
          <Button variant="tertiary" data-size="sm" className="add-button no-print" onClick={() => write(periods[0]!)}>
            + {t('phase.add')}
          </Button>
        ) : (
          <PhaseForm key={writing} at={at} periods={periods} start={writing} close={close} />
        )
      ) : null}
    </div>
  );
}
