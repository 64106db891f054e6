// One cell of the entry grid: what is written in it against what the server has.
import type { CellWish, EntryRow } from '../../api/entry';
import type { QualityFlag } from '../../api/model';
import { change, decimalsOf, figure, readFigure } from '../../lib/format';

export type Part = 'value' | 'numerator' | 'denominator';

/** What a person has written, as they wrote it. */
export interface Draft {
  value: string;
  numerator: string;
  denominator: string;
  flags: QualityFlag[];
  note: string;
  /** No data: then the reason counts and the figures do not. */
  missing: boolean;
  missing_reason: string;
  mend: { responsible: string; due: string } | null;
}

/** saved; written but not sent; being sent; waiting for the network; refused; in doubt; two versions; no number. */
export type Status = 'saved' | 'dirty' | 'saving' | 'waiting' | 'refused' | 'doubted' | 'conflict' | 'unreadable';

export interface Cell {
  key: string;
  row: EntryRow;
  draft: Draft;
  /** The version that the draft was written on. */
  base: number;
  status: Status;
  /** The draft judged by the server while it is written. */
  judged: EntryRow | null;
  message: string;
  doubts: string[];
  theirs: EntryRow | null;
  /** Saved by the reader since the page was opened. */
  marked: boolean;
}

export const keyOf = (row: Pick<EntryRow, 'measure' | 'sex'>) => `${row.measure}/${row.sex}`;

const written = (value: number | null, decimals = 0) => (value === null ? '' : figure(value, decimalsOf(value, decimals)));

export function draftOf(row: EntryRow): Draft {
  return {
    value: written(row.value, row.decimals),
    numerator: written(row.numerator),
    denominator: written(row.denominator),
    flags: row.flags,
    note: row.note,
    missing: row.value === null && row.missing_reason !== '',
    missing_reason: row.missing_reason,
    mend: null,
  };
}

export function cellOf(row: EntryRow): Cell {
  return {
    key: keyOf(row), row, draft: draftOf(row), base: row.version, status: 'saved', judged: null, message: '', doubts: [], theirs: null,
    marked: false,
  };
}

const PARTS: Part[] = ['value', 'numerator', 'denominator'];

/** The parts that hold something else than a number. */
export function unreadable(draft: Draft): Part[] {
  return draft.missing ? [] : PARTS.filter((part) => draft[part].trim() !== '' && readFigure(draft[part]) === undefined);
}

/** The same figures and words, however they are written: "8,40" is "8,4". */
export function same(a: Draft, b: Draft): boolean {
  const plain = (draft: Draft) =>
    JSON.stringify([
      draft.missing ? [] : PARTS.map((part) => readFigure(draft[part]) ?? draft[part].trim()),
      [...draft.flags].sort(),
      draft.note.trim(),
      draft.missing ? draft.missing_reason.trim() : '',
      draft.mend,
    ]);
  return plain(a) === plain(b);
}

export const isEmpty = (draft: Draft) =>
  !draft.missing && draft.flags.length === 0 && draft.note.trim() === '' && PARTS.every((part) => draft[part].trim() === '');

export function wishOf(cell: Cell): CellWish {
  const { row, draft } = cell;
  const number = (part: Part) => (draft.missing ? null : (readFigure(draft[part]) ?? null));
  return {
    measure: row.measure,
    sex: row.sex,
    value: number('value'),
    numerator: number('numerator'),
    denominator: number('denominator'),
    flags: draft.flags,
    note: draft.note,
    missing_reason: draft.missing ? draft.missing_reason : '',
    ...(draft.missing && draft.mend?.responsible && draft.mend.due ? { mend: draft.mend } : {}),
    version: cell.base,
  };
}

/** What is written in one field. Parts of a share let go of the value, which is computed from them. */
export function put(draft: Draft, row: EntryRow, change: Partial<Draft>): Draft {
  const next = { ...draft, ...change };
  const parts = change.numerator !== undefined || change.denominator !== undefined;
  if (parts && change.value === undefined && row.takes_numerator) next.value = '';
  if (change.missing === undefined && PARTS.some((part) => change[part]?.trim())) next.missing = false;
  return next;
}

/** The change since the period before, at once and without the server: "+1,2 p.e." */
export function changeNow(cell: Cell): string {
  const value = readFigure(cell.draft.value);
  const before = cell.row.previous_value;
  if (value === undefined || before === null) return '';
  const decimals = Math.max(cell.row.decimals, Math.min(decimalsOf(value), 2));
  return change(Number((value - before).toFixed(6)), decimals, cell.row.unit);
}

/** Whether the cell waits for its writer: a doubt to confirm, a refusal to mend, two versions to choose between. */
export const needsAnswer = (cell: Cell) => ['refused', 'doubted', 'conflict', 'unreadable'].includes(cell.status);
export const isFilled = (cell: Cell) => cell.row.value !== null || cell.row.missing_reason !== '';
