import { expect, test } from 'vitest';
import { apart, domainOf, linePath, scale, thinned, ticks } from './chart_scale';

test('a value lies between the edges as it lies in the domain', () => {
  const y = scale([0, 10], [100, 0]);
  expect([y(0), y(5), y(10)]).toEqual([100, 50, 0]);
});

test('ticks are round and lie within the domain', () => {
  expect(ticks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticks(7.1, 8.9, 4)).toEqual([7.5, 8, 8.5]);
  expect(ticks(-17.7, 3, 5)).toEqual([-15, -10, -5, 0]);
  expect(ticks(0.001, 0.0042, 3)).toEqual([0.002, 0.004]);
});

test('a domain begins at zero only where the values are near it', () => {
  expect(domainOf([2, 10])[0]).toBe(0);
  expect(domainOf([90, 100])[0]).toBeGreaterThan(88);
  expect(domainOf([-5, 5])[0]).toBeLessThan(-5);
});

test('a constant series has a domain around it', () => {
  expect(domainOf([100, 100])).toEqual([90, 110]);
  expect(domainOf([0, 0])).toEqual([-1, 1]);
  expect(domainOf([])).toEqual([0, 1]);
});

test('labels keep their distance and stay within the edges', () => {
  expect(apart([10, 12, 50], 14, [0, 100])).toEqual([10, 24, 50]);
  expect(apart([95, 98], 14, [0, 100])).toEqual([86, 100]);
  expect(apart([50, 10], 14, [0, 100])).toEqual([50, 10]);
});

test('labels are thinned from the end', () => {
  expect(thinned(5, 10)).toEqual([0, 1, 2, 3, 4]);
  expect(thinned(10, 4)).toEqual([0, 3, 6, 9]);
});

test('a missing value breaks the line', () => {
  expect(linePath([[0, 1], [1, 2], null, [3, 4]])).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
});
