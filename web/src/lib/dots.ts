// Where the dots of single patients stand: a row for each patient, the order of the rows, the ticks of the time under them,
// and a mark for each activity that is told by its shape as well as by its colour.
import type { PatientDot, PatientDots } from '../api/processes';
import { decimalsOf, figure, moment } from './format';
import { periodShort } from './period';
import { ticks } from './chart_scale';

/** So many of the commonest activities have a mark of their own; the others share the one after them. */
export const OWN_MARKS = 7;

export const markOf = (activity: number) => Math.min(activity, OWN_MARKS);

export interface DotRow {
  case_name: string;
  /** Seconds since 1970. */
  first: number;
  last: number;
  events: number;
}

/** One for each patient, in the order of the answer. */
export function dotRows({ cases, dots }: Pick<PatientDots, 'cases' | 'dots'>): DotRow[] {
  const rows = cases.map((case_name) => ({ case_name, first: Infinity, last: -Infinity, events: 0 }));
  for (const { row, at } of dots) {
    const one = rows[row]!;
    one.first = Math.min(one.first, at);
    one.last = Math.max(one.last, at);
    one.events += 1;
  }
  return rows;
}

export type DotOrder = 'start' | 'length';

export const lengthOf = (row: DotRow) => row.last - row.first;

/** The rows' indexes from the top: as they are, or the longest first. */
export function rowOrder(rows: DotRow[], order: DotOrder): number[] {
  const indexes = rows.map((_, index) => index);
  return order === 'start' ? indexes : indexes.sort((a, b) => lengthOf(rows[b]!) - lengthOf(rows[a]!));
}

/** The outline of a mark, to be drawn from its middle. */
export function markShape(mark: number, radius: number): string {
  const r = radius;
  const thin = Number((radius * 0.4).toFixed(2));
  const arm = Number((radius - thin).toFixed(2));
  const two = Number((radius * 2).toFixed(2));
  const wide = Number((thin * 2).toFixed(2));
  const shapes = [
    `m${-r} 0a${r} ${r} 0 1 0 ${two} 0a${r} ${r} 0 1 0 ${-two} 0z`,
    `m${-r} ${-r}h${two}v${two}h${-two}z`,
    `m0 ${-r}l${r} ${two}h${-two}z`,
    `m0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
    `m${-thin} ${-r}h${wide}v${arm}h${arm}v${wide}h${-arm}v${arm}h${-wide}v${-arm}h${-arm}v${-wide}h${arm}z`,
    `m0 ${r}l${-r} ${-two}h${two}z`,
    `m0 ${-thin}l${arm} ${-arm}l${thin} ${thin}l${-arm} ${arm}l${arm} ${arm}l${-thin} ${thin}l${-arm} ${-arm}l${-arm} ${arm}l${-thin} ${-thin}l${arm} ${-arm}l${-arm} ${-arm}l${thin} ${-thin}z`,
  ];
  return shapes[mark] ?? `m${-thin / 2} ${-r}h${thin}v${two}h${-thin}z`;
}

/** One path for all the dots of each mark. */
export function markPaths(dots: PatientDot[], radius: number, x: (dot: PatientDot) => number, y: (dot: PatientDot) => number): string[] {
  const shapes = Array.from({ length: OWN_MARKS + 1 }, (_, mark) => markShape(mark, radius));
  const paths: string[][] = shapes.map(() => []);
  for (const dot of dots) {
    const mark = markOf(dot.activity);
    paths[mark]!.push(`M${x(dot).toFixed(1)} ${y(dot).toFixed(1)}${shapes[mark]}`);
  }
  return paths.map((path) => path.join(''));
}

export interface Tick {
  at: number;
  text: string;
}

const HOUR = 3600;
const DAY = 86400;
const SPANS = { minutes: 60, hours: HOUR, days: DAY };

/** Round times from nothing to the longest, in the unit that suits it. */
export function spanTicks(seconds: number, wanted: number): { unit: keyof typeof SPANS; ticks: Tick[] } {
  const unit = seconds < HOUR * 2 ? 'minutes' : seconds < DAY * 2 ? 'hours' : 'days';
  const values = ticks(0, seconds / SPANS[unit], wanted);
  const decimals = Math.max(0, ...values.map((value) => decimalsOf(value)));
  return { unit, ticks: values.map((value) => ({ at: value * SPANS[unit], text: figure(value, decimals) })) };
}

type CalendarUnit = 'hour' | 'day' | 'month' | 'year';
const SECONDS: Record<CalendarUnit, number> = { hour: HOUR, day: DAY, month: DAY * 30.4, year: DAY * 365.25 };
const STEPS: [CalendarUnit, number][] = [
  ['hour', 1], ['hour', 3], ['hour', 6], ['hour', 12],
  ['day', 1], ['day', 7], ['day', 14],
  ['month', 1], ['month', 3], ['month', 6],
  ['year', 1], ['year', 2], ['year', 5], ['year', 10], ['year', 20], ['year', 50],
];

/** The last even beginning of an hour, a day, a Monday, a month or a year that is not after the instant. */
function evenBefore(at: Date, unit: CalendarUnit, by: number): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  if (unit === 'hour') return new Date(year, month, day, Math.floor(at.getHours() / by) * by);
  if (unit === 'month') return new Date(year, Math.floor(month / by) * by, 1);
  if (unit === 'year') return new Date(Math.floor(year / by) * by, 0, 1);
  // The fifth of January 1970 was a Monday.
  const sinceMonday = Math.floor(Date.UTC(year, month, day) / (DAY * 1000)) - 4;
  return new Date(year, month, day - (sinceMonday % by + by) % by);
}

function stepped(at: Date, unit: CalendarUnit, by: number): Date {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  if (unit === 'hour') return new Date(at.getTime() + by * HOUR * 1000);
  if (unit === 'day') return new Date(year, month, day + by);
  return unit === 'month' ? new Date(year, month + by, 1) : new Date(year + by, 0, 1);
}

export const instantText = (seconds: number) => moment(new Date(seconds * 1000).toISOString());
export const dayOf = (seconds: number) => instantText(seconds).slice(0, 10);

function calendarText(seconds: number, unit: CalendarUnit): string {
  if (unit === 'hour') return instantText(seconds).slice(5);
  const day = dayOf(seconds);
  return unit === 'day' ? day : periodShort(unit === 'month' ? day.slice(0, 7) : day.slice(0, 4));
}

/** Even hours, days, months or years between the two: about as many as asked for at most, and the first day where there is none. */
export function calendarTicks(from: number, to: number, wanted: number): Tick[] {
  const [unit, by] = STEPS.find(([one, times]) => SECONDS[one] * times * wanted >= to - from) ?? STEPS.at(-1)!;
  const found: Tick[] = [];
  for (let at = evenBefore(new Date(from * 1000), unit, by); at.getTime() <= to * 1000; at = stepped(at, unit, by)) {
    const seconds = at.getTime() / 1000;
    if (seconds >= from) found.push({ at: seconds, text: calendarText(seconds, unit) });
  }
  return found.length > 0 ? found : [{ at: from, text: dayOf(from) }];
}
