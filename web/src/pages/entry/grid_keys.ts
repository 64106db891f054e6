// How one moves in the grid: arrows and Enter as in a sheet, Tab to the next field, Escape and then Tab out of it.
// Every place to stop has data-stop with its column's name; the rows stand in the order of the page.
import type { KeyboardEvent } from 'react';

const stopsIn = (row: Element) => [...row.querySelectorAll<HTMLElement>('[data-stop]')];
const isField = (stop: HTMLElement) => stop instanceof HTMLInputElement;

export function go(stop: HTMLElement | undefined): void {
  stop?.focus();
  if (stop instanceof HTMLInputElement) stop.select();
}

/** Where the next row that waits for an answer is answered, after the given row and around to the first. */
export function nextAnswer(from: Element | null): HTMLElement | undefined {
  const rows = [...document.querySelectorAll('tr[data-answer="true"]')];
  const after = rows.find((row) => from && from.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) ?? rows[0];
  return after?.querySelector<HTMLElement>('[data-stop="answer"]') ?? after?.querySelector<HTMLElement>('[data-stop="value"]') ?? undefined;
}

/** The nearest row above or below that has a place to stop in the same column, or else its value. */
function vertical(rows: Element[], at: number, step: number, column: string): HTMLElement | undefined {
  for (let i = at + step; i >= 0 && i < rows.length; i += step) {
    const stops = stopsIn(rows[i]!);
    const same = stops.find((stop) => stop.dataset.stop === column);
    if (same) return same;
    if (['numerator', 'denominator'].includes(column)) continue;
    const value = stops.find((stop) => stop.dataset.stop === 'value');
    if (value && column !== 'more') return value;
  }
  return undefined;
}

/** Whether an arrow should leave the field: everything is marked, or the caret stands at that end. */
function atEnd(field: HTMLElement, towards: number): boolean {
  if (!(field instanceof HTMLInputElement)) return true;
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (from === 0 && to === value.length) return true;
  return from === to && (towards < 0 ? from === 0 : to === value.length);
}

/** Moves as the key says. `finish` is called by Enter in the last row, where there is nowhere to go. */
export function moveByKey(event: KeyboardEvent<HTMLElement>, leaving: { current: boolean }, finish: () => void): void {
  const stop = (event.target as Element).closest<HTMLElement>('[data-stop]');
  const row = stop?.closest('tr');
  if (!stop || !row || event.altKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll('tr[data-row]')];
  const at = rows.indexOf(row);
  const column = stop.dataset.stop ?? '';
  const beside = (step: number) => {
    const stops = stopsIn(row);
    return stops[stops.indexOf(stop) + step];
  };
  const fields = rows.flatMap(stopsIn).filter(isField);
  let next: HTMLElement | undefined;
  const { key, shiftKey, ctrlKey } = event;
  if (key === 'Escape') leaving.current = true;
  else if (key === 'Tab' && !ctrlKey) {
    if (!isField(stop) || leaving.current) return;
    next = fields[fields.indexOf(stop) + (shiftKey ? -1 : 1)];
  } else if (key === 'Enter' && isField(stop)) {
    event.preventDefault();
    next = vertical(rows, at, shiftKey ? -1 : 1, column);
    if (!next) finish();
  } else if (key === 'ArrowDown' || key === 'ArrowUp') next = vertical(rows, at, key === 'ArrowDown' ? 1 : -1, column);
  else if ((key === 'ArrowLeft' || key === 'ArrowRight') && !shiftKey && !ctrlKey) {
    const step = key === 'ArrowRight' ? 1 : -1;
    if (atEnd(stop, step)) next = beside(step);
  } else if (ctrlKey && key === 'Home') next = fields[0];
  else if (ctrlKey && key === 'End') next = fields.at(-1);
  if (!next) return;
  event.preventDefault();
  go(next);
}
