import { expect, test } from 'vitest';
import { insert, link, paragraphAt, prefix, wrap } from './markdown';

const all = (text: string) => ({ text, from: 0, to: text.length });

test('bold is put on and taken off', () => {
  const bold = wrap({ text: 'en bra vård', from: 3, to: 6 }, '**');
  expect(bold).toEqual({ text: 'en **bra** vård', from: 5, to: 8 });
  expect(wrap(bold, '**')).toEqual({ text: 'en bra vård', from: 3, to: 6 });
});

test('lines become a list, a heading, and plain again', () => {
  const list = prefix(all('ett\ntvå'), '- ');
  expect(list.text).toBe('- ett\n- två');
  expect(prefix(list, '- ').text).toBe('ett\ntvå');
  expect(prefix({ text: 'a\n- b\nc', from: 3, to: 3 }, '## ').text).toBe('a\n## b\nc');
});

test('a table gets a paragraph of its own, a figure stands in its sentence', () => {
  expect(insert({ text: 'Före.', from: 5, to: 5 }, '{{tabell:ekonomi}}', true).text).toBe('Före.\n\n{{tabell:ekonomi}}\n\n');
  expect(insert({ text: 'Den är  nu.', from: 7, to: 7 }, '{{utfall:sjuk:K}}').text).toBe('Den är {{utfall:sjuk:K}} nu.');
});

test('the address of a new link is marked', () => {
  const made = link({ text: 'se här', from: 3, to: 6 }, 'länk');
  expect(made.text).toBe('se [här](https://)');
  expect(made.text.slice(made.from, made.to)).toBe('https://');
});

test('the caret’s paragraph', () => {
  const text = '# Rubrik\nFörsta\nstycket.\n\nAndra.';
  expect(paragraphAt(text, 2)).toBe(1);
  expect(paragraphAt(text, 12)).toBe(2);
  expect(paragraphAt(text, text.length)).toBe(3);
  expect(paragraphAt('', 0)).toBe(0);
});
