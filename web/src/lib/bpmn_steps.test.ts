import { expect, test } from 'vitest';
import { bpmnOf, groups, type Step } from './bpmn_steps';

const step = (id: string, more: Partial<Step> = {}): Step => ({ id, name: id, optional: false, parallel: false, ...more });
const flows = (xml: string) => [...xml.matchAll(/sourceRef="([^"]+)" targetRef="([^"]+)"/g)].map((hit) => `${hit[1]}>${hit[2]}`);

test('steps in a row follow each other from start to end', () => {
  const xml = bpmnOf('Bröst & cancer', [step('a'), step('b')]);
  expect(flows(xml)).toEqual(['start>a', 'a>b', 'b>slut']);
  expect(xml).toContain('name="Bröst &amp; cancer"');
});

test('a step that may be left out has a way past it', () => {
  expect(flows(bpmnOf('x', [step('a'), step('b', { optional: true })]))).toEqual([
    'start>a', 'a>val_2', 'val_2>b', 'b>slut_2', 'val_2>slut_2', 'slut_2>slut',
  ]);
});

test('steps side by side divide and meet, and one of them may be left out', () => {
  const steps = [step('a'), step('b', { parallel: true, optional: true })];
  expect(groups(steps)).toHaveLength(1);
  expect(flows(bpmnOf('x', steps))).toEqual([
    'start>delas_1', 'delas_1>a', 'a>mots_1', 'delas_1>val_b', 'val_b>b', 'b>slut_b', 'val_b>slut_b', 'slut_b>mots_1', 'mots_1>slut',
  ]);
});

test('every node and flow has a place in the drawing', () => {
  const xml = bpmnOf('x', [step('a', { optional: true }), step('b'), step('c', { parallel: true, optional: true })]);
  const ids = [...xml.matchAll(/<bpmn:\w+ id="([^"]+)"(?! name="x")/g)].map((hit) => hit[1]!);
  const drawn = [...xml.matchAll(/bpmnElement="([^"]+)"/g)].map((hit) => hit[1]!);
  expect(drawn.sort()).toEqual([...ids, 'process'].sort());
});
