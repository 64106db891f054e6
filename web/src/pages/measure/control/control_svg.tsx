// The control chart itself: values, centre and limits of each part, the target, and signs as shapes. Everything in it
// stands in the table too; the picture has a name and says the verdict.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSeries, MeasurePhase } from '../../../api/chart';
import { PAPER } from '../../../components/drawn_width';
import { usePeriodName } from '../../../components/text';
import { apart, linePath, scale, thinned, ticks } from '../../../lib/chart_scale';
import { decimalsOf, figure } from '../../../lib/format';
import { periodShort } from '../../../lib/period';
import { Mark } from './marks';
import { changeWords, type useFigures } from './words';

export interface Drawing {
  series: ChartSeries;
  /** What people have said changed, by the point where its part begins. */
  changes: Map<number, MeasurePhase[]>;
  title: string;
  domain: [number, number];
  width: number;
  height: number;
  /** The point that the reader has stopped at. */
  at: number;
  figures: ReturnType<typeof useFigures>;
}

const TOP = 24;
const LETTER = 7; // the width of a letter, on the safe side: words are cut before they reach the next part
const BOTTOM = 26;
const LINE = 15; // between two labels

/** As much of a text as there is room for; nothing where that would be a few letters. */
function cut(text: string, room: number): string {
  const letters = Math.floor(room / LETTER);
  return text.length <= letters ? text : letters < 9 ? '' : `${text.slice(0, letters - 1).trimEnd()}…`;
}

/** Which points are named on the time axis: the first of each year where there are many. */
function namedPoints(periods: string[], room: number): { index: number; text: string }[] {
  const years = periods.map((period) => period.slice(0, 4));
  const starts = periods.map((_, i) => i).filter((i) => i > 0 && years[i] !== years[i - 1] && /-(01|W01|Q1|T1|VT)$/.test(periods[i]!));
  if (periods.length > 24 && starts.length > 1) {
    const few = thinned(starts.length, Math.max(2, Math.floor(room / 46)));
    return few.map((i) => ({ index: starts[i]!, text: years[starts[i]!]! }));
  }
  return thinned(periods.length, Math.max(2, Math.floor(room / 74))).map((index) => ({ index, text: periodShort(periods[index]) }));
}

export function ControlSvg({ series, changes, title, domain, width, height, at, figures }: Drawing) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const id = useId();
  const { points, parts, target, target_upper: targetUpper } = series;
  const wide = width >= PAPER;
  const left = 46;
  const right = width - (wide ? 104 : 10);
  const bottom = height - BOTTOM;
  // Words of what changed have a line of their own above the values.
  const top = changes.size > 0 ? TOP + LINE : TOP;
  const gap = (right - left) / Math.max(1, points.length);
  const x = (index: number) => left + gap * (index + 0.5);
  const y = scale(domain, [bottom, top]);
  const size = gap < 7 ? 1.7 : gap < 14 ? 2.4 : 3;
  const marks = ticks(domain[0], domain[1], height < 220 ? 4 : 5);
  const decimals = Math.min(3, Math.max(...marks.map((value) => decimalsOf(value))));
  const spans = parts.map((part) => {
    const first = points.findIndex((point) => point.period === part.first);
    const last = points.findIndex((point) => point.period === part.last);
    return { ...part, from: x(first) - gap / 2, to: x(last) + gap / 2, changed: changes.get(first) };
  });
  // A part's limit from its first point to its last, a step at each point where it changes; or backwards.
  const steps = (part: number, limit: 'lower' | 'upper', start: 'M' | 'L', backwards: boolean) => {
    const own = points.flatMap((point, i) => {
      const value = point[limit];
      return point.part === part + 1 && value !== null ? [{ from: x(i) - gap / 2, to: x(i) + gap / 2, at: y(value).toFixed(1) }] : [];
    });
    if (backwards) own.reverse();
    return own
      .map(({ from, to, at: level }, i) => `${i === 0 ? start : 'L'}${(backwards ? to : from).toFixed(1)} ${level}H${(backwards ? from : to).toFixed(1)}`)
      .join('');
  };
  const line = linePath(points.map((point, i) => (point.value === null ? null : ([x(i), y(point.value)] as const))));
  const last = parts.at(-1);
  const labels = wide
    ? [
        { key: 'upper', value: last?.upper ?? null, text: t('chart.upper') },
        { key: 'centre', value: last?.centre ?? null, text: t('chart.centre') },
        { key: 'lower', value: last?.lower ?? null, text: t('chart.lower') },
        { key: 'target', value: target, text: t('chart.target') },
        { key: 'target-upper', value: targetUpper, text: t('chart.target') },
      ].flatMap(({ value, ...label }) => (value === null ? [] : [{ ...label, value }]))
    : [];
  const places = apart(labels.map((label) => y(label.value) + 4), LINE, [top + 4, bottom + 4]);
  const named = namedPoints(points.map((point) => point.period), right - left);
  const cursor = points[at];
  return (
    <svg
      className="control-svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-told`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-told`}>
        {t('chart.described', { verdict: series.verdict, count: points.length, from: name(points[0]?.period), to: name(points.at(-1)?.period) })}
        {[...changes.values()].map((phases) => ` ${t('chart.changed', { words: changeWords(phases) })}`).join('')}
      </desc>
      {marks.map((value) => (
        <g key={value}>
          <path className="grid" d={`M${left} ${y(value).toFixed(1)}H${right}`} />
          <text className="axis" x={left - 7} y={y(value) + 4} textAnchor="end">{figure(value, decimals)}</text>
        </g>
      ))}
      {named.map(({ index, text }) => (
        <g key={index}>
          <path className="tick" d={`M${x(index).toFixed(1)} ${bottom}v4`} />
          <text
            className="axis"
            x={x(index)}
            y={height - 8}
            textAnchor={index === points.length - 1 && x(index) > right - 30 ? 'end' : x(index) < left + 24 ? 'start' : 'middle'}
          >
            {text}
          </text>
        </g>
      ))}
      {spans.map((span, i) => (
        <g key={span.first} data-few={span.few_points}>
          {span.lower !== null && span.upper !== null ? (
            <>
              <path className="band" d={`${steps(i, 'upper', 'M', false)}${steps(i, 'lower', 'L', true)}Z`} />
              <path className="line-limit" d={steps(i, 'upper', 'M', false) + steps(i, 'lower', 'M', false)} />
            </>
          ) : null}
          {span.centre !== null ? <path className="line-centre" d={`M${span.from} ${y(span.centre).toFixed(1)}H${span.to}`} /> : null}
          {parts.length > 1 ? (
            <>
              {i > 0 ? <path className="part-edge" d={`M${span.from.toFixed(1)} ${TOP - 18}V${bottom}`} /> : null}
              <text className="part-name" x={span.from + (i > 0 ? 5 : 0)} y={TOP - 9}>
                {span.to - span.from > 54 ? t('chart.part', { number: i + 1 }) : i + 1}
              </text>
              {span.changed ? (
                <text className="part-change" x={span.from + 5} y={TOP - 9 + LINE}>
                  {cut(changeWords(span.changed), (i === spans.length - 1 ? width : span.to) - span.from - 10)}
                </text>
              ) : null}
            </>
          ) : null}
        </g>
      ))}
      {target !== null && targetUpper !== null ? (
        <>
          <rect className="target-band" x={left} width={right - left} y={y(targetUpper)} height={Math.max(0, y(target) - y(targetUpper))} />
          <path className="line-target" d={`M${left} ${y(targetUpper).toFixed(1)}H${right}`} />
        </>
      ) : null}
      {target !== null ? <path className="line-target" d={`M${left} ${y(target).toFixed(1)}H${right}`} /> : null}
      {cursor ? <path className="cursor no-print" d={`M${x(at).toFixed(1)} ${top}V${bottom}`} /> : null}
      <path className="values" d={line} />
      {points.map((point, i) =>
        point.value === null ? null : <Mark key={point.period} meaning={point.meaning} excluded={point.excluded} x={x(i)} y={y(point.value)} size={size} />,
      )}
      {cursor && cursor.value !== null ? <circle className="cursor-ring no-print" cx={x(at)} cy={y(cursor.value)} r={size * 2.6 + 2} /> : null}
      {labels.map((label, i) => (
        <text key={label.key} className={`line-name ${label.key.startsWith('target') ? 'name-target' : `name-${label.key}`}`} x={right + 8} y={places[i]}>
          {label.text} {label.key.startsWith('target') ? figures.bare(label.value) : figures.line(label.value)}
        </text>
      ))}
    </svg>
  );
}
