import { expect, test } from 'vitest';
import { holds, type MapPart, type Placed } from './map_layout';

const ARROWS = ['a→b', 'b→c', 'c→d', 'a→c'];

/** A picture with four steps and the arrows, each with room for a label of 60. */
const placed: Placed = {
  width: 400,
  height: 300,
  nodes: ['a', 'b', 'c', 'd'].map((id, i) => ({ id, x: 0, y: 80 * i })),
  edges: ARROWS.map((id) => ({ id, path: 'M0 0L0 80', x: 0, y: 40, labelWidth: 60 })),
};

function part(arrows: string[], width = 60, steps = ['a', 'b', 'c', 'd']): MapPart {
  return {
    nodes: steps.map((id) => ({ id, width: 110, height: 52 })),
    edges: arrows.map((id) => ({ id, from: id[0]!, to: id[2]!, width, height: 20 })),
  };
}

test('a laid picture is kept while everything has its place in it', () => {
  expect(holds(placed, part(ARROWS))).toBe(true);
  expect(holds(placed, part(ARROWS.toReversed(), 40))).toBe(true);
  expect(holds(placed, part(ARROWS.slice(0, 3)))).toBe(true);
});

test('an arrow or a step that has no place, a label without room, or holes ask for a new picture', () => {
  expect(holds(placed, part([...ARROWS, 'b→d']))).toBe(false);
  expect(holds(placed, part(ARROWS, 60, ['a', 'b', 'c', 'e']))).toBe(false);
  expect(holds(placed, part(ARROWS.slice(0, 3), 60, ['a', 'b', 'c']))).toBe(false);
  expect(holds(placed, part(ARROWS, 90))).toBe(false);
  expect(holds(placed, part(ARROWS.slice(0, 2)))).toBe(false);
});
