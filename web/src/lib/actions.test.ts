import { describe, expect, it } from 'vitest';
import type { ActionRow } from '../api/model';
import { NO_FILTER, passes, sorted, tertialOf, tertialsOf } from './actions';

const action = (over: Partial<ActionRow>) =>
  ({ perspective: 'medborgare', responsibles: [{ kind: 'vo_chefer' }], timeliness: 'on_time', status: '', start_by: null, due_by: null, ...over }) as ActionRow;

describe('actions', () => {
  it('are narrowed by every chosen thing at once', () => {
    expect(passes(action({}), NO_FILTER)).toBe(true);
    expect(passes(action({}), { ...NO_FILTER, responsible: 'vo_chefer', perspective: 'medborgare' })).toBe(true);
    expect(passes(action({}), { ...NO_FILTER, responsible: 'divisionschef' })).toBe(false);
    expect(passes(action({}), { ...NO_FILTER, status: 'none' })).toBe(true);
    expect(passes(action({ status: 'done' }), { ...NO_FILTER, status: 'none' })).toBe(false);
  });
  it('are put in order, those alike in the plan’s', () => {
    const rows = [
      action({ number: 1, title: 'Öka', due_by: null }),
      action({ number: 2, title: 'Ändra', due_by: '2022-08-31', timeliness: 'overdue' }),
      action({ number: 3, title: 'Zon', due_by: '2022-04-30' }),
    ];
    const numbers = (by: 'action' | 'timetable' | 'timeliness', descending = false) =>
      sorted(rows, { by, descending }).map((row) => row.number);
    expect(numbers('action')).toEqual([3, 2, 1]);
    expect(numbers('timetable')).toEqual([3, 2, 1]);
    expect(numbers('timeliness')).toEqual([2, 1, 3]);
    expect(numbers('timeliness', true)).toEqual([1, 3, 2]);
  });
  it('stand in their tertial', () => {
    expect(tertialOf('2022-04-30')).toBe('2022-T1');
    expect(tertialOf('2022-05-01')).toBe('2022-T2');
    expect(tertialOf('2022-12-31')).toBe('2022-T3');
    const rows = [action({ start_by: '2022-04-30' }), action({ due_by: '2023-04-30' }), action({})];
    expect(tertialsOf(rows)).toEqual(['2022-T1', '2022-T2', '2022-T3', '2023-T1']);
    expect(tertialsOf([action({})])).toEqual([]);
  });
});
