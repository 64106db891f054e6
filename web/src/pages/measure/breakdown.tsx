// A computed figure by the values of one of its source's columns: outliers by DRG, causes of readmission.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { measureBreakdown, type BreakdownPart, type MeasureBreakdown } from '../../api/chart';
import type { MeasurePage } from '../../api/model';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { usePlace } from '../../components/place';
import { Swedish, usePeriodName } from '../../components/text';
import { decimalsOf, figure, quantity } from '../../lib/format';

function Parts({ told, title }: { told: MeasureBreakdown; title: string }) {
  const { t } = useTranslation();
  const shares = [told.whole, ...told.parts].some((one) => one.denominator !== null);
  const number = (value: number | null) => (value === null ? '' : figure(value, Math.min(2, decimalsOf(value))));
  const line = (one: BreakdownPart) => (
    <tr key={one.title}>
      <th scope="row" lang="sv">{one.title}</th>
      {one.withheld ? (
        <td colSpan={shares ? 4 : 2} className="figure">{t('breakdown.withheld')}</td>
      ) : (
        <>
          <td className="figure">{figure(one.rows)}</td>
          {shares ? (
            <>
              <td className="figure">{number(one.numerator)}</td>
              <td className="figure">{number(one.denominator)}</td>
            </>
          ) : null}
          <td className="figure">{one.value === null ? '–' : quantity(one.value, told.decimals, told.value_unit)}</td>
        </>
      )}
    </tr>
  );
  return (
    <Frame label={title}>
      <table className="plain-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col" lang="sv">{told.columns.find((one) => one.name === told.by)?.title}</th>
            <th scope="col" className="figure">{t('breakdown.rows')}</th>
            {shares ? (
              <>
                <th scope="col" className="figure">{t('measure.numerator')}</th>
                <th scope="col" className="figure">{t('measure.denominator')}</th>
              </>
            ) : null}
            <th scope="col" className="figure">{t('measure.tableValue')}</th>
          </tr>
        </thead>
        <tbody>
          {told.parts.map(line)}
          {line(told.whole)}
        </tbody>
      </table>
    </Frame>
  );
}

function Body({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const name = usePeriodName();
  const [by, choose] = useState('');
  const query = useQuery({ ...measureBreakdown(page.unit, page.measure.id, period, by), placeholderData: keepPreviousData });
  return (
    <Answer query={query} rows={4}>
      {(told) => (
        <>
          <Field className="no-print">
            <Label>{t('breakdown.by')}</Label>
            <Select width="auto" value={told.by} onChange={(event) => choose(event.target.value)}>
              {told.columns.map((one) => (
                <Select.Option key={one.name} value={one.name} lang="sv">{one.title}</Select.Option>
              ))}
            </Select>
          </Field>
          {told.parts.length === 0 ? (
            <p className="quiet">{t('breakdown.none', { period: name(period) })}</p>
          ) : (
            <Parts told={told} title={t('breakdown.caption', { name: page.measure.name, period: name(period) })} />
          )}
          {told.more > 0 ? <p className="quiet">{t('breakdown.more', { count: told.more })}</p> : null}
          {told.note ? <p className="quiet"><Swedish>{told.note}</Swedish></p> : null}
        </>
      )}
    </Answer>
  );
}

/** Only what is computed out of source data can be divided; a figure that somebody wrote has no rows behind it. */
export function BreakdownSection({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const computed = page.series.some((series) => series.points.some((point) => point.origin === 'computed'));
  if (!computed) return null;
  return (
    <Fold title={t('breakdown.title')}>
      <Body page={page} />
    </Fold>
  );
}
