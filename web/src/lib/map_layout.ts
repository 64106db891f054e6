// Where the steps and arrows of a process map stand: laid out by elk, in a worker of its own so that the page never waits.
import ELK, { type ElkNode } from 'elkjs/lib/elk-api';
import workerAddress from 'elkjs/lib/elk-worker.min.js?url';

export interface MapPart {
  nodes: { id: string; width: number; height: number }[];
  edges: { id: string; from: string; to: string; width: number; height: number }[];
}
export interface PlacedNode {
  id: string;
  x: number;
  y: number;
}
export interface PlacedEdge {
  id: string;
  path: string;
  /** Where its label stands: the middle of it, and the room that was made for it. */
  x: number;
  y: number;
  labelWidth: number;
}
export interface Placed {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

let elk: InstanceType<typeof ELK> | undefined;

// The pictures that were laid last, the newest first.
const laidBefore: Placed[] = [];
const KEPT = 12;
const ROOM = 16; // so much wider than the room made for it a label may be: about two digits
const FILLED = 0.75; // so great a share of the arrows that have a place must be drawn, or the picture has holes

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'SPLINES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '46',
  'elk.spacing.nodeNode': '34',
  'elk.spacing.edgeLabel': '4',
  'elk.edgeLabels.inline': 'true',
  // What is asked first stands first, so that the same question gives the same picture.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'GREEDY_MODEL_ORDER',
  'elk.padding': '[top=12,left=12,bottom=12,right=12]',
};

/** Whether everything has its place in a picture that is laid, and the picture no hole. */
export function holds(placed: Placed, { nodes, edges }: MapPart): boolean {
  if (nodes.length !== placed.nodes.length || edges.length < placed.edges.length * FILLED) return false;
  const there = new Set(placed.nodes.map((one) => one.id));
  const room = new Map(placed.edges.map((one) => [one.id, one.labelWidth + ROOM]));
  return nodes.every((one) => there.has(one.id)) && edges.every((one) => one.width <= (room.get(one.id) ?? -1));
}

/** A picture that was laid before and has a place for everything, the shown one if it can be: with it the steps stay where they stood. */
export function placedBefore(part: MapPart, shown?: Placed): Placed | undefined {
  return shown && holds(shown, part) ? shown : laidBefore.find((placed) => holds(placed, part));
}

export async function layMap({ nodes, edges }: MapPart): Promise<Placed> {
  elk ??= new ELK({ workerFactory: () => new Worker(workerAddress) });
  const laid: ElkNode = await elk.layout({
    id: 'map',
    layoutOptions: OPTIONS,
    children: nodes,
    edges: edges.map(({ id, from, to, width, height }) => ({
      id,
      sources: [from],
      targets: [to],
      labels: [{ id: `${id}/label`, text: id, width, height }],
    })),
  });
  const placed: Placed = {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    nodes: (laid.children ?? []).map(({ id, x = 0, y = 0 }) => ({ id, x, y })),
    edges: (laid.edges ?? []).map((edge) => {
      const section = edge.sections?.[0];
      const label = edge.labels?.[0];
      if (!section) return { id: edge.id, path: '', x: 0, y: 0, labelWidth: 0 };
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      return {
        id: edge.id,
        path: curve(points),
        x: (label?.x ?? points[0]!.x) + (label?.width ?? 0) / 2,
        y: (label?.y ?? points[0]!.y) + (label?.height ?? 0) / 2,
        labelWidth: label?.width ?? 0,
      };
    }),
  };
  laidBefore.unshift(placed);
  laidBefore.length = Math.min(laidBefore.length, KEPT);
  return placed;
}

interface Point {
  x: number;
  y: number;
}

/** Bends come in threes, as a curve's handles and its end; what is left over becomes a straight line. */
export function curve(points: Point[]): string {
  const at = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${at(first)}`;
  while (rest.length >= 3) {
    const [one, two, three] = rest.splice(0, 3) as [Point, Point, Point];
    path += `C${at(one)} ${at(two)} ${at(three)}`;
  }
  for (const point of rest) path += `L${at(point)}`;
  return path;
}
