// The follow-up periods as the server writes them: 2022, 2022-T1, 2022-Q3, 2022-04, 2022-W07, 2022-VT, 2022-HT.

const MONTHS = {
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const WORDS = {
  sv: { T: 'tertial', Q: 'kvartal', W: 'vecka', VT: 'vårterminen', HT: 'höstterminen' },
  en: { T: 'tertial', Q: 'quarter', W: 'week', VT: 'spring term', HT: 'autumn term' },
};

export type Language = 'sv' | 'en';

/** "tertial 1 2022", "april 2022", "2022". */
export function periodName(period: string | null | undefined, language: Language = 'sv'): string {
  if (!period) return '';
  const [year = '', part] = period.split('-');
  if (!part) return year;
  if (/^\d\d$/.test(part)) return `${MONTHS[language][Number(part) - 1] ?? part} ${year}`;
  if (part === 'VT' || part === 'HT') return `${WORDS[language][part]} ${year}`;
  const kind = part.charAt(0) as 'T' | 'Q' | 'W';
  return `${WORDS[language][kind]} ${Number(part.slice(1))} ${year}`;
}

/** "T1 2022", for axes and narrow columns. */
export function periodShort(period: string | null | undefined): string {
  if (!period) return '';
  const [year = '', part] = period.split('-');
  if (!part) return year;
  return /^\d\d$/.test(part) ? `${part}/${year}` : `${part}\u00a0${year}`;
}

interface Span {
  from: Date;
  to: Date;
}

function monday(year: number, week: number): Date {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const first = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7));
  return new Date(first + (week - 1) * 7 * 86_400_000);
}

/** First day, and the day after the last. */
export function periodSpan(period: string): Span {
  const [yearText = '', part] = period.split('-');
  const year = Number(yearText);
  const months = (from: number, count: number): Span => ({
    from: new Date(Date.UTC(year, from, 1)),
    to: new Date(Date.UTC(year, from + count, 1)),
  });
  if (!part) return months(0, 12);
  const index = Number(part.replace(/\D/g, ''));
  if (/^\d\d$/.test(part)) return months(index - 1, 1);
  if (part === 'VT') return months(0, 6);
  if (part === 'HT') return months(6, 6);
  if (part.startsWith('T')) return months((index - 1) * 4, 4);
  if (part.startsWith('Q')) return months((index - 1) * 3, 3);
  return { from: monday(year, index), to: monday(year, index + 1) };
}

export function lastDay(period: string): string {
  return new Date(periodSpan(period).to.getTime() - 86_400_000).toISOString().slice(0, 10);
}

/** Where a value stands on a time axis: at the end of what it sums up. */
export function periodMoment(period: string): Date {
  return new Date(periodSpan(period).to.getTime() - 86_400_000);
}

/** The period of another rhythm (year, term, tertial, quarter, else month) in which the period ends: of 2022-T1 the quarter 2022-Q2. */
export function containing(rhythm: string, period: string): string {
  const [year = '', month = '01'] = lastDay(period).split('-');
  const index = Number(month);
  if (rhythm === 'year') return year;
  if (rhythm === 'term') return `${year}-${index <= 6 ? 'VT' : 'HT'}`;
  if (rhythm === 'tertial') return `${year}-T${Math.ceil(index / 4)}`;
  if (rhythm === 'quarter') return `${year}-Q${Math.ceil(index / 3)}`;
  return `${year}-${month}`;
}

export function isPeriod(text: string): boolean {
  return /^\d{4}(-(T[1-3]|Q[1-4]|0[1-9]|1[0-2]|W[0-5]\d|VT|HT))?$/.test(text);
}
