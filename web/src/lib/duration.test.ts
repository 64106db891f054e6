import { expect, test } from 'vitest';
import { duration, limitUnit } from './duration';

test('times are told in the unit that a person would use', () => {
  expect(duration(0)).toBe('0\u00a0min');
  expect(duration(20)).toBe('20\u00a0s');
  expect(duration(200)).toBe('3\u00a0min');
  expect(duration(7199)).toBe('120\u00a0min');
  expect(duration(7200)).toBe('2,0\u00a0timmar');
  expect(duration(86400 * 2)).toBe('2,0\u00a0dygn');
  expect(duration(86400 * 123.4)).toBe('123\u00a0dygn');
  expect(duration(-5400)).toBe('\u221290\u00a0min');
  expect(duration(86400 * 3, 'en')).toBe('3,0\u00a0days');
});

test('a unit that is not known is shown as it is', () => {
  expect(limitUnit('calendar_days', 'sv')).toBe('dagar');
  expect(limitUnit('fortnights', 'sv')).toBe('fortnights');
});
