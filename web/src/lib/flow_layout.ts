// Where the stages and steps of a matter type stand when they are drawn: the straight way downwards in the first column,
// what leads aside to the right of where one leaves it, and everything that turns back in lanes to the left.
import type { FlowPart } from '../api/flows';

type Part = Pick<FlowPart, 'stages' | 'steps'>;

/** The stages that one passes when nothing goes astray: from each, the first step that somebody waits for. */
export function straightWay(part: Part): string[] {
  const way: string[] = [];
  let at = part.stages[0]?.id;
  while (at !== undefined && !way.includes(at)) {
    way.push(at);
    const here = at;
    const onward = part.steps.filter((step) => step.from.includes(here) && step.to !== '' && !way.includes(step.to));
    at = (onward.find((step) => !step.optional) ?? onward[0])?.to;
  }
  return way;
}

export interface PlacedStage {
  id: string;
  column: number;
  row: number;
}
/** One step from one stage; a step that can be taken from several has an arrow from each, under the same number. */
export interface Arrow {
  step: string;
  number: number;
  from: string;
  to: string;
  kind: 'onward' | 'aside' | 'around';
  /** Of those around: how far to the left it runs, from 0. */
  lane: number;
}
export interface FlowLayout {
  stages: PlacedStage[];
  arrows: Arrow[];
  rows: number;
  columns: number;
  lanes: number;
}

export function layFlow(part: Part): FlowLayout {
  const way = straightWay(part);
  const stages: PlacedStage[] = way.map((id, row) => ({ id, column: 0, row }));
  const place = (id: string) => stages.find((stage) => stage.id === id);
  const taken = (column: number, row: number) => stages.some((stage) => stage.column === column && stage.row === row);
  let waiting = part.stages.filter((stage) => !way.includes(stage.id)).map((stage) => stage.id);
  while (waiting.length > 0) {
    const next = waiting.find((id) => part.steps.some((step) => step.to === id && step.from.some(place))) ?? waiting[0]!;
    const sources = part.steps.filter((step) => step.to === next).flatMap((step) => step.from.map(place));
    // Beside the last stage that leads to it, so that the arrows to it run downwards.
    const row = Math.max(0, ...sources.map((stage) => stage?.row ?? 0));
    let column = 1;
    while (taken(column, row)) column += 1;
    stages.push({ id: next, column, row });
    waiting = waiting.filter((id) => id !== next);
  }

  const arrows: Arrow[] = [];
  const lanes: [number, number][][] = [];
  const laneFor = (a: number, b: number) => {
    const span: [number, number] = [Math.min(a, b), Math.max(a, b)];
    const free = lanes.findIndex((lane) => lane.every(([top, bottom]) => span[1] <= top || bottom <= span[0]));
    if (free >= 0) {
      lanes[free]!.push(span);
      return free;
    }
    lanes.push([span]);
    return lanes.length - 1;
  };
  part.steps.forEach((step, index) => {
    for (const start of step.from) {
      const from = place(start);
      const to = place(step.to);
      if (!from || !to || from === to) continue;
      const onward = from.column === 0 && to.column === 0 && to.row === from.row + 1;
      const aside = to.column > from.column;
      const kind = onward ? 'onward' : aside ? 'aside' : 'around';
      const lane = kind === 'around' ? laneFor(from.row, to.row) : 0;
      arrows.push({ step: step.id, number: index + 1, from: start, to: step.to, kind, lane });
    }
  });
  return {
    stages,
    arrows,
    rows: Math.max(1, ...stages.map((stage) => stage.row + 1)),
    columns: Math.max(1, ...stages.map((stage) => stage.column + 1)),
    lanes: lanes.length,
  };
}
