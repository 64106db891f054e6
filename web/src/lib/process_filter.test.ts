import { expect, test } from 'vitest';
import { attributeCondition, eventCondition, filterOf, sexCondition, timeCondition } from './process_filter';

const settings = { log: { sex: ['kon', 'kön'], women: ['K', 'kvinna'], men: ['M', 'man'], unit: [], outcome: [], care_level: [] } };

test('a sex is asked for in the words of the log', () => {
  const log = { attributes: [{ name: 'Kön', values: ['Kvinna', 'Man', 'Okänt'] }] };
  expect(sexCondition('K', log, settings)).toEqual({ attribute: [{ name: 'Kön', values: ['Kvinna'] }] });
  expect(sexCondition('M', log, settings)).toEqual({ attribute: [{ name: 'Kön', values: ['Man'] }] });
});

test('a log without sex has no such condition', () => {
  expect(sexCondition('K', { attributes: [{ name: 'ålder', values: [] }] }, settings)).toBeUndefined();
});

test('conditions hold together, and none is no filter', () => {
  expect(filterOf([undefined])).toBe('');
  expect(filterOf([timeCondition('2024-01-01', '')])).toBe('{"all_of":[{"time":{"from":"2024-01-01","to":"2099-12-31","match":"starts_inside"}}]}');
});

test('an event, a word and a number are asked for as the log has them', () => {
  expect(filterOf([eventCondition('Läkare'), attributeCondition('prioritet', { varde: 'Röd', minst: '', hogst: '' })])).toBe(
    '{"all_of":[{"contains":["Läkare"]},{"attribute":[{"name":"prioritet","values":["Röd"]}]}]}',
  );
  expect(filterOf([attributeCondition('ålder', { varde: '', minst: '65', hogst: '' })])).toBe('{"all_of":[{"attribute":[{"name":"ålder","least":65}]}]}');
  expect(attributeCondition('ålder', { varde: '', minst: '', hogst: 'x' })).toBeUndefined();
});
