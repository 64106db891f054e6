// Where things stand in a chart that we draw ourselves: from values to places, round ticks, labels that keep apart.

export interface Scale {
  (value: number): number;
  from: number;
  to: number;
}

/** A value's place between two edges; `from` may lie after `to` on the screen. */
export function scale(domain: [number, number], edges: [number, number]): Scale {
  const [low, high] = domain;
  const span = high - low || 1;
  return Object.assign((value: number) => edges[0] + ((value - low) / span) * (edges[1] - edges[0]), {
    from: low,
    to: high,
  });
}

/** Steps of 1, 2 or 5 times a power of ten: about as many as asked for. */
export function step(low: number, high: number, wanted: number): number {
  const rough = (high - low || 1) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = rough / power;
  return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

/** Round values within the domain. */
export function ticks(low: number, high: number, wanted: number): number[] {
  const by = step(low, high, wanted);
  const first = Math.ceil(low / by - 1e-9);
  const last = Math.floor(high / by + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * by).toPrecision(12)));
}

/** A domain that holds every value with a little room, from zero where the values reach down towards it. */
export function domainOf(values: number[]): [number, number] {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (low === high) return low === 0 ? [-1, 1] : [low - Math.abs(low) * 0.1, high + Math.abs(high) * 0.1];
  const room = (high - low) * 0.08;
  if (low >= 0 && low < (high - low) * 0.5) return [0, high + room];
  return [low - room, high + room];
}

/** Moves places apart so that each is at least `least` from the next, as little as it takes, within the edges. */
export function apart(places: number[], least: number, edges: [number, number]): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  for (let i = 1; i < order.length; i += 1) {
    moved[order[i]!] = Math.max(moved[order[i]!]!, moved[order[i - 1]!]! + least);
  }
  const last = order.at(-1);
  if (last !== undefined && moved[last]! > edges[1]) {
    moved[last] = edges[1];
    for (let i = order.length - 2; i >= 0; i -= 1) {
      moved[order[i]!] = Math.min(moved[order[i]!]!, moved[order[i + 1]!]! - least);
    }
  }
  return moved;
}

/** So many of the indexes below `count` as have room, always with the last. */
export function thinned(count: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)));
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % every === 0);
}

/** Ends of a path through the points; a value that is missing breaks it. */
export function linePath(points: (readonly [number, number] | null)[]): string {
  let path = '';
  let pen = 'M';
  for (const point of points) {
    if (point === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    pen = 'L';
  }
  return path;
}
