// One series as a control chart: its picture, a way through its points by keyboard, and what the reader stopped at.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSeries, MeasurePhase } from '../../../api/chart';
import type { Measure } from '../../../api/model';
import { useDrawnWidth } from '../../../components/drawn_width';
import { usePeriodName } from '../../../components/text';
import { ControlSvg } from './control_svg';
import { changesAt, changeWords, useFigures, usePointSign } from './words';

export function ControlChart({ series, phases, measure, title, domain, height }: {
  series: ChartSeries;
  /** What people have said changed; drawn where it falls among the points. */
  phases: MeasurePhase[];
  measure: Measure;
  title: string;
  domain: [number, number];
  height: number;
}) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const sign = usePointSign();
  const figures = useFigures(measure);
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const [chosen, choose] = useState<number | null>(null);
  const end = series.points.length - 1;
  const at = Math.min(chosen ?? end, end);
  const point = series.points[at];
  if (!point) return null;
  const changes = changesAt(series, phases);
  const told = [
    `${name(point.period)}: ${point.value === null ? t('scorecard.missingValue').toLowerCase() : figures.value(point.value)}`,
    sign(point),
    changeWords(changes.get(at)),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <figure className="control-chart" ref={holder}>
      <ControlSvg series={series} changes={changes} title={title} domain={domain} width={width} height={height} at={chosen === null ? -1 : at} figures={figures} />
      <div className="control-reader no-print">
        <input
          type="range"
          min={0}
          max={end}
          value={at}
          aria-label={t('chart.reader', { title })}
          aria-valuetext={told}
          onChange={(event) => choose(Number(event.target.value))}
        />
        <output>{told}</output>
      </div>
    </figure>
  );
}
