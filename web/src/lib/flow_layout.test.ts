import { expect, test } from 'vitest';
import { layFlow, straightWay } from './flow_layout';

const stage = (id: string, ended = false) => ({ id, name: id, phase: '', help: '', days: 0, ended });
const step = (id: string, from: string[], to: string, optional = false) => ({
  id, name: id, help: '', from, to, by: [], never: [], right: '', asks: [], needs: [], words: false, optional,
  assigns: false, asks_units: false, answers: false, tells: false, gates: [],
});

const part = {
  stages: [stage('intake'), stage('council'), stage('decision'), stage('closed', true), stage('rejected', true)],
  steps: [
    step('reject', ['intake', 'decision'], 'rejected', true),
    step('to_council', ['intake'], 'council'),
    step('recommend', ['council'], 'decision'),
    step('return', ['council', 'decision'], 'intake', true),
    step('decide', ['decision'], 'closed'),
    step('note', ['decision'], ''),
  ],
};

test('the straight way takes the steps that somebody waits for', () => {
  expect(straightWay(part)).toEqual(['intake', 'council', 'decision', 'closed']);
});

test('what leads aside stands beside the last stage that leads to it', () => {
  const layout = layFlow(part);
  expect(layout.stages.find((one) => one.id === 'rejected')).toEqual({ id: 'rejected', column: 1, row: 2 });
  expect(layout.arrows.filter((one) => one.kind === 'aside').map((one) => one.from)).toEqual(['intake', 'decision']);
});

test('steps that turn back never share a lane where they would lie on each other', () => {
  const back = layFlow(part).arrows.filter((one) => one.kind === 'around');
  expect(back.map((one) => [one.from, one.lane])).toEqual([['council', 0], ['decision', 1]]);
});

test('every stage has a place of its own, and a step that leads nowhere has no arrow', () => {
  const layout = layFlow(part);
  const places = layout.stages.map((one) => `${one.column}/${one.row}`);
  expect(new Set(places).size).toBe(part.stages.length);
  expect(layout.arrows.some((one) => one.step === 'note')).toBe(false);
});
