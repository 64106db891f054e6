import { expect, test } from 'vitest';
import type { UnitRow } from '../api/model';
import { above, around, found, openAtFirst, treeOf, WHOLE } from './unit_tree';

const row = (id: string, parent: string | null, depth: number): UnitRow => ({
  id, name: `Enhet ${id}`, level: 'enhet', level_name: 'Enhet', parent, variants: [], note: '', depth,
});

/** A region with three divisions of so many wards each. */
function region(wards: number) {
  const rows = [row('r', null, 0)];
  for (const division of ['a', 'b', 'c']) {
    rows.push(row(division, 'r', 1));
    for (let i = 1; i <= wards; i += 1) rows.push(row(`${division}${i}`, division, 2));
  }
  return treeOf(rows);
}
const ids = (rows: UnitRow[]) => rows.map((one) => one.id);

test('a small organisation is open as a whole', () => {
  const tree = region(3);
  expect(tree.rows.length).toBeLessThanOrEqual(WHOLE);
  expect([...openAtFirst(tree, undefined)].sort()).toEqual(ids(tree.rows).sort());
  expect(around(tree, 'a1')).toEqual(tree.rows);
});

test('of a large one only the top and the way to a unit are open', () => {
  const tree = region(40);
  expect([...openAtFirst(tree, undefined)]).toEqual(['r']);
  expect([...openAtFirst(tree, 'b7')].sort()).toEqual(['b', 'b7', 'r']);
});

test('around a unit stand those above, beside and below it', () => {
  const tree = region(40);
  expect(ids(around(tree, 'r'))).toEqual(['r', 'a', 'b', 'c']);
  const beside = ids(around(tree, 'b7'));
  expect(beside.slice(0, 4)).toEqual(['r', 'b', 'b1', 'b2']);
  expect(beside.length).toBe(42);
  expect(around(tree, 'b').length).toBe(44);
});

test('a unit whose parent is not there stands at the top, and nothing goes round', () => {
  const tree = treeOf([row('x', 'gone', 0), row('y', 'y', 0)]);
  expect(ids(tree.below.get('') ?? [])).toEqual(['x']);
  expect(above(tree, 'x')).toEqual([]);
  expect(above(tree, 'y').length).toBeLessThanOrEqual(2);
});

test('letters find units whatever their case', () => {
  const tree = region(40);
  expect(ids(found(tree, ' ENHET B1'))).toEqual(['b1', ...Array.from({ length: 10 }, (_, i) => `b${i + 10}`)]);
  expect(found(tree, '  ')).toEqual([]);
});
