// How long visits wait, group by group: a bar to the median, a dash at the 90th percentile, and the limit as a line.
// The table under it says the same.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyGroup, EmergencyInterval } from '../../api/processes';
import { LEFT, ValueAxis } from '../../components/chart_axes';
import { useDrawnWidth } from '../../components/drawn_width';
import { domainOf, scale, thinned, ticks } from '../../lib/chart_scale';
import { figure } from '../../lib/format';

const HEIGHT = 240;
const TOP = 26;
const BOTTOM = 26;

export function EmergencyChart({ groups, place, interval, by }: { groups: EmergencyGroup[]; place: number; interval: EmergencyInterval; by: string }) {
  const { t } = useTranslation();
  const id = useId();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const figures = groups.map((group) => group.figures[place]);
  const values = figures.flatMap((one) => (one && one.median !== null && one.p90 !== null ? [one.median, one.p90] : []));
  if (values.length === 0) return null;
  const domain = domainOf([0, ...values, interval.limit]);
  const right = width - 10;
  const gap = (right - LEFT) / groups.length;
  const bar = Math.min(gap * 0.62, 46);
  const x = (index: number) => LEFT + gap * (index + 0.5);
  const y = scale(domain, [HEIGHT - BOTTOM, TOP]);
  return (
    <figure className="control-chart emergency-chart" ref={holder}>
      <svg className="control-svg" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
        <title id={`${id}-title`}>{t('emergency.chart', { name: interval.name, by })}</title>
        <desc id={`${id}-told`}>{t('emergency.chartTold')}</desc>
        <text className="axis" x={4} y={12}>min</text>
        <ValueAxis values={ticks(domain[0], domain[1], 5)} y={y} right={right} />
        {thinned(groups.length, Math.max(2, Math.floor((right - LEFT) / 62))).map((index) => (
          <text key={groups[index]!.key} className="axis" x={x(index)} y={HEIGHT - 8} textAnchor="middle">{groups[index]!.name}</text>
        ))}
        {figures.map((one, i) =>
          one && one.median !== null && one.p90 !== null ? (
            <g key={groups[i]!.key}>
              <title>{`${groups[i]!.name}: ${figure(one.median, 1)} / ${figure(one.p90, 1)} min`}</title>
              <rect className="emergency-bar" x={x(i) - bar / 2} width={bar} y={y(one.median)} height={Math.max(0, y(0) - y(one.median))} />
              <path className="emergency-whisker" d={`M${x(i)} ${y(one.median).toFixed(1)}V${y(one.p90).toFixed(1)}M${x(i) - bar / 2} ${y(one.p90).toFixed(1)}h${bar}`} />
            </g>
          ) : null,
        )}
        <path className="line-target" d={`M${LEFT} ${y(interval.limit).toFixed(1)}H${right}`} />
      </svg>
      <ul className="chart-key">
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><rect className="emergency-bar" x="8" y="2" width="10" height="12" /></svg>
          {t('emergency.half')}
        </li>
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="emergency-whisker" d="M13 14V3M7 3h12" /></svg>
          {t('emergency.nine')}
        </li>
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="line-target" d="M0 7H26" /></svg>
          {t('emergency.limitLine')} ({t('emergency.minutes', { limit: figure(interval.limit) })})
        </li>
      </ul>
    </figure>
  );
}
