// How judged rows are counted and picked out. The judgement itself is the server's.
import type { Attainment, Scorecard, ScorecardMeasure, ScorecardRow } from '../api/model';

export const ATTAINMENTS: Attainment[] = ['met', 'not_met', 'not_yet', 'undetermined', 'baseline_missing', 'no_data'];

/** What a scorecard can be narrowed to: everything, what somebody should look at, or one attainment. */
export type Narrowing = 'alla' | 'uppmarksamma' | Attainment;

/** A row that somebody should look at: the target is missed, or the figures carry a decline. */
export function needsAttention(row: ScorecardRow): boolean {
  return row.attainment === 'not_met' || row.development === 'declined';
}

export function matches(row: ScorecardRow, narrowing: Narrowing): boolean {
  if (narrowing === 'alla') return true;
  if (narrowing === 'uppmarksamma') return needsAttention(row);
  return row.attainment === narrowing;
}

export function measuresOf(card: Scorecard): ScorecardMeasure[] {
  return card.perspectives.flatMap((perspective) => perspective.factors.flatMap((factor) => factor.measures));
}

export function rowsOf(card: Scorecard): ScorecardRow[] {
  return measuresOf(card).flatMap((measure) => measure.rows);
}

export function countRows(card: Scorecard, narrowing: Narrowing): number {
  return rowsOf(card).filter((row) => matches(row, narrowing)).length;
}
