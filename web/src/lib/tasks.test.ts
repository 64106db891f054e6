import { describe, expect, it } from 'vitest';
import type { Task } from '../api/model';
import { dayAfter, dayDistance } from './days';
import { groupTasks } from './tasks';

const task = (id: string, due: string | null, late = false): Task => ({
  id, kind: 'report', title: id, detail: '', unit: 'vo_ortopedi', unit_name: 'VO Ortopedi', period: '2022-T1', due, late,
  link: '/', deputy_for: '',
});

describe('tasks', () => {
  it('stand under late, this week and later', () => {
    const groups = groupTasks(
      [task('förra', '2022-05-01', true), task('idag', '2022-05-02'), task('sju', '2022-05-09'), task('åtta', '2022-05-10'), task('utan', null)],
      '2022-05-02',
    );
    expect(groups.late.map((one) => one.id)).toEqual(['förra']);
    expect(groups.week.map((one) => one.id)).toEqual(['idag', 'sju']);
    expect(groups.later.map((one) => one.id)).toEqual(['åtta', 'utan']);
  });
});

describe('days', () => {
  it('are counted over months, years and the change to summer time', () => {
    expect(dayDistance('2022-03-26', '2022-03-28')).toBe(2);
    expect(dayDistance('2022-12-31', '2023-01-01')).toBe(1);
    expect(dayDistance('2022-05-02', '2022-04-29')).toBe(-3);
    expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29');
  });
});
