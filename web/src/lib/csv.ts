// Tables as files that a Swedish Excel opens rightly: UTF-8 with a mark, semicolons, decimal commas.

export type Cell = string | number | null | undefined;

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  // A text that a spreadsheet would run as a formula is kept as text.
  const safe = /^[=+@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv(head: string[], rows: Cell[][]): string {
  return [head, ...rows].map((row) => row.map(cellText).join(';')).join('\r\n') + '\r\n';
}
