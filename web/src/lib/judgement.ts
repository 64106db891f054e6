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

/**
 * The rows that the scorecard's own counts are about: those due this period, and of a measure divided by sex the sexes
 * and not their total, which would count the same people twice.
 */
export function countedRows(measure: ScorecardMeasure): ScorecardRow[] {
  const sexes = measure.rows.filter((row) => row.sex !== 'T');
  return !measure.due ? [] : sexes.length > 0 ? sexes : measure.rows;
}

export function countRows(card: Scorecard, narrowing: Narrowing): number {
  return measuresOf(card).flatMap(countedRows).filter((row) => matches(row, narrowing)).length;
}

/** The measures that have something to show under a narrowing; those that are only shown for information, under none. */
export function narrowed(measures: ScorecardMeasure[], narrowing: Narrowing): ScorecardMeasure[] {
  if (narrowing === 'alla') return measures.filter((measure) => measure.rows.length > 0);
  return measures.filter((measure) => countedRows(measure).some((row) => matches(row, narrowing)));
}
