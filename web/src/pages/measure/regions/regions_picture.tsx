// Every region as a point with what chance leaves open, the best at the top, and the country as a line through all.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurePage } from '../../../api/model';
import type { RegionComparison } from '../../../api/regions';
import { PAPER, useDrawnWidth } from '../../../components/drawn_width';
import { domainOf, scale, ticks } from '../../../lib/chart_scale';
import { decimalsOf, figure } from '../../../lib/format';
import { useFigures } from '../control/words';

const LINE = 24;

export function RegionsPicture({ page, answer, title }: { page: MeasurePage; answer: RegionComparison; title: string }) {
  const { t } = useTranslation();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const id = useId();
  const figures = useFigures(page.measure);
  const known = answer.regions.filter((one) => one.value !== null);
  const wide = width >= PAPER;
  const [left, right, top] = [wide ? 190 : 132, width - 46, 26];
  const bottom = top + known.length * LINE;
  const country = answer.country.value;
  const domain = domainOf([
    ...known.flatMap((one) => [one.value ?? 0, one.lower ?? one.value ?? 0, one.upper ?? one.value ?? 0]),
    ...(country === null ? [] : [country]),
  ]);
  const x = scale(domain, [left, right]);
  const marks = ticks(domain[0], domain[1], wide ? 6 : 3);
  const short = (name: string) => (wide ? name : name.replace(/^Region /, '').replace(/sregionen$/, ''));
  return (
    <figure className="control-chart" ref={holder}>
      <svg className="control-svg regions-svg" viewBox={`0 0 ${width} ${bottom + 30}`} width={width} height={bottom + 30} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-told`}>{t('regions.described', { count: known.length })}</desc>
        {marks.map((value) => (
          <g key={value}>
            <path className="grid" d={`M${x(value).toFixed(1)} ${top}V${bottom}`} />
            <text className="axis" x={x(value)} y={bottom + 18} textAnchor="middle">{figure(value, decimalsOf(value))}</text>
          </g>
        ))}
        {country === null ? null : (
          <>
            <path className="line-centre" d={`M${x(country).toFixed(1)} ${top - 6}V${bottom}`} />
            <text className="line-name" x={x(country)} y={top - 11} textAnchor="middle">{t('regions.country', { value: figures.value(country) })}</text>
          </>
        )}
        {known.map((one, i) => {
          const y = top + (i + 0.5) * LINE;
          return (
            <g key={one.region} className={one.own ? 'region-own' : undefined}>
              <text x={left - 10} y={y + 4} textAnchor="end">{short(one.name)}</text>
              {one.lower === null || one.upper === null ? null : (
                <path className="region-interval" d={`M${x(one.lower).toFixed(1)} ${y}H${x(one.upper).toFixed(1)}`} />
              )}
              <circle className="region-point" cx={x(one.value ?? 0)} cy={y} r={one.own ? 5.5 : 4} />
              <text className="axis" x={width - 4} y={y + 4} textAnchor="end">{figures.bare(one.value)}</text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
