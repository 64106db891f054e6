// How the values of a matter's fields are read and written. The server keeps each as a text: a number with a point, a
// day as 2026-11-30, a table as a list of rows.
import type { FlowField } from '../api/flows';
import { decimalsOf, figure, readFigure } from './format';

export type TableRow = Record<string, string>;

export function tableRows(text: string | undefined): TableRow[] {
  if (!text) return [];
  try {
    const rows = JSON.parse(text) as unknown;
    return Array.isArray(rows) ? (rows as TableRow[]) : [];
  } catch {
    return [];
  }
}

/** Empty cells and rows are not kept. */
export function tableText(rows: TableRow[]): string {
  const kept = rows
    .map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell.trim() !== '')))
    .filter((row) => Object.keys(row).length > 0);
  return kept.length > 0 ? JSON.stringify(kept) : '';
}

/** "12.5", as the server keeps it, or "12,5", as people write it, becomes "12,5". */
export function numberText(text: string | undefined): string {
  const value = numberOf(text);
  return value === undefined ? (text ?? '') : figure(value, decimalsOf(value));
}

function numberOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : readFigure(text);
}

export interface Net {
  unit: string; // empty: every unit
  year: string; // empty: every year
  net: number;
}

/** Plus less minus: of each unit, of each year where there are several, and in all. Nothing where the net has no name. */
export function nets(field: FlowField, rows: TableRow[]): Net[] {
  const signed = field.columns.filter((column) => column.sign !== '');
  if (!field.net || signed.length === 0) return [];
  const of = (kind: string) => field.columns.find((column) => column.kind === kind)?.id ?? '';
  const [unitColumn, yearColumn] = [of('unit'), of('year')];
  const byUnit = new Map<string, number>();
  const byYear = new Map<string, number>();
  let all = 0;
  const add = (sums: Map<string, number>, key: string | undefined, net: number) => (key ? sums.set(key, (sums.get(key) ?? 0) + net) : sums);
  for (const row of rows) {
    let net = 0;
    for (const column of signed) {
      const value = numberOf(row[column.id]) ?? 0;
      net += column.sign === '+' ? value : -value;
    }
    all += net;
    add(byUnit, row[unitColumn], net);
    add(byYear, row[yearColumn], net);
  }
  // Sums of tenths are no exact tenths in a computer.
  const round = (value: number) => Number(value.toFixed(6));
  return [
    ...[...byUnit].map(([unit, net]) => ({ unit, year: '', net: round(net) })),
    ...(byYear.size > 1 ? [...byYear].sort().map(([year, net]) => ({ unit: '', year, net: round(net) })) : []),
    { unit: '', year: '', net: round(all) },
  ];
}
