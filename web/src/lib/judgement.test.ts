import { describe, expect, it } from 'vitest';
import type { Attainment, Scorecard, ScorecardMeasure, Sex } from '../api/model';
import { countedRows, countRows, narrowed } from './judgement';

const measure = (id: string, due: boolean, rows: [Sex, Attainment][]) =>
  ({ id, due, rows: rows.map(([sex, attainment]) => ({ sex, attainment, development: 'not_comparable' })) }) as ScorecardMeasure;

const divided = measure('divided', true, [['K', 'met'], ['M', 'not_met'], ['T', 'baseline_missing']]);
const whole = measure('whole', true, [['T', 'no_data']]);
const informing = measure('informing', false, [['T', 'not_met']]);
const card = { perspectives: [{ factors: [{ measures: [divided, whole, informing] }] }] } as Scorecard;

describe('the scorecard’s counts', () => {
  it('leave out totals beside the sexes and what is not due', () => {
    expect(countedRows(divided).map((row) => row.sex)).toEqual(['K', 'M']);
    expect(countedRows(whole)).toHaveLength(1);
    expect(countedRows(informing)).toHaveLength(0);
    expect(countRows(card, 'alla')).toBe(3);
    expect(countRows(card, 'uppmarksamma')).toBe(1);
    expect(countRows(card, 'baseline_missing')).toBe(0);
  });
  it('and the measures shown agree', () => {
    const ids = (narrowing: 'alla' | 'not_met') => narrowed([divided, whole, informing], narrowing).map(({ id }) => id);
    expect(ids('alla')).toEqual(['divided', 'whole', 'informing']);
    expect(ids('not_met')).toEqual(['divided']);
  });
});
