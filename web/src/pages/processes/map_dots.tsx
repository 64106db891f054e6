// The map in motion: dots walk an arrow, more of them where more go, and slower where it takes longer. They stand for all
// patients together; none of them is one.
import { useMemo } from 'react';

const RADIUS = 4.5;
const MOST = 5; // on the arrow that most take
const USUAL = 90; // the length of most arrows, on which the seconds are
const QUICKEST = 1.2; // when no time passes; ten times as long a wait adds STEP
const STEP = 1.6;
const MINUTE = 60;

/** Seconds on the screen for a wait of so many seconds: waits of minutes and of months are both to be seen. A long arrow takes longer, so that speed tells of the wait alone. */
const walk = (median: number, length: number) => ((QUICKEST + STEP * Math.log10(1 + Math.max(0, median) / MINUTE)) * length) / USUAL;

function lengthOf(path: string): number {
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  return line.getTotalLength();
}

const dotsOf = (share: number) => Math.max(1, Math.round(MOST * share));

export function MapDots({ path, share, median }: { path: string; share: number; median: number }) {
  const length = useMemo(() => lengthOf(path), [path]);
  const takes = walk(median, length);
  const dots = dotsOf(share);
  return Array.from({ length: dots }, (_, i) => (
    <circle key={i} className="map-dot" r={RADIUS} aria-hidden="true">
      <animateMotion path={path} dur={`${takes.toFixed(2)}s`} begin={`${((-i * takes) / dots).toFixed(2)}s`} repeatCount="indefinite" />
    </circle>
  ));
}
