import { expect, test } from 'vitest';
import { calendarTicks, dayOf, dotRows, lengthOf, markOf, markPaths, markShape, OWN_MARKS, rowOrder, spanTicks } from './dots';

const dots = [
  { row: 0, activity: 0, at: 100 },
  { row: 0, activity: 1, at: 160 },
  { row: 1, activity: 0, at: 120 },
  { row: 1, activity: 9, at: 500 },
  { row: 1, activity: 1, at: 300 },
  { row: 2, activity: 0, at: 130 },
];
const rows = dotRows({ cases: ['a', 'b', 'c'], dots });
const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime() / 1000;

test('a row tells its first and last event and how many they are', () => {
  expect(rows[1]).toEqual({ case_name: 'b', first: 120, last: 500, events: 3 });
  expect(rows.map(lengthOf)).toEqual([60, 380, 0]);
});

test('rows stand as they began, or the longest first', () => {
  expect(rowOrder(rows, 'start')).toEqual([0, 1, 2]);
  expect(rowOrder(rows, 'length')).toEqual([1, 0, 2]);
});

test('the commonest have marks of their own, and the others one together', () => {
  expect([markOf(0), markOf(OWN_MARKS - 1), markOf(OWN_MARKS), markOf(40)]).toEqual([0, OWN_MARKS - 1, OWN_MARKS, OWN_MARKS]);
  const shapes = Array.from({ length: OWN_MARKS + 1 }, (_, mark) => markShape(mark, 3));
  expect(new Set(shapes).size).toBe(OWN_MARKS + 1);
});

test('every dot stands in the path of its mark', () => {
  const paths = markPaths(dots, 2, (dot) => dot.at, (dot) => dot.row * 10);
  expect(paths).toHaveLength(OWN_MARKS + 1);
  expect(paths.map((path) => path.split('M').length - 1)).toEqual([3, 2, 0, 0, 0, 0, 0, 1]);
  expect(paths[OWN_MARKS]).toMatch(/^M500\.0 10\.0m/);
});

test('the time since the start is told in minutes, hours or days', () => {
  expect(spanTicks(3600, 6)).toEqual({ unit: 'minutes', ticks: [0, 10, 20, 30, 40, 50, 60].map((value) => ({ at: value * 60, text: String(value) })) });
  expect(spanTicks(86400, 4).unit).toBe('hours');
  expect(spanTicks(86400 * 90, 5).ticks.map((one) => one.text)).toEqual(['0', '20', '40', '60', '80']);
  expect(spanTicks(0, 5).ticks).toEqual([{ at: 0, text: '0' }]);
});

test('the calendar is told in as even parts as there is room for', () => {
  const texts = (from: number, to: number, wanted: number) => calendarTicks(from, to, wanted).map((one) => one.text);
  expect(texts(at(2023, 10, 20), at(2024, 3, 10), 6)).toEqual(['12/2023', '01/2024', '02/2024', '03/2024', '04/2024']);
  expect(texts(at(2023, 10, 20), at(2024, 7, 10), 4)).toEqual(['01/2024', '04/2024', '07/2024']);
  expect(texts(at(2019, 5, 1), at(2024, 5, 1), 6)).toEqual(['2020', '2021', '2022', '2023', '2024']);
  expect(texts(at(2024, 0, 3, 8), at(2024, 0, 6, 8), 4)).toEqual(['2024-01-04', '2024-01-05', '2024-01-06']);
  expect(texts(at(2024, 0, 3, 7), at(2024, 0, 3, 15), 4)).toEqual(['01-03 09:00', '01-03 12:00', '01-03 15:00']);
});

test('where no even part begins, the first day is told', () => {
  expect(calendarTicks(at(2024, 0, 3, 7) + 600, at(2024, 0, 3, 7) + 600, 4).map((one) => one.text)).toEqual(['2024-01-03']);
});

test('weeks begin on Mondays', () => {
  const days = calendarTicks(at(2024, 0, 3), at(2024, 0, 30), 5).map((one) => new Date(one.at * 1000));
  expect(days.map((day) => day.getDay())).toEqual([1, 1, 1, 1]);
  expect(dayOf(days[0]!.getTime() / 1000)).toBe('2024-01-08');
});
