import { expect, test } from 'vitest';
import { linesNotIn, rangeOf } from './text_place';

test('a place is a range of the text', () => {
  const text = 'ett\nå🙂tre x\n';
  expect(rangeOf(text, { line: 1, column: 1, length: 3 })).toEqual([0, 3]);
  expect(rangeOf(text, { line: 2, column: 3, length: 3 })).toEqual([7, 10]);
  expect(text.slice(7, 10)).toBe('tre');
});

test('a place beyond the text is its end', () => {
  expect(rangeOf('ett', { line: 1, column: 9, length: 2 })).toEqual([3, 3]);
  expect(rangeOf('ett', { line: 7, column: 1, length: 1 })).toEqual([3, 3]);
});

test('lines that only one of two texts has', () => {
  expect(linesNotIn('a\n  b\n\nc', 'b\nd')).toBe('a\nc');
});
