// The grid itself: a table that is a grid to a screen reader, with one field in the tab order at a time.
import { useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, EntryRow } from '../../api/entry';
import { block } from '../../lib/paste';
import { keyOf, type Cell, type Part } from './cell';
import { EntryRowCells } from './entry_row';
import { go, moveByKey, nextAnswer } from './grid_keys';
import { MeasurePanel } from './measure_panel';
import type { Cells } from './use_cells';

export interface Group {
  measure: string;
  rows: EntryRow[];
}

/** The rows of each measure together, in the report's order. */
export function groups(rows: EntryRow[]): Group[] {
  const found = new Map<string, EntryRow[]>();
  for (const row of rows) found.set(row.measure, [...(found.get(row.measure) ?? []), row]);
  return [...found.entries()].map(([measure, all]) => ({ measure, rows: all }));
}

export function EntryGrid({ entry, cells, parts, say }: { entry: Entry; cells: Cells; parts: boolean; say: (words: string) => void }) {
  const { t } = useTranslation();
  const leaving = useRef(false);
  const table = useRef<HTMLTableElement>(null);
  const all = groups(entry.rows);
  const first = entry.rows.find((row) => row.value === null && row.missing_reason === '') ?? entry.rows[0];
  const [active, setActive] = useState(first ? `${keyOf(first)}:value` : '');
  const [open, setOpen] = useState<string | null>(null);
  const columns = parts ? 9 : 7;

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const stop = (event.target as Element).closest<HTMLElement>('[data-stop]');
    const key = stop?.closest('tr')?.dataset.row;
    if (!stop || !key) return;
    leaving.current = false;
    setActive(`${key}:${stop.dataset.stop}`);
    if (stop instanceof HTMLInputElement) {
      stop.select();
      cells.enter(key);
    }
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    const row = (event.target as Element).closest<HTMLElement>('tr[data-row]');
    const to = event.relatedTarget as Element | null;
    // A share's parts belong together: they are saved when the whole row is left.
    if (!row?.dataset.row || to?.closest('tr[data-row]') === row) return;
    cells.save(row.dataset.row);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>('tr[data-row]')?.dataset.row;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey && target.matches('input[data-stop]')) {
      // While a cell is being written, the browser's own undo works in its text.
      if (key && cells.cells[key]?.status === 'dirty') return;
      event.preventDefault();
      const undone = cells.undo();
      say(undone ? t('entry.undone', { name: nameOf(undone) }) : t('entry.nothingToUndo'));
      if (undone) go(table.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(undone)}"] [data-stop="value"]`) ?? undefined);
      return;
    }
    if (event.key === 'Escape' && key && target.matches('input[data-stop]') && cells.cells[key]?.status === 'dirty') cells.restore(key);
    if (event.key === 'F8') {
      event.preventDefault();
      go(nextAnswer(target.closest('tr')));
      return;
    }
    moveByKey(event, leaving, () => {
      if (key) cells.save(key);
    });
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const stop = event.target as HTMLElement;
    const from = stop.closest<HTMLElement>('tr[data-row]')?.dataset.row;
    const cellsPasted = stop.matches('input[data-stop]') ? block(event.clipboardData.getData('text/plain')) : undefined;
    if (!cellsPasted || !from || !entry.writable) return;
    event.preventDefault();
    const order = all.flatMap((group) => group.rows.map(keyOf));
    const start = order.indexOf(from);
    const across: Part[] = parts ? ['value', 'numerator', 'denominator'] : ['value'];
    const left = across.indexOf(stop.dataset.stop as Part);
    const targets = order.slice(start, start + cellsPasted.length);
    targets.forEach((key, i) => {
      const change: Partial<Record<Part, string>> = {};
      cellsPasted[i]!.forEach((text, j) => {
        const part = across[left + j];
        if (part && text !== '') change[part] = text;
      });
      if (Object.keys(change).length === 0) return;
      cells.write(key, change);
    });
    // One at a time, in the order of the page, when all are written.
    targets.forEach((key) => cells.save(key));
    const over = cellsPasted.length - targets.length;
    say(over > 0 ? t('entry.pastedOver', { count: targets.length, over }) : t('entry.pasted', { count: targets.length }));
  };
  const nameOf = (key: string) => {
    const cell: Cell | undefined = cells.cells[key];
    return cell ? `${cell.row.measure_name}, ${cell.row.sex_name}` : '';
  };
  return (
    <table
      ref={table}
      className="entry-table"
      role="grid"
      aria-label={t('entry.gridLabel', { unit: entry.unit_name, period: entry.period_name })}
      aria-describedby="entry-keys"
      data-parts={parts}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    >
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">{t('plan.measure')}</th>
          <th scope="col" role="columnheader">{t('scorecard.target')}</th>
          <th scope="col" role="columnheader">{t('scorecard.sex')}</th>
          <th scope="col" role="columnheader" className="figure">{t('entry.before')}</th>
          <th scope="col" role="columnheader" className="figure entry-value-head">{t('entry.value')}</th>
          {parts ? (
            <>
              <th scope="col" role="columnheader" className="figure">{t('measure.numerator')}</th>
              <th scope="col" role="columnheader" className="figure">{t('measure.denominator')}</th>
            </>
          ) : null}
          <th scope="col" role="columnheader">{t('entry.judgement')}</th>
          <th scope="col" role="columnheader"><span className="ds-sr-only">{t('entry.more')}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {all.map((group) => (
          <Fragment key={group.measure}>
            {group.rows.map((row, i) => {
              const cell = cells.cells[keyOf(row)];
              return cell ? (
                <EntryRowCells
                  key={row.sex}
                  unit={entry.unit}
                  period={entry.period}
                  writable={entry.writable}
                  cell={cell}
                  cells={cells}
                  parts={parts}
                  active={active}
                  height={i === 0 ? group.rows.length : 0}
                  opened={open === group.measure}
                  toggle={() => setOpen(open === group.measure ? null : group.measure)}
                />
              ) : null;
            })}
            {open === group.measure ? (
              <MeasurePanel
                entry={entry}
                group={group}
                cells={cells}
                columns={columns}
                close={() => {
                  setOpen(null);
                  go(table.current?.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(keyOf(group.rows[0]!))}"] [data-stop="more"]`) ?? undefined);
                }}
              />
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
