import { expect, test } from 'vitest';
import type { EntryRow } from '../../api/entry';
import { cellOf, changeNow, draftOf, isEmpty, put, same, unreadable, wishOf } from './cell';

const row = {
  measure: 'sjukfranvaro', sex: 'K', unit: '%', decimals: 1, value: 8.6, numerator: null, denominator: null, flags: [], note: '',
  missing_reason: '', version: 3, previous_value: 8.4, takes_numerator: true,
} as unknown as EntryRow;

test('a figure is the same however it is written', () => {
  const draft = draftOf(row);
  expect(draft.value).toBe('8,6');
  expect(same(draft, { ...draft, value: '8,60 ' })).toBe(true);
  expect(same(draft, { ...draft, value: '8,7' })).toBe(false);
  expect(same(draft, { ...draft, note: ' ' })).toBe(true);
});

test('a wish carries the version that was written on', () => {
  const cell = { ...cellOf(row), draft: put(draftOf(row), row, { value: '1 213,5' }) };
  expect(wishOf(cell)).toMatchObject({ value: 1213.5, version: 3, missing_reason: '' });
});

test('parts let go of the value that is computed from them', () => {
  expect(put(draftOf(row), row, { numerator: '12' }).value).toBe('');
  expect(put(draftOf(row), { ...row, takes_numerator: false }, { numerator: '12' }).value).toBe('8,6');
});

test('no data sends no figures, and a figure is data', () => {
  const missing = put(draftOf(row), row, { missing: true, missing_reason: 'Systemet byts.' });
  expect(wishOf({ ...cellOf(row), draft: missing })).toMatchObject({ value: null, missing_reason: 'Systemet byts.' });
  expect(put(missing, row, { value: '9' }).missing).toBe(false);
});

test('words are no figures', () => {
  expect(unreadable({ ...draftOf(row), value: 'åtta' })).toEqual(['value']);
  expect(unreadable({ ...draftOf(row), value: '1.234' })).toEqual(['value']);
  expect(isEmpty({ ...draftOf(row), value: ' ' })).toBe(true);
});

test('the change is there at once', () => {
  expect(changeNow(cellOf(row))).toBe('+0,2\u00a0p.e.');
});
