// How long something takes, in the words and the precision that a reader needs.
import { figure } from './format';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

const WORDS = {
  sv: { minutes: 'min', hours: 'timmar', days: 'dygn', calendar_days: 'dagar' },
  en: { minutes: 'min', hours: 'hours', days: '24-hour days', calendar_days: 'days' },
} as const;

export type LimitUnit = keyof (typeof WORDS)['sv'];
export const LIMIT_UNITS: LimitUnit[] = ['minutes', 'hours', 'days', 'calendar_days'];

export function limitUnit(unit: string, language: 'sv' | 'en'): string {
  return WORDS[language][unit as LimitUnit] ?? unit;
}

/** 5400 → "1,5 timmar", 200 → "3 min", 20 → "20 s", 259200 → "3,0 dygn". Below two hours in minutes, below two days in hours. */
export function duration(seconds: number, language: 'sv' | 'en' = 'sv'): string {
  const size = Math.abs(seconds);
  const words = WORDS[language];
  const days = language === 'en' ? 'days' : words.days;
  if (size > 0 && size < MINUTE) return `${figure(seconds)}\u00a0s`;
  if (size < HOUR * 2) return `${figure(seconds / MINUTE)}\u00a0${words.minutes}`;
  if (size < DAY * 2) return `${figure(seconds / HOUR, 1)}\u00a0${words.hours}`;
  return `${figure(seconds / DAY, size < DAY * 100 ? 1 : 0)}\u00a0${days}`;
}
