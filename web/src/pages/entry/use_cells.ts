// The cells of the grid and their way to the server: saved when left, kept in the browser until then, sent again when
// the network is back, and never overwriting what somebody else has saved.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { previewCell, readEntry, saveCell, type Entry } from '../../api/entry';
import { ApiError } from '../../api/client';
import { keep, kept, letGo } from '../../lib/drafts';
import { isConflict } from '../../lib/editing';
import { cellOf, draftOf, isEmpty, keyOf, put, same, unreadable, wishOf, type Cell, type Draft } from './cell';

const PREVIEW_AFTER = 250; // milliseconds without typing
const RETRY_AFTER = 4000; // milliseconds between attempts while the server is out of reach

export interface Cells {
  cells: Record<string, Cell>;
  write: (key: string, change: Partial<Draft>) => void;
  save: (key: string, options?: { confirmed?: boolean }) => void;
  restore: (key: string) => void;
  keepMine: (key: string) => void;
  takeTheirs: (key: string) => void;
  /** Takes back the last saved cell; its key, or nothing when there is none. */
  undo: () => string | undefined;
  /** Time starts when a cell is entered and is sent with its next save. */
  enter: (key: string) => void;
}

const outOfReach = (error: unknown) => error instanceof ApiError && (error.status === 0 || error.status >= 502);

export function useCells(entry: Entry, person: string, said: (cell: Cell) => void): Cells {
  const client = useQueryClient();
  const { unit, period } = entry;
  const name = useCallback((key: string) => `${person}.${unit}.${period}.${key}`, [person, unit, period]);
  const cells = useRef<Record<string, Cell>>({});
  const [, redraw] = useState(0);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const sending = useRef(new Set<string>());
  const undone = useRef<{ key: string; draft: Draft }[]>([]);
  const clock = useRef<{ key: string; since: number; spent: Record<string, number> }>({ key: '', since: 0, spent: {} });
  const saying = useRef(said);
  saying.current = said;

  const change = useCallback((key: string, next: Partial<Cell>) => {
    const cell = cells.current[key];
    if (!cell) return;
    cells.current = { ...cells.current, [key]: { ...cell, ...next } };
    redraw((count) => count + 1);
  }, []);

  const stopClock = useCallback(() => {
    const { key, since, spent } = clock.current;
    if (key) spent[key] = (spent[key] ?? 0) + (performance.now() - since) / 1000;
    clock.current.key = '';
  }, []);

  const send = useCallback(
    async (key: string, confirmed: boolean, undoing: boolean) => {
      const cell = cells.current[key];
      if (!cell || sending.current.has(key)) return;
      if (unreadable(cell.draft).length > 0) {
        change(key, { status: 'unreadable' });
        return;
      }
      if (same(cell.draft, draftOf(cell.row)) || (isEmpty(cell.draft) && cell.row.version === 0)) {
        letGo(name(key));
        change(key, { status: 'saved', draft: draftOf(cell.row), base: cell.row.version, judged: null, message: '', doubts: [] });
        return;
      }
      sending.current.add(key);
      change(key, { status: 'saving', message: '', doubts: [] });
      const sent = cell.draft;
      const spent = Math.round(clock.current.spent[key] ?? 0);
      let again = false;
      try {
        const row = await saveCell(unit, period, { ...wishOf(cell), confirmed, seconds: spent });
        clock.current.spent[key] = 0;
        if (!undoing) undone.current.push({ key, draft: draftOf(cell.row) });
        const now = cells.current[key]!;
        again = now.draft !== sent;
        if (!again) letGo(name(key));
        change(key, {
          row, base: row.version, judged: null, theirs: null, marked: true,
          ...(again ? { status: 'dirty' as const } : { status: 'saved' as const, draft: draftOf(row) }),
        });
        if (!again) saying.current(cells.current[key]!);
      } catch (error) {
        if (outOfReach(error)) change(key, { status: 'waiting' });
        else if (isConflict(error)) {
          const now = await readEntry(unit, period).catch(() => null);
          const theirs = now?.rows.find((row) => keyOf(row) === key) ?? null;
          change(key, theirs ? { status: 'conflict', theirs, message: (error as Error).message } : { status: 'waiting' });
        } else if (error instanceof ApiError && error.code === 'entry.implausible') {
          change(key, { status: 'doubted', doubts: error.faults.map((fault) => fault.message), message: error.message });
        } else change(key, { status: 'refused', message: (error as Error).message });
        saying.current(cells.current[key]!);
      } finally {
        sending.current.delete(key);
      }
      if (again) void send(key, false, false);
    },
    [change, name, period, unit],
  );

  // What the server has now. A cell that is being written keeps its draft and the version it was written on, so that
  // saving it shows both versions.
  useEffect(() => {
    const next: Record<string, Cell> = {};
    for (const row of entry.rows) {
      const key = keyOf(row);
      const now = cells.current[key];
      if (now) {
        const untouched = now.status === 'saved' && same(now.draft, draftOf(now.row));
        const older = row.version < now.row.version;
        next[key] = untouched && !older ? { ...cellOf(row), marked: now.marked } : older ? now : { ...now, row: { ...row, version: row.version } };
        continue;
      }
      const left = kept<Draft>(name(key));
      next[key] = left ? { ...cellOf(row), draft: left.draft, base: left.version, status: 'dirty' } : cellOf(row);
    }
    cells.current = next;
    redraw((count) => count + 1);
    if (!entry.writable) return;
    for (const cell of Object.values(next)) if (cell.status === 'dirty' && cell.base !== -1 && kept(name(cell.key)) && !clock.current.key) void send(cell.key, false, false);
  }, [entry, name, send]);

  // Sent again when the network says that it is back, and every few seconds besides.
  useEffect(() => {
    const retry = () => {
      for (const cell of Object.values(cells.current)) if (cell.status === 'waiting') void send(cell.key, false, false);
    };
    const timer = setInterval(retry, RETRY_AFTER);
    window.addEventListener('online', retry);
    const pending = timers.current;
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
      pending.forEach((waiting) => clearTimeout(waiting));
    };
  }, [send]);

  const judge = useCallback(
    (key: string) => {
      clearTimeout(timers.current.get(key));
      timers.current.set(
        key,
        setTimeout(async () => {
          const cell = cells.current[key];
          if (!cell || unreadable(cell.draft).length > 0 || isEmpty(cell.draft)) return;
          const asked = cell.draft;
          const judged = await previewCell(unit, period, wishOf(cell)).catch(() => null);
          if (judged && cells.current[key]?.draft === asked) change(key, { judged });
        }, PREVIEW_AFTER),
      );
    },
    [change, period, unit],
  );

  const write = useCallback(
    (key: string, wish: Partial<Draft>) => {
      const cell = cells.current[key];
      if (!cell) return;
      const draft = put(cell.draft, cell.row, wish);
      keep(name(key), { draft, version: cell.base });
      change(key, { draft, judged: null, ...(cell.status === 'conflict' || cell.status === 'saving' ? {} : { status: 'dirty', message: '', doubts: [] }) });
      judge(key);
    },
    [change, judge, name],
  );

  return {
    cells: cells.current,
    write,
    save: (key, { confirmed = false } = {}) => {
      stopClock();
      const cell = cells.current[key];
      // A doubt or two versions wait for an answer; leaving the cell is none.
      if (!cell || (!confirmed && (cell.status === 'conflict' || cell.status === 'doubted'))) return;
      void send(key, confirmed, false);
    },
    restore: (key) => {
      const cell = cells.current[key];
      if (!cell) return;
      letGo(name(key));
      change(key, { ...cellOf(cell.row), marked: cell.marked });
    },
    keepMine: (key) => {
      const theirs = cells.current[key]?.theirs;
      if (!theirs) return;
      change(key, { row: theirs, base: theirs.version, theirs: null, status: 'dirty' });
      void send(key, true, false);
    },
    takeTheirs: (key) => {
      const cell = cells.current[key];
      if (!cell?.theirs) return;
      letGo(name(key));
      change(key, { ...cellOf(cell.theirs), marked: cell.marked });
      void client.invalidateQueries({ queryKey: ['entry', unit, period] });
    },
    undo: () => {
      const last = undone.current.pop();
      if (!last) return undefined;
      change(last.key, { draft: last.draft, status: 'dirty' });
      void send(last.key, true, true);
      return last.key;
    },
    enter: (key) => {
      if (clock.current.key === key) return;
      stopClock();
      clock.current.key = key;
      clock.current.since = performance.now();
    },
  };
}
