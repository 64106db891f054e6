// The share within the limit month by month, women and men and all, with the aim. The table under it says the same.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessBoardRow, StretchMonth } from '../../api/processes';
import { LEFT, MonthAxis, ValueAxis } from '../../components/chart_axes';
import { useDrawnWidth } from '../../components/drawn_width';
import { linePath, scale } from '../../lib/chart_scale';

const HEIGHT = 230;
const TOP = 26;
const BOTTOM = 26;
const GROUPS = ['T', 'K', 'M'] as const;
type Group = (typeof GROUPS)[number];

export function shareOf(month: StretchMonth, group: Group): number | null {
  const figures = group === 'T' ? month.figures : month.sexes.find((one) => one.group === group);
  return figures && !figures.withheld ? figures.share_of_reached : null;
}

function Mark({ group, x, y }: { group: Group; x: number; y: number }) {
  if (group === 'K') return <circle className="mark-women" cx={x} cy={y} r={3.4} />;
  if (group === 'M') return <rect className="mark-men" x={x - 3} y={y - 3} width={6} height={6} />;
  return <path className="mark-all" d={`M${x} ${y - 4}l4 4-4 4-4-4Z`} />;
}

export function ShareChart({ row, name }: { row: ProcessBoardRow; name: string }) {
  const { t } = useTranslation();
  const id = useId();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const { months } = row;
  const shown = GROUPS.filter((group) => months.filter((one) => shareOf(one, group) !== null).length > 1);
  if (shown.length === 0) return <p className="quiet">{t('processes.noChart')}</p>;
  const right = width - 10;
  const gap = (right - LEFT) / Math.max(1, months.length);
  const x = (index: number) => LEFT + gap * (index + 0.5);
  const y = scale([0, 100], [HEIGHT - BOTTOM, TOP]);
  const aim = row.target.share;
  return (
    <figure className="control-chart stretch-chart" ref={holder}>
      <svg className="control-svg" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
        <title id={`${id}-title`}>{t('pathways.chart')}</title>
        <desc id={`${id}-told`}>{t('pathways.chartTold', { name })}</desc>
        <text className="axis" x={4} y={12}>%</text>
        <ValueAxis values={[0, 25, 50, 75, 100]} y={y} right={right} />
        <MonthAxis months={months} x={x} right={right} height={HEIGHT} />
        {aim === null ? null : <path className="line-target" d={`M${LEFT} ${y(aim).toFixed(1)}H${right}`} />}
        {shown.map((group) => (
          <g key={group}>
            <path
              className={`values share-line-${group}`}
              d={linePath(months.map((one, i) => { const value = shareOf(one, group); return value === null ? null : ([x(i), y(value)] as const); }))}
            />
            {months.map((one, i) => {
              const value = shareOf(one, group);
              return value === null ? null : <Mark key={one.period} group={group} x={x(i)} y={y(value)} />;
            })}
          </g>
        ))}
      </svg>
      <ul className="chart-key">
        {shown.map((group) => (
          <li key={group}>
            <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className={`values share-line-${group}`} d="M0 7H26" /><Mark group={group} x={13} y={7} /></svg>
            {t(`sex.${group}`)}
          </li>
        ))}
        {aim === null ? null : (
          <li>
            <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="line-target" d="M0 7H26" /></svg>
            {t('emergency.aim')}
          </li>
        )}
      </ul>
    </figure>
  );
}
