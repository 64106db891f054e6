// How the overview of a round is narrowed and sorted, and as a table to paste into Excel.
import type { OverviewUnit, RoundState } from '../api/model';

export type OverviewNarrowing = 'all' | 'late' | RoundState;
export type OverviewColumn = 'unit' | 'state' | 'entered' | 'deadline' | 'waits' | 'since';
export interface OverviewOrder {
  by: OverviewColumn;
  descending: boolean;
}

/** In the tree's own order. */
export const TREE_ORDER: OverviewOrder = { by: 'unit', descending: false };

const WAY: RoundState[] = ['not_started', 'in_progress', 'returned', 'submitted', 'approved', 'signed'];

export function narrowedUnits(units: OverviewUnit[], narrowing: OverviewNarrowing, text: string): OverviewUnit[] {
  const words = text.trim().toLocaleLowerCase('sv');
  return units.filter(
    (unit) =>
      (narrowing === 'all' || (narrowing === 'late' ? unit.late : unit.state === narrowing)) &&
      (!words ||
        unit.unit_name.toLocaleLowerCase('sv').includes(words) ||
        unit.waits_for_name.toLocaleLowerCase('sv').includes(words)),
  );
}

export function sortedUnits(units: OverviewUnit[], order: OverviewOrder): OverviewUnit[] {
  const place = new Map(units.map((unit, i) => [unit.unit, i]));
  const key = (unit: OverviewUnit): string | number => {
    switch (order.by) {
      case 'unit': return place.get(unit.unit) ?? 0;
      case 'state': return WAY.indexOf(unit.state);
      case 'entered': return unit.due === 0 ? 1 : unit.entered / unit.due;
      case 'deadline': return unit.deadline ?? '9999';
      case 'waits': return unit.waits_for_name || '\uffff';
      case 'since': return unit.since || '\uffff';
    }
  };
  const sign = order.descending ? -1 : 1;
  return [...units].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const way = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'sv');
    return sign * way || (place.get(a.unit) ?? 0) - (place.get(b.unit) ?? 0);
  });
}

/** Columns by tabs, rows by lines: what Excel takes from the clipboard. */
export function pasteable(head: string[], rows: (string | number)[][]): string {
  const cell = (value: string | number) => {
    const text = String(value).replace(/[\t\r\n]+/g, ' ');
    return /^[=+@]/.test(text) ? `'${text}` : text;
  };
  return [head, ...rows].map((row) => row.map(cell).join('\t')).join('\r\n');
}
