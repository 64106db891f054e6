// The organisation's tree, of which a region may have more than a thousand units: what to show of it at first, around one
// unit, and when somebody searches. Rows come with parents before children.
import type { UnitRow } from '../api/model';

/** So many units are shown whole; of more only the parts that are opened. */
export const WHOLE = 40;

/** So many that match are shown; more are told and narrowed by another letter. */
export const MOST_FOUND = 60;

export interface UnitTree {
  rows: UnitRow[];
  byId: Map<string, UnitRow>;
  /** By the parent's id; '' for those at the top, also units whose parent is not among the rows. */
  below: Map<string, UnitRow[]>;
}

export function treeOf(rows: UnitRow[]): UnitTree {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const below = new Map<string, UnitRow[]>();
  for (const row of rows) {
    const parent = row.parent && byId.has(row.parent) ? row.parent : '';
    const siblings = below.get(parent);
    if (siblings) siblings.push(row);
    else below.set(parent, [row]);
  }
  return { rows, byId, below };
}

/** The units above one, the nearest first. */
export function above(tree: UnitTree, unit: string): UnitRow[] {
  const found: UnitRow[] = [];
  let parent = tree.byId.get(unit)?.parent;
  while (parent && found.length < tree.rows.length) {
    const row = tree.byId.get(parent);
    if (!row) break;
    found.push(row);
    parent = row.parent;
  }
  return found;
}

/** Which units are open when the page comes: all in a small organisation, else the way to the one that is looked at. */
export function openAtFirst(tree: UnitTree, unit: string | undefined): Set<string> {
  if (tree.rows.length <= WHOLE) return new Set(tree.rows.map((row) => row.id));
  const open = new Set((tree.below.get('') ?? []).map((row) => row.id));
  if (unit) {
    open.add(unit);
    for (const row of above(tree, unit)) open.add(row.id);
  }
  return open;
}

/** The units whose names hold the letters, in the tree's order. */
export function found(tree: UnitTree, letters: string): UnitRow[] {
  const asked = letters.trim().toLocaleLowerCase('sv');
  return asked ? tree.rows.filter((row) => row.name.toLocaleLowerCase('sv').includes(asked)) : [];
}

/** For a list to choose from: the units above one, those beside it and those below it, in the tree's order. */
export function around(tree: UnitTree, unit: string): UnitRow[] {
  if (tree.rows.length <= WHOLE || !tree.byId.has(unit)) return tree.rows;
  const parents = above(tree, unit);
  const near = new Set([unit, ...parents.map((row) => row.id)]);
  for (const row of tree.below.get(parents[0]?.id ?? '') ?? []) near.add(row.id);
  for (const row of tree.below.get(unit) ?? []) near.add(row.id);
  return tree.rows.filter((row) => near.has(row.id));
}
