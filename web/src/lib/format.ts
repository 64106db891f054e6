// How figures, periods and days are written. Everything that shows a number goes through here.

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** 1213.5 with one decimal → "1 213,5" with no-break spaces and a real minus. Halves are rounded away from zero. */
export function figure(value: number, decimals = 0): string {
  const size = Math.abs(value);
  const rounded = Number(`${Math.round(Number(`${size}e${decimals}`))}e-${decimals}`).toFixed(decimals);
  const [whole = '0', rest] = rounded.split('.');
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, NBSP) : whole;
  const text = rest ? `${grouped},${rest}` : grouped;
  return value < 0 && Number(rounded) !== 0 ? MINUS + text : text;
}

/** The unit after a figure: "41 %", "−17,7 mnkr"; a bare count has none. */
export function withUnit(text: string, unit: string | null | undefined): string {
  return unit && unit !== 'antal' ? text + NBSP + unit : text;
}

export function quantity(value: number | null | undefined, decimals: number, unit?: string | null): string {
  return value === null || value === undefined ? '' : withUnit(figure(value, decimals), unit);
}

/** With its sign written out: "+17", "−1,3", "±0". */
export function signed(value: number, decimals = 0): string {
  const text = figure(value, decimals);
  if (text.startsWith(MINUS)) return text;
  return Number(value.toFixed(decimals)) === 0 ? `±${text}` : `+${text}`;
}

/** A change in the outcome's own unit; shares change by percentage points. */
export function change(value: number, decimals: number, unit: string): string {
  return unit === '%' ? `${signed(value, decimals)}${NBSP}p.e.` : withUnit(signed(value, decimals), unit);
}

/** As many decimals as the value needs, at least `least`. */
export function decimalsOf(value: number, least = 0): number {
  const text = String(value);
  const point = text.indexOf('.');
  return Math.max(least, point < 0 ? 0 : text.length - point - 1);
}

/** Reads what a person types: "−17,7", "1 213", "8.4" → number; nothing when it is no single number. */
export function readFigure(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(/[\u2212\u2013]/g, '-').replace(/%$/, '');
  if (!/^[+-]?\d+([.,]\d+)?$/.test(plain)) return undefined;
  // 1.234 may be a thousand or a decimal; the server refuses it, and so do we.
  if (/^[+-]?\d{1,3}\.\d{3}$/.test(plain)) return undefined;
  return Number(plain.replace(',', '.'));
}

/** "2022-05-03T08:12:44Z" → "2022-05-03 10:12" in the reader's time zone. */
export function moment(instant: string): string {
  const time = new Date(instant);
  if (!instant || Number.isNaN(time.getTime())) return instant;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

export function today(): string {
  return moment(new Date().toISOString()).slice(0, 10);
}
