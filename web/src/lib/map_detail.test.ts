import { expect, test } from 'vitest';
import { firstDetail } from './map_detail';

const edges = (count: number) => Array.from({ length: count }, (_, i) => ({ level: i / (count - 1) }));

test('a small map is shown whole, a great one with what can be read', () => {
  expect(firstDetail([])).toBe(100);
  expect(firstDetail(edges(30))).toBe(100);
  expect(firstDetail(edges(101))).toBe(25);
  expect(firstDetail(Array.from({ length: 40 }, () => ({ level: 0 })))).toBe(0);
});
