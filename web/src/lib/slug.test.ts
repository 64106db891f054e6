import { expect, test } from 'vitest';
import { slug } from './slug';

test('an id is made of a Swedish name', () => {
  expect(slug('Väntetid till röntgen, åtgärd')).toBe('vantetid_till_rontgen_atgard');
  expect(slug('  80 år & äldre ')).toBe('80_ar_aldre');
  expect(slug('—')).toBe('ny');
});

test('a taken id gets a number', () => {
  expect(slug('Sjukfrånvaro', ['sjukfranvaro', 'sjukfranvaro_2'])).toBe('sjukfranvaro_3');
});
