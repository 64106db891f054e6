import { expect, test } from 'vitest';
import { block } from './paste';

test('a single value is left to the field', () => {
  expect(block('8,4')).toBeUndefined();
  expect(block('8,4\r\n')).toBeUndefined();
});

test('a column and a block from Excel', () => {
  expect(block('8,4 %\r\n1 213\r\n−17,7\r\n')).toEqual([['8,4 %'], ['1 213'], ['−17,7']]);
  expect(block('8,4\t12\t143\n\t3\t20')).toEqual([['8,4', '12', '143'], ['', '3', '20']]);
});

test('the names beside the figures are left out', () => {
  expect(block('Sjukfrånvaro\tK\t8,4\nSjukfrånvaro\tM\t7,9')).toEqual([['8,4'], ['7,9']]);
});
