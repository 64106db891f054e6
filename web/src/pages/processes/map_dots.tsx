// The map in motion: dots walk an arrow, more of them where more go, and slower where it takes longer. They stand for all
// patients together; none of them is one.
const RADIUS = 4.5;
const MOST = 5; // on the arrow that most take
const QUICKEST = 1.2; // seconds from end to end when no time passes; ten times as long adds STEP
const STEP = 1.6;
const MINUTE = 60;

/** Seconds on the screen for a wait of so many seconds: waits of minutes and of months are both to be seen. */
export const walk = (median: number) => QUICKEST + STEP * Math.log10(1 + Math.max(0, median) / MINUTE);

export const dotsOf = (share: number) => Math.max(1, Math.round(MOST * share));

export function MapDots({ path, share, median }: { path: string; share: number; median: number }) {
  const takes = walk(median);
  const dots = dotsOf(share);
  return Array.from({ length: dots }, (_, i) => (
    <circle key={i} className="map-dot" r={RADIUS} aria-hidden="true">
      <animateMotion path={path} dur={`${takes.toFixed(2)}s`} begin={`${((-i * takes) / dots).toFixed(2)}s`} repeatCount="indefinite" />
    </circle>
  ));
}
