import { describe, expect, test } from 'vitest';
import { changedStretches, lineDifference } from './line_difference';

const told = (before: string, after: string) =>
  lineDifference(before, after).map((line) => ({ same: ' ', removed: '-', added: '+' })[line.kind] + line.text);

describe('the difference between two texts', () => {
  test('is told line by line', () => {
    expect(told('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' a', '-b', '+x', ' c']);
    expect(told('a\nb\n', 'a\nb\n')).toEqual([' a', ' b']);
    expect(told('', 'a\n')).toEqual(['+a']);
    expect(told('a\n', '')).toEqual(['-a']);
    expect(told('a\nb\nc\nd\n', 'b\nd\ne\n')).toEqual(['-a', ' b', '-c', ' d', '+e']);
  });

  test('always gives both texts back', () => {
    let seed = 7;
    const random = (most: number) => (seed = (seed * 16807) % 2147483647) % most;
    for (let round = 0; round < 300; round += 1) {
      const text = () => Array.from({ length: random(9) }, () => 'abc'.charAt(random(3))).join('\n');
      const [before, after] = [text(), text()];
      const lines = lineDifference(before, after);
      expect(lines.filter((line) => line.kind !== 'added').map((line) => line.text).join('\n')).toBe(before);
      expect(lines.filter((line) => line.kind !== 'removed').map((line) => line.text).join('\n')).toBe(after);
    }
  });

  test('is shown with a few lines around what changed', () => {
    const before = Array.from({ length: 20 }, (_, i) => `rad ${i}`).join('\n');
    const stretches = changedStretches(lineDifference(before, before.replace('rad 10', 'annan')));
    expect(stretches).toHaveLength(1);
    expect(stretches[0]?.skipped).toBe(8);
    expect(stretches[0]?.lines.map((line) => line.text)).toEqual(['rad 8', 'rad 9', 'rad 10', 'annan', 'rad 11', 'rad 12']);
  });
});
