// How the action list is narrowed, and where actions stand on a timeline of tertials.
import type { ActionRow, Timeliness } from '../api/model';

export interface ActionFilter {
  perspective: string;
  responsible: string;
  timeliness: Timeliness | '';
  /** A status id; "none" for those without any. */
  status: string;
}

export const NO_FILTER: ActionFilter = { perspective: '', responsible: '', timeliness: '', status: '' };

export function passes(action: ActionRow, filter: ActionFilter): boolean {
  return (
    (!filter.perspective || action.perspective === filter.perspective) &&
    (!filter.responsible || action.responsibles.some((one) => one.kind === filter.responsible)) &&
    (!filter.timeliness || action.timeliness === filter.timeliness) &&
    (!filter.status || (filter.status === 'none' ? action.status === '' : action.status === filter.status))
  );
}

/** Each distinct choice once, in the order of the list. */
export function choices(actions: ActionRow[], pick: (action: ActionRow) => [string, string][]): [string, string][] {
  return [...new Map(actions.flatMap(pick).filter(([id]) => id !== '')).entries()];
}

export type Column = 'number' | 'action' | 'timetable' | 'timeliness' | 'status';
export interface Order {
  by: Column;
  descending: boolean;
}

const LATEST_FIRST: Timeliness[] = ['overdue', 'start_overdue', 'on_time', 'no_date', 'ended'];

/** In the order asked for; those alike keep the plan's own order. Actions without a day come last. */
export function sorted(actions: ActionRow[], order: Order): ActionRow[] {
  const key = (action: ActionRow): string | number => {
    if (order.by === 'number') return action.number;
    if (order.by === 'timetable') return action.due_by ?? action.start_by ?? '9999';
    if (order.by === 'timeliness') return LATEST_FIRST.indexOf(action.timeliness);
    return order.by === 'status' ? action.status_name : action.title;
  };
  const sign = order.descending ? -1 : 1;
  return [...actions].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const way = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'sv');
    return sign * way || a.number - b.number;
  });
}

/** "2022-08-31" → "2022-T2". */
export function tertialOf(day: string): string {
  return `${day.slice(0, 4)}-T${Math.ceil(Number(day.slice(5, 7)) / 4)}`;
}

/** Every tertial from the first to the last that any action starts or ends in. */
export function tertialsOf(actions: ActionRow[]): string[] {
  const used = actions.flatMap((action) => [action.start_by, action.due_by].filter((day) => day !== null)).map(tertialOf).sort();
  const last = used.at(-1);
  const found: string[] = [];
  for (let now = used[0]; now && last && now <= last; ) {
    found.push(now);
    const [year, index] = [Number(now.slice(0, 4)), Number(now.slice(6))];
    now = index === 3 ? `${year + 1}-T1` : `${year}-T${index + 1}`;
  }
  return found;
}
