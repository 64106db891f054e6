import { expect, test } from 'vitest';
import { nets, numberText, tableRows, tableText, type TableRow } from './flow_fields';

const column = (id: string, kind: string, sign = '') => ({ id, name: id, kind, sign, rank: 0 });
const table = {
  id: 'konsekvens', name: 'Konsekvens', help: '', kind: 'table', unit: '', choices: [], stage: '', net: 'Nettokostnad, tkr',
  columns: [column('enhet', 'unit'), column('ar', 'year'), column('kostnad', 'number', '+'), column('besparing', 'number', '-')],
};

test('costs here and savings there give a net by unit, by year and in all', () => {
  // KR-52
  const rows: TableRow[] = [
    { enhet: 'a', ar: '2026', kostnad: '200' },
    { enhet: 'b', ar: '2027', besparing: '350,5' },
    { enhet: 'a', ar: '2027', besparing: '50' },
  ];
  expect(nets(table, rows)).toEqual([
    { unit: 'a', year: '', net: 150 },
    { unit: 'b', year: '', net: -350.5 },
    { unit: '', year: '2026', net: 200 },
    { unit: '', year: '2027', net: -400.5 },
    { unit: '', year: '', net: -200.5 },
  ]);
});

test('a table whose net has no name has none', () => {
  expect(nets({ ...table, net: '' }, [{ enhet: 'a', kostnad: '1' }])).toEqual([]);
  expect(nets({ ...table, columns: [column('vad', 'text')] }, [{ vad: 'Utbildning' }])).toEqual([]);
});

test('what the server keeps is written as people write it', () => {
  expect(numberText('12.5')).toBe('12,5');
  expect(numberText('många')).toBe('många');
});

test('empty rows are not kept, and what is no table is none', () => {
  expect(tableText([{ enhet: 'a', kostnad: ' ' }, { enhet: '' }])).toBe('[{"enhet":"a"}]');
  expect(tableText([{ enhet: '' }])).toBe('');
  expect(tableRows('inte en tabell')).toEqual([]);
});
