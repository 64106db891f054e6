// A stretch month by month: half of the patients, eight of ten, and the limit from the day that it holds. Everything in
// the picture stands in the table too.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessBoardRow } from '../../api/processes';
import { LEFT, MonthAxis, ValueAxis } from '../../components/chart_axes';
import { useDrawnWidth } from '../../components/drawn_width';
import { useLanguage, usePeriodName } from '../../components/text';
import { domainOf, linePath, scale, ticks } from '../../lib/chart_scale';
import { limitUnit } from '../../lib/duration';
import { decimalsOf, figure } from '../../lib/format';

const HEIGHT = 230;
const TOP = 26;
const BOTTOM = 26;

/** The limit as steps: a line over every month in a row in which it is the same. */
function steps(values: (number | null)[]): { from: number; to: number; value: number }[] {
  const made: { from: number; to: number; value: number }[] = [];
  values.forEach((value, i) => {
    if (value === null) return;
    const last = made.at(-1);
    if (last && last.to === i - 1 && last.value === value) last.to = i;
    else made.push({ from: i, to: i, value });
  });
  return made;
}

export function StretchChart({ row }: { row: ProcessBoardRow }) {
  const { t } = useTranslation();
  const id = useId();
  const language = useLanguage();
  const name = usePeriodName();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const { months } = row;
  const unit = limitUnit(row.target.limit_unit, language);
  const shown = months.filter((one) => one.figures.median !== null);
  if (shown.length < 2) return <p className="quiet">{t('processes.noChart')}</p>;
  const right = width - 10;
  const bottom = HEIGHT - BOTTOM;
  const values = months.flatMap((one) => [one.figures.median, one.figures.p80, one.limit]).filter((one) => one !== null);
  const domain = domainOf([0, ...values]);
  const gap = (right - LEFT) / Math.max(1, months.length);
  const x = (index: number) => LEFT + gap * (index + 0.5);
  const y = scale(domain, [bottom, TOP]);
  const marks = ticks(domain[0], domain[1], 5);
  const decimals = Math.max(...marks.map((value) => decimalsOf(value)));
  const path = (pick: (one: (typeof months)[number]) => number | null) =>
    linePath(months.map((one, i) => { const value = pick(one); return value === null ? null : ([x(i), y(value)] as const); }));
  return (
    <figure className="control-chart stretch-chart" ref={holder}>
      <svg className="control-svg" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
        <title id={`${id}-title`}>{t('processes.board.chart', { name: row.target.name })}</title>
        <desc id={`${id}-told`}>{row.sentence}</desc>
        <text className="axis" x={4} y={12}>{unit}</text>
        <ValueAxis values={marks} y={y} right={right} decimals={decimals} />
        <MonthAxis months={months} x={x} right={right} height={HEIGHT} />
        {steps(months.map((one) => one.limit)).map((one) => (
          <path key={one.from} className="line-target" d={`M${(x(one.from) - gap / 2).toFixed(1)} ${y(one.value).toFixed(1)}H${(x(one.to) + gap / 2).toFixed(1)}`} />
        ))}
        <path className="values line-p80" d={path((one) => one.figures.p80)} />
        <path className="values" d={path((one) => one.figures.median)} />
        {months.map((one, i) => (
          <g key={one.period}>
            {one.figures.p80 === null ? null : <rect className="mark-p80" x={x(i) - 3} y={y(one.figures.p80) - 3} width={6} height={6} />}
            {one.figures.median === null ? null : (
              <circle className="mark-common" cx={x(i)} cy={y(one.figures.median)} r={3.2}>
                <title>{`${name(one.period)}: ${figure(one.figures.median, 1)} ${unit}`}</title>
              </circle>
            )}
          </g>
        ))}
      </svg>
      <ul className="chart-key">
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="values" d="M0 7H26" /><circle className="mark-common" cx="13" cy="7" r="3.2" /></svg>
          {t('processes.board.half')}
        </li>
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="values line-p80" d="M0 7H26" /><rect className="mark-p80" x="10" y="4" width="6" height="6" /></svg>
          {t('processes.board.eightOfTen')}
        </li>
        <li>
          <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true"><path className="line-target" d="M0 7H26" /></svg>
          {t('processes.targets.limit')}
        </li>
      </ul>
    </figure>
  );
}
