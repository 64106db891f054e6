// The axes of the charts by month and by group: lines across at even values, and as many names beneath as there is room for.
import { thinned } from '../lib/chart_scale';
import { figure } from '../lib/format';
import { periodShort } from '../lib/period';

type Place = (value: number) => number;

/** Where the drawing begins, after the values' figures. */
export const LEFT = 46;

export function ValueAxis({ values, y, right, decimals }: { values: number[]; y: Place; right: number; decimals?: number }) {
  return values.map((value) => (
    <g key={value}>
      <path className="grid" d={`M${LEFT} ${y(value).toFixed(1)}H${right}`} />
      <text className="axis" x={LEFT - 7} y={y(value) + 4} textAnchor="end">{figure(value, decimals)}</text>
    </g>
  ));
}

/** `height` is the picture's; the names stand at its foot. */
export function MonthAxis({ months, x, right, height }: { months: { period: string }[]; x: Place; right: number; height: number }) {
  return thinned(months.length, Math.max(2, Math.floor((right - LEFT) / 66))).map((index) => (
    <text key={index} className="axis" x={x(index)} y={height - 8} textAnchor={x(index) > right - 30 ? 'end' : 'middle'}>
      {periodShort(months[index]!.period)}
    </text>
  ));
}
