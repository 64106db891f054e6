import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allTerms, commonTerm, explanation, readSynonyms, readTerms, termsIn } from './terms';

describe('terms', () => {
  test('are paragraphs by heading', () => {
    const terms = readTerms('# Sida\n\nInledning.\n\n## Ett\n\nFörsta\nstycket.\n\nAndra.\n\n## Två ord\n\nSak.\n');
    expect([...terms]).toEqual([
      ['Ett', ['Första stycket.', 'Andra.']],
      ['Två ord', ['Sak.']],
    ]);
  });

  test('each has an explanation', () => {
    expect(allTerms().length).toBeGreaterThan(10);
    for (const term of allTerms()) expect(explanation(term).join(' ').length, term).toBeGreaterThan(40);
  });

  test('every word that a page explains is on the handbook’s page', () => {
    const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const used = files.flatMap((file) =>
      [...readFileSync(join(import.meta.dirname, '..', file), 'utf8').matchAll(/<Term name="([^"]+)"/g)].map((match) => match[1] ?? ''),
    );
    expect(used.length).toBeGreaterThan(0);
    for (const term of used) expect(allTerms()).toContain(term);
  });
});

describe('synonyms', () => {
  test('lead to the common word, whatever the capitals', () => {
    const terms = readTerms('## Utmönstring\n\nAtt sluta.\n\nKallas också: avveckling, Ordnad utfasning.\n');
    expect([...readSynonyms(terms)]).toEqual([
      ['avveckling', 'Utmönstring'],
      ['ordnad utfasning', 'Utmönstring'],
    ]);
    expect(commonTerm('Remiss')).toBe('Förankrad');
    expect(explanation('remiss')).toEqual(explanation('Förankrad'));
    expect(commonTerm('finns inte')).toBe('finns inte');
  });
});

// VG-10
describe('words in a text', () => {
  const found = (text: string) => termsIn(text).map((one) => [text.slice(one.from, one.to), one.name]);

  test('are found in any form, each once, and what they are called locally too', () => {
    expect(found('Medianen steg. Median är bättre än medelvärdet.')).toEqual([
      ['Medianen', 'Median'],
      ['medelvärdet', 'Medelvärde'],
    ]);
    expect(found('Efter avvecklingen, och en deimplementering till.')).toEqual([['avvecklingen', 'Utmönstring']]);
    expect(found('Ordnat införande gäller.')).toEqual([['Ordnat införande', 'Ordnat införande']]);
  });

  test('are not parts of other words, nor words that mean something else in care', () => {
    expect(found('Mediantiden och medianvärdet.')).toEqual([]);
    expect(found('Remissen kom in före leveransen av version 2.')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  test('every one that is found has its explanation', () => {
    for (const term of allTerms()) for (const one of termsIn(term)) expect(explanation(one.name).length).toBeGreaterThan(0);
  });
});
