// The units as an outline that is opened where somebody looks: a region may have more than a thousand.
import { Textfield } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UnitRow } from '../../api/model';
import { above, found, MOST_FOUND, openAtFirst, treeOf, WHOLE, type UnitTree } from '../../lib/unit_tree';

interface Shown {
  tree: UnitTree;
  chosen: string | undefined;
  to: (id: string) => string;
}

function UnitLink({ row, chosen, to, where = '' }: { row: UnitRow; chosen: string | undefined; to: (id: string) => string; where?: string }) {
  return (
    <Link to={to(row.id)} lang="sv" aria-current={row.id === chosen ? 'true' : undefined}>
      <span>
        {row.name}
        {where ? <small className="tree-where"> {where}</small> : null}
      </span>
      <small>{row.level_name}</small>
    </Link>
  );
}

/** Children within their parent's list, so that the outline is heard as well as seen. */
function Branch({ parent, open, toggle, ...shown }: Shown & { parent: string; open: Set<string>; toggle: (id: string) => void }) {
  const { t } = useTranslation();
  const folds = shown.tree.rows.length > WHOLE;
  return (
    <ul className="tree">
      {(shown.tree.below.get(parent) ?? []).map((row) => {
        const count = shown.tree.below.get(row.id)?.length ?? 0;
        const isOpen = open.has(row.id);
        return (
          <li key={row.id}>
            <div className="tree-line">
              <UnitLink row={row} chosen={shown.chosen} to={shown.to} />
              {folds && count > 0 ? (
                <button type="button" className="why" aria-expanded={isOpen} aria-label={t('below.open', { count, name: row.name })} onClick={() => toggle(row.id)}>
                  {t('below.units', { count })}
                </button>
              ) : null}
            </div>
            {count > 0 && isOpen ? <Branch {...shown} parent={row.id} open={open} toggle={toggle} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Found({ letters, tree, chosen, to }: Shown & { letters: string }) {
  const { t } = useTranslation();
  const rows = found(tree, letters);
  return (
    <>
      <p role="status" className="quiet">
        {rows.length > MOST_FOUND ? t('organisation.foundMany', { count: rows.length, shown: MOST_FOUND }) : t('organisation.found', { count: rows.length })}
      </p>
      <ul className="tree">
        {rows.slice(0, MOST_FOUND).map((row) => (
          <li key={row.id}>
            <UnitLink row={row} chosen={chosen} to={to} where={above(tree, row.id).map((one) => one.name).join(', ')} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function OrganisationTree({ rows, chosen, to }: { rows: UnitRow[]; chosen: string | undefined; to: (id: string) => string }) {
  const { t } = useTranslation();
  const tree = useMemo(() => treeOf(rows), [rows]);
  const [open, setOpen] = useState(() => openAtFirst(tree, chosen));
  const [letters, setLetters] = useState('');
  // Another day has other units; and the way to the chosen one is open, however it was chosen.
  useEffect(() => setOpen((before) => new Set([...before, ...openAtFirst(tree, chosen)])), [tree, chosen]);
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <nav aria-label={t('organisation.tree')}>
      {rows.length > WHOLE ? (
        <Textfield type="search" label={t('organisation.find')} value={letters} onChange={(event) => setLetters(event.target.value)} />
      ) : null}
      {letters.trim() ? (
        <Found letters={letters} tree={tree} chosen={chosen} to={to} />
      ) : (
        <Branch tree={tree} parent="" chosen={chosen} to={to} open={open} toggle={toggle} />
      )}
    </nav>
  );
}
