// What the editor's toolbar does to a text and its selection.

export interface Marked {
  text: string;
  /** The selection: from, and up to but not including. */
  from: number;
  to: number;
}

/** Puts marks around the selection, or takes them away where they stand already. */
export function wrap({ text, from, to }: Marked, mark: string): Marked {
  const size = mark.length;
  const inside = text.slice(from, to);
  if (inside.startsWith(mark) && inside.endsWith(mark) && inside.length >= 2 * size) {
    return { text: text.slice(0, from) + inside.slice(size, -size) + text.slice(to), from, to: to - 2 * size };
  }
  if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
    return { text: text.slice(0, from - size) + inside + text.slice(to + size), from: from - size, to: to - size };
  }
  return { text: text.slice(0, from) + mark + inside + mark + text.slice(to), from: from + size, to: to + size };
}

/** Begins each marked line with the prefix, or takes it away where every line has it. */
export function prefix({ text, from, to }: Marked, start: string): Marked {
  const first = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to);
  const last = end < 0 ? text.length : end;
  const lines = text.slice(first, last).split('\n');
  const has = lines.every((line) => line.startsWith(start));
  const changed = lines.map((line) => (has ? line.slice(start.length) : start + line.replace(/^(#{1,4}|[-*]|\d+\.) /, ''))).join('\n');
  return { text: text.slice(0, first) + changed + text.slice(last), from: first, to: first + changed.length };
}

/** In place of the selection, with the caret after it; `alone` gives it a paragraph of its own. */
export function insert({ text, from, to }: Marked, what: string, alone = false): Marked {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const above = alone && before.trim() !== '' ? (before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n') : '';
  const below = alone ? (after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n') : '';
  const caret = from + above.length + what.length + (alone && after.trim() === '' ? below.length : 0);
  return { text: before + above + what + below + after, from: caret, to: caret };
}

/** A link around the selection; the address is marked, to be written over. */
export function link({ text, from, to }: Marked, words: string): Marked {
  const inside = text.slice(from, to) || words;
  const start = from + inside.length + 3;
  return { text: `${text.slice(0, from)}[${inside}](https://)${text.slice(to)}`, from: start, to: start + 'https://'.length };
}

/** Which paragraph the caret stands in, from 1: blank lines and headings part them. 0 in an empty text. */
export function paragraphAt(text: string, caret: number): number {
  let count = 0;
  let open = false;
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') open = false;
    else if (/^#{1,6} /.test(line)) {
      count += 1;
      open = false;
    } else if (!open) {
      count += 1;
      open = true;
    }
    at += line.length + 1;
    if (caret < at) break;
  }
  return count;
}
