import { Button, Dialog } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurePage, SeriesPoint } from '../../api/model';
import { outcomeHistory } from '../../api/queries';
import { HistoryList } from '../../components/history';
import { Answer } from '../../components/notice';
import { Frame } from '../../components/frame';
import { usePersonName } from '../../components/people';
import { Flags, Swedish, usePeriodName, useSexName } from '../../components/text';
import { FigureBehind } from './figure_behind';
import { decimalsOf, figure, moment, quantity } from '../../lib/format';

function History({ page, point, close }: { page: MeasurePage; point: SeriesPoint; close: () => void }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const sexName = useSexName();
  const name = usePeriodName();
  const query = useQuery(outcomeHistory(page.unit, page.measure.id, point.period ?? '', point.sex, 'main'));
  return (
    <Dialog open onClose={close} closeButton={t('common.close')} className="history" aria-labelledby="historik">
      <h2 id="historik">
        {t('measure.historyOf', { sex: sexName(point.sex, page.measure.population).toLowerCase(), period: name(point.period) })}
      </h2>
      <Answer query={query} rows={3}>
        {(data) => (
          <Frame label={t('measure.historyTitle')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('measure.version')}</th>
                  <th scope="col" className="figure">{t('measure.tableValue')}</th>
                  <th scope="col">{t('measure.recorded')}</th>
                  <th scope="col">{t('measure.by')}</th>
                  <th scope="col">{t('measure.origin')}</th>
                  <th scope="col">{t('measure.note')}</th>
                </tr>
              </thead>
              <tbody>
                {data.versions.map((version) => (
                  <tr key={version.version}>
                    <td>{version.version}</td>
                    <td className="figure">
                      {version.value === null ? t('scorecard.missingValue') : quantity(version.value, page.measure.decimals, page.measure.unit)}
                    </td>
                    <td className="nowrap">{moment(version.recorded_at)}</td>
                    <td>{personName(version.recorded_by)}</td>
                    <td><Swedish>{version.origin}</Swedish></td>
                    <td><Swedish>{version.note}</Swedish></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Answer>
      <h3>{t('history.changes')}</h3>
      <HistoryList
        filter={{ entity: 'outcome', id: `${page.unit}/${page.measure.id}/main/${point.period}/${point.sex}` }}
        empty={t('history.none')}
      />
    </Dialog>
  );
}

/** The chart's figures as a table, each with the way to its source and its earlier versions. */
export function SeriesTable({ page, points, unit }: { page: MeasurePage; points: SeriesPoint[]; unit: string }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const name = usePeriodName();
  const [shown, setShown] = useState<SeriesPoint | null>(null);
  const [behind, setBehind] = useState<SeriesPoint | null>(null);
  if (points.length === 0) return null;
  // Oldest first, and within a period the sexes before their total.
  const ordered = [...points].sort((a, b) => (a.period === b.period ? a.sex.localeCompare(b.sex) : 0));
  const counted = points.some((point) => point.denominator !== null);
  return (
    <>
      <Frame label={t('measure.table')}>
        <table className="plain-table">
          <caption>{t('measure.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('common.period')}</th>
              <th scope="col">{t('scorecard.sex')}</th>
              <th scope="col" className="figure">{t('measure.tableValue')}</th>
              {counted ? (
                <>
                  <th scope="col" className="figure">{t('measure.numerator')}</th>
                  <th scope="col" className="figure">{t('measure.denominator')}</th>
                </>
              ) : null}
              <th scope="col">{t('measure.note')}</th>
              <th scope="col"><span className="ds-sr-only">{t('measure.history')}</span></th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((point, i) => (
              <tr key={i}>
                <td>{point.period ? name(point.period) : t('measure.noPeriod')}</td>
                <td>{sexName(point.sex, page.measure.population)}</td>
                <td className="figure">
                  {point.value === null
                    ? t('scorecard.missingValue')
                    : quantity(point.value, Math.max(page.measure.decimals, decimalsOf(point.value)), page.measure.unit)}
                </td>
                {counted ? (
                  <>
                    <td className="figure">{point.numerator === null ? '' : figure(point.numerator, decimalsOf(point.numerator))}</td>
                    <td className="figure">{point.denominator === null ? '' : figure(point.denominator, decimalsOf(point.denominator))}</td>
                  </>
                ) : null}
                <td>
                  <Swedish>{point.note || point.missing_reason}</Swedish>
                  <Flags flags={point.flags} />
                </td>
                <td className="figure">
                  {point.period && point.origin === 'computed' ? (
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      className="row-button"
                      aria-label={t('behind.openOf', { sex: sexName(point.sex, page.measure.population).toLowerCase(), period: name(point.period) })}
                      onClick={() => setBehind(point)}
                    >
                      {t('behind.open')}
                    </Button>
                  ) : null}
                  {point.period ? (
                    <Button
                      variant="tertiary"
                      data-size="sm"
                      className="row-button"
                      aria-label={t('measure.historyOf', { sex: sexName(point.sex, page.measure.population).toLowerCase(), period: name(point.period) })}
                      onClick={() => setShown(point)}
                    >
                      {t('measure.history')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {behind?.period ? (
        <FigureBehind
          place={{ unit, measure: page.measure.id, period: behind.period, sex: behind.sex }}
          title={t('behind.title', { sex: sexName(behind.sex, page.measure.population).toLowerCase(), period: name(behind.period) })}
          close={() => setBehind(null)}
        />
      ) : null}
      {shown ? <History page={page} point={shown} close={() => setShown(null)} /> : null}
    </>
  );
}
