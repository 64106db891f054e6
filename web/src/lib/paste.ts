// What comes from a spreadsheet's clipboard: lines of cells between tabs.

/** The cells of a copied block; nothing when it is a single value, which the field takes by itself. */
export function block(text: string): string[][] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const cells = lines.map((line) => line.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1')));
  if (cells.length === 1 && cells[0]!.length === 1) return undefined;
  return withoutNames(cells);
}

const figureLike = (cell: string) => cell === '' || /^[+\-−–]?\s*[\d\s\u00a0\u202f]+([.,]\d+)?\s*\S{0,6}$/.test(cell);

/** Leading columns of words are the names beside the figures and do not belong in the figures' cells. */
function withoutNames(cells: string[][]): string[][] {
  const width = Math.max(...cells.map((row) => row.length));
  let first = 0;
  while (first < width - 1 && cells.some((row) => row[first] && !figureLike(row[first]!))) ++first;
  return first === 0 ? cells : cells.map((row) => row.slice(first));
}
