// Places in a text that the server tells as line and column.

export interface TextPlace {
  line: number;
  column: number;
  length: number;
}

/** From and to in the text, as a text area counts. Lines and columns are from 1 and in whole characters. */
export function rangeOf(text: string, { line, column, length }: TextPlace): [number, number] {
  const lines = text.split('\n');
  const row = lines[line - 1];
  if (row === undefined) return [text.length, text.length];
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const characters = Array.from(row);
  const before = characters.slice(0, column - 1).join('').length;
  const marked = characters.slice(column - 1, column - 1 + length).join('').length;
  return [start + before, start + before + marked];
}

/** Lines of `theirs` that `mine` does not have, in order. */
export function linesNotIn(theirs: string, mine: string): string {
  const has = new Set(mine.split('\n').map((line) => line.trim()));
  return theirs
    .split('\n')
    .filter((line) => line.trim() && !has.has(line.trim()))
    .join('\n');
}
