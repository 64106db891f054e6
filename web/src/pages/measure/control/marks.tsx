// The marks of points: what a point says is told by its shape as well as its colour.
import type { ChartPoint } from '../../../api/chart';

interface Placed {
  meaning: ChartPoint['meaning'];
  /** A doubtful value, which counts for nothing in the chart. */
  excluded?: boolean;
}

export function Mark({ meaning, excluded = false, x, y, size }: Placed & { x: number; y: number; size: number }) {
  if (excluded) return <circle className="mark-excluded" cx={x} cy={y} r={size * 1.3} />;
  if (meaning === 'improvement') {
    const r = size * 2.1;
    return <path className="mark-improvement" d={`M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`} />;
  }
  if (meaning === 'concern') {
    const r = size * 1.6;
    return <rect className="mark-concern" x={x - r} y={y - r} width={2 * r} height={2 * r} />;
  }
  if (meaning === 'change') {
    const r = size * 2;
    return <path className="mark-change" d={`M${x} ${y - r}l${r} ${r * 1.7}h${-2 * r}Z`} />;
  }
  return <circle className="mark-common" cx={x} cy={y} r={size} />;
}

/** A mark by itself, beside its words in the key. */
export function MarkSample(mark: Placed) {
  return (
    <svg className="mark-sample" viewBox="0 0 14 14" aria-hidden="true">
      <Mark {...mark} x={7} y={7} size={2.6} />
    </svg>
  );
}

export function LineSample({ kind }: { kind: 'centre' | 'limit' | 'inner' | 'target' }) {
  return (
    <svg className="line-sample" viewBox="0 0 26 14" aria-hidden="true">
      <path className={kind === 'inner' ? 'line-limit line-inner' : `line-${kind}`} d="M1 7h24" />
    </svg>
  );
}
