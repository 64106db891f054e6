// How much of a process map is shown before anybody has chosen.

const READABLE = 30; // arrows that can be followed in one picture
const STEP = 5;

/** Percent of the detail, 0 to 100 in steps of five: the most that a picture can be read with. Each arrow's `level` (0 to 1) is the detail it appears at. */
export function firstDetail(edges: { level: number }[]): number {
  let detail = 100;
  while (detail > 0 && edges.filter((one) => one.level <= detail / 100).length > READABLE) detail -= STEP;
  return detail;
}
