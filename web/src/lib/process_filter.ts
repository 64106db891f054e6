// Filters over a process's log, as the server reads them (ProcessFilter).
import type { ProcessLog, ProcessSettings } from '../api/processes';

export interface Condition {
  attribute?: { name: string; values?: string[]; least?: number; most?: number }[];
  contains?: string[];
  time?: { from: string; to: string; match: 'starts_inside' };
}

const plain = (text: string) => text.toLocaleLowerCase('sv');

/** Women ("K") or men ("M") in the log's own words; nothing where it does not tell sex. */
export function sexCondition(sex: string, log: Pick<ProcessLog, 'attributes'>, settings: Pick<ProcessSettings, 'log'>): Condition | undefined {
  const names = settings.log.sex.map(plain);
  const attribute = names.map((name) => log.attributes.find((one) => plain(one.name) === name)).find(Boolean);
  if (!attribute) return undefined;
  const words = (sex === 'K' ? settings.log.women : settings.log.men).map(plain);
  const values = attribute.values.filter((value) => words.includes(plain(value)));
  return { attribute: [{ name: attribute.name, values: values.length > 0 ? values : words }] };
}

/** Ways that begin from one day to another, both with; an open end is far away. */
export function timeCondition(from: string, to: string): Condition {
  return { time: { from: from || '1900-01-01', to: to || '2099-12-31', match: 'starts_inside' } };
}

/** Ways in which something has happened. */
export const eventCondition = (activity: string): Condition => ({ contains: [activity] });

/** What the log tells of a patient or an event: one of its words, or a number between bounds. Nothing while it is not said which. */
export function attributeCondition(name: string, { varde, minst, hogst }: { varde: string; minst: string; hogst: string }): Condition | undefined {
  if (varde) return { attribute: [{ name, values: [varde] }] };
  const bound = (text: string) => (text === '' || Number.isNaN(Number(text)) ? undefined : Number(text));
  const [least, most] = [bound(minst), bound(hogst)];
  if (least === undefined && most === undefined) return undefined;
  return { attribute: [{ name, least, most }] };
}

export function filterOf(conditions: (Condition | undefined)[]): string {
  const known = conditions.filter((one) => one !== undefined);
  return known.length > 0 ? JSON.stringify({ all_of: known }) : '';
}
