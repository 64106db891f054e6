// How many are on their way at each month's end, and how many come. The table beside it says the same.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessLoad } from '../../api/processes';
import { LEFT, MonthAxis, ValueAxis } from '../../components/chart_axes';
import { useDrawnWidth } from '../../components/drawn_width';
import { domainOf, linePath, scale, ticks } from '../../lib/chart_scale';

const HEIGHT = 200;

export function LoadChart({ load }: { load: ProcessLoad }) {
  const { t } = useTranslation();
  const id = useId();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const { months } = load;
  const values = months.flatMap((one) => [one.arrivals, one.in_progress]).filter((one) => one !== null);
  if (values.length < 2) return <p className="quiet">{t('processes.noChart')}</p>;
  const domain = domainOf([0, ...values]);
  const right = width - 10;
  const gap = (right - LEFT) / months.length;
  const x = (index: number) => LEFT + gap * (index + 0.5);
  const y = scale(domain, [HEIGHT - 26, 26]);
  const line = linePath(months.map((one, i) => (one.in_progress === null ? null : ([x(i), y(one.in_progress)] as const))));
  return (
    <figure className="control-chart stretch-chart" ref={holder}>
      <svg className="control-svg" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{load.sentence}</title>
        <text className="axis" x={4} y={12}>{t('processes.load.unit')}</text>
        <ValueAxis values={ticks(domain[0], domain[1], 4)} y={y} right={right} />
        <MonthAxis months={months} x={x} right={right} height={HEIGHT} />
        {months.map((one, i) =>
          one.arrivals === null ? null : <rect key={one.period} className="load-bar" x={x(i) - gap * 0.3} width={gap * 0.6} y={y(one.arrivals)} height={y(0) - y(one.arrivals)} />,
        )}
        <path className="values" d={line} />
        {months.map((one, i) => (one.in_progress === null ? null : <circle key={one.period} className="mark-common" cx={x(i)} cy={y(one.in_progress)} r={3} />))}
      </svg>
      <ul className="chart-key">
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="values" d="M0 7H26" /><circle className="mark-common" cx="13" cy="7" r="3" /></svg>
          {t('processes.load.inProgress')}
        </li>
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><rect className="load-bar" x="8" y="2" width="10" height="12" /></svg>
          {t('processes.load.arrivals')}
        </li>
      </ul>
    </figure>
  );
}
