import { describe, expect, it } from 'vitest';
import { csv } from './csv';
import { change, decimalsOf, figure, readFigure, signed, withUnit } from './format';
import { isPeriod, lastDay, periodName, periodShort } from './period';

describe('figures', () => {
  it('are written the Swedish way', () => {
    expect(figure(1213)).toBe('1\u00a0213');
    expect(figure(999)).toBe('999');
    expect(withUnit(figure(-17.7, 1), 'mnkr')).toBe('\u221217,7\u00a0mnkr');
    expect(withUnit(figure(29), 'antal')).toBe('29');
    expect(figure(1234567.891, 2)).toBe('1\u00a0234\u00a0567,89');
  });
  it('are rounded away from zero, and never to minus zero', () => {
    expect(figure(1.005, 2)).toBe('1,01');
    expect(figure(-2.5)).toBe('\u22123');
    expect(figure(-0.04, 1)).toBe('0,0');
  });
  it('carry their sign as a change', () => {
    expect(signed(17)).toBe('+17');
    expect(signed(-1.3, 1)).toBe('\u22121,3');
    expect(signed(0, 1)).toBe('±0,0');
    expect(change(-1.3, 1, '%')).toBe('\u22121,3\u00a0p.e.');
    expect(change(17, 0, 'antal')).toBe('+17');
  });
  it('know their decimals', () => {
    expect(decimalsOf(8.45)).toBe(2);
    expect(decimalsOf(8, 1)).toBe(1);
  });
  it('are read as people type them', () => {
    expect(readFigure(' \u221217,7 ')).toBe(-17.7);
    expect(readFigure('1\u00a0213')).toBe(1213);
    expect(readFigure('8.4 %')).toBe(8.4);
    expect(readFigure('1.234')).toBeUndefined();
    expect(readFigure('fyra')).toBeUndefined();
    expect(readFigure('')).toBeUndefined();
  });
});

describe('periods', () => {
  it('have names', () => {
    expect(periodName('2022-T1')).toBe('tertial 1 2022');
    expect(periodName('2022-04')).toBe('april 2022');
    expect(periodName('2022-W07')).toBe('vecka 7 2022');
    expect(periodName('2022-Q3', 'en')).toBe('quarter 3 2022');
    expect(periodName('2022')).toBe('2022');
    expect(periodName(null)).toBe('');
    expect(periodShort('2022-T1')).toBe('T1\u00a02022');
  });
  it('end on their last day', () => {
    expect(lastDay('2022-T1')).toBe('2022-04-30');
    expect(lastDay('2022-T3')).toBe('2022-12-31');
    expect(lastDay('2024-02')).toBe('2024-02-29');
    expect(lastDay('2020-W53')).toBe('2021-01-03');
    expect(lastDay('2021')).toBe('2021-12-31');
  });
  it('are told from other text', () => {
    expect(isPeriod('2022-T4')).toBe(false);
    expect(isPeriod('2022-13')).toBe(false);
    expect(isPeriod('2022-HT')).toBe(true);
  });
});

describe('tables as files', () => {
  it('quote what needs it and keep formulas as text', () => {
    expect(csv(['a', 'b'], [['x;y', 1.5], ['=1+1', null]])).toBe('a;b\r\n"x;y";1,5\r\n\'=1+1;\r\n');
    expect(csv(['a'], [['säg "hej"']])).toBe('a\r\n"säg ""hej"""\r\n');
  });
});
