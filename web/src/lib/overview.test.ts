import { describe, expect, it } from 'vitest';
import type { OverviewUnit } from '../api/model';
import { narrowedUnits, pasteable, sortedUnits, TREE_ORDER } from './overview';

const unit = (name: string, wish: Partial<OverviewUnit> = {}): OverviewUnit => ({
  unit: name, unit_name: name, level: 'vo', depth: 1, state: 'in_progress', entered: 0, due: 10, deadline: '2022-05-21',
  late: false, waits_for_name: '', since: '', open_questions: 0, ...wish,
});
const units = [
  unit('VO Öron', { state: 'submitted', entered: 10, waits_for_name: 'Per Öhman', since: '2022-05-03' }),
  unit('VO Ortopedi', { late: true, entered: 4, waits_for_name: 'Sara Lindgren' }),
  unit('VO Ambulans', { state: 'signed', entered: 10 }),
];
const names = (rows: OverviewUnit[]) => rows.map((row) => row.unit);

describe('the overview', () => {
  it('is narrowed by state, lateness, and words in unit or person', () => {
    expect(names(narrowedUnits(units, 'submitted', ''))).toEqual(['VO Öron']);
    expect(names(narrowedUnits(units, 'late', ''))).toEqual(['VO Ortopedi']);
    expect(names(narrowedUnits(units, 'all', 'ÖHMAN'))).toEqual(['VO Öron']);
    expect(names(narrowedUnits(units, 'all', 'vo o'))).toEqual(['VO Ortopedi']);
  });

  it('keeps the tree’s order until asked for another', () => {
    expect(names(sortedUnits(units, TREE_ORDER))).toEqual(['VO Öron', 'VO Ortopedi', 'VO Ambulans']);
    expect(names(sortedUnits(units, { by: 'state', descending: false }))).toEqual(['VO Ortopedi', 'VO Öron', 'VO Ambulans']);
    expect(names(sortedUnits(units, { by: 'waits', descending: false }))).toEqual(['VO Öron', 'VO Ortopedi', 'VO Ambulans']);
    expect(names(sortedUnits(units, { by: 'entered', descending: false }))[0]).toBe('VO Ortopedi');
  });

  it('is pasted as cells, and no text becomes a formula', () => {
    expect(pasteable(['Enhet', 'Klart'], [['=1+1', 3], ['VO\tÖron', 0]])).toBe("Enhet\tKlart\r\n'=1+1\t3\r\nVO Öron\t0");
  });
});
