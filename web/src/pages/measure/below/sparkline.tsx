// A unit's latest values against its own centre line and limits, small enough for a line of a list.
import type { BelowUnit } from '../../../api/chart';
import { domainOf, linePath, scale } from '../../../lib/chart_scale';
import { Mark } from '../control/marks';

const WIDTH = 148;
const HEIGHT = 38;

export function Sparkline({ unit, label }: { unit: BelowUnit; label: string }) {
  const { points, centre, lower, upper } = unit;
  const known = points.map((point) => point.value).filter((value) => value !== null);
  const domain = domainOf([...known, ...[centre, lower, upper].filter((value) => value !== null)]);
  const y = scale(domain, [HEIGHT - 5, 5]);
  const x = scale([0, Math.max(1, points.length - 1)], [5, WIDTH - 6]);
  const last = points.map((point) => point.value !== null).lastIndexOf(true);
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {lower !== null && upper !== null ? (
        <rect className="band" x={0} width={WIDTH} y={y(upper)} height={Math.max(0, y(lower) - y(upper))} />
      ) : null}
      {centre !== null ? <path className="line-centre" d={`M0 ${y(centre).toFixed(1)}H${WIDTH}`} /> : null}
      <path className="values" d={linePath(points.map((point, i) => (point.value === null ? null : ([x(i), y(point.value)] as const))))} />
      {points.map((point, i) =>
        point.value !== null && (point.meaning !== 'common' || i === last) ? (
          <Mark key={point.period} meaning={point.meaning} x={x(i)} y={y(point.value)} size={i === last ? 2.6 : 1.7} />
        ) : null,
      )}
    </svg>
  );
}
