// Every point of a control chart in figures and words.
import { useTranslation } from 'react-i18next';
import type { ChartSeries, MeasurePhase } from '../../../api/chart';
import type { Measure } from '../../../api/model';
import { Frame } from '../../../components/frame';
import { usePeriodName } from '../../../components/text';
import { changesAt, changeWords, useFigures, usePointSign } from './words';

export function ControlTable({ series, phases, measure, caption }: { series: ChartSeries; phases: MeasurePhase[]; measure: Measure; caption: string }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const sign = usePointSign();
  const figures = useFigures(measure);
  const changes = changesAt(series, phases);
  return (
    <Frame label={caption}>
      <table className="plain-table control-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.period')}</th>
            <th scope="col" className="figure">{t('measure.tableValue')}</th>
            <th scope="col" className="figure">{t('chart.centreLong')}</th>
            <th scope="col" className="figure">{t('chart.lowerLong')}</th>
            <th scope="col" className="figure">{t('chart.upperLong')}</th>
            {series.parts.length > 1 ? <th scope="col" className="figure">{t('chart.partColumn')}</th> : null}
            <th scope="col">{t('chart.signColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {series.points.map((point, i) => (
            <tr key={point.period}>
              <th scope="row">{name(point.period)}</th>
              <td className="figure">{point.value === null ? t('scorecard.missingValue') : figures.bare(point.value)}</td>
              <td className="figure">{figures.line(point.centre)}</td>
              <td className="figure">{figures.line(point.lower)}</td>
              <td className="figure">{figures.line(point.upper)}</td>
              {series.parts.length > 1 ? <td className="figure">{point.part}</td> : null}
              <td>{[sign(point), changeWords(changes.get(i))].filter(Boolean).join('. ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}
