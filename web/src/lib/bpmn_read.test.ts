import { expect, test } from 'vitest';
import { renamed } from './bpmn_read';

const steps = (...names: string[]) => names.map((name, i) => ({ id: `steg_${i}`, name, optional: false, parallel: false }));
const meanings = {
  steg_0: { milestone: 'Remiss', activities: ['remiss'] },
  steg_1: { milestone: 'Första besöket', activities: [] },
};

test('a milestone is called as its step, and one that has a name of its own keeps it', () => {
  const after = renamed(meanings, steps('Remiss', 'Besök'), steps('Remiss inkom', 'Besök hos läkare'));
  expect(after).toEqual({ ...meanings, steg_0: { milestone: 'Remiss inkom', activities: ['remiss'] } });
});

test('a step whose name is emptied and written anew is a milestone all along', () => {
  const emptied = renamed(meanings, steps('Remiss', 'Besök'), steps('', 'Besök'));
  expect(emptied).toEqual(meanings);
  expect(renamed(emptied, steps('', 'Besök'), steps('I', 'Besök')).steg_0?.milestone).toBe('I');
});

test('a step that is taken away leaves nothing to a later one with the same id', () => {
  expect(renamed(meanings, steps('Remiss', 'Besök'), steps('Remiss'))).toEqual({ steg_0: meanings.steg_0 });
});
