// Unit and period, always visible and always changeable.
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { around, treeOf } from '../lib/unit_tree';
import { usePlace } from './place';
import { usePeriodName } from './text';

/** The choice that shows every unit: of a thousand, only those around the chosen one stand in the list at first. */
const ALL = '*';

export function PlaceBar() {
  const { t } = useTranslation();
  const place = usePlace();
  const [all, showAll] = useState(false);
  const tree = useMemo(() => treeOf(place.units), [place.units]);
  const shown = all ? place.units : around(tree, place.unit);
  const name = usePeriodName();
  const id = useId();
  // A period that comes from a link may lie outside the list.
  const ids = place.periods.map((period) => period.id);
  const choices = !place.period || ids.includes(place.period) ? ids : [place.period, ...ids];
  return (
    <div className="place">
      <span className="place-choice">
        <label htmlFor={`${id}-unit`}>{t('common.unit')}</label>
        <select id={`${id}-unit`} value={place.unit} onChange={(event) => (event.target.value === ALL ? showAll(true) : place.choose({ unit: event.target.value }))} lang="sv">
          {shown.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {'\u2003'.repeat(unit.depth) + unit.name}
            </option>
          ))}
          {shown.length < place.units.length ? <option value={ALL}>{t('choose.everyUnit', { count: place.units.length })}</option> : null}
        </select>
      </span>
      <span className="place-choice">
        <label htmlFor={`${id}-period`}>{t('common.period')}</label>
        <select id={`${id}-period`} value={place.period} onChange={(event) => place.choose({ period: event.target.value })}>
          {choices.map((choice) => {
            const followUp = place.periods.find((period) => period.id === choice)?.follow_up;
            return (
              <option key={choice} value={choice}>
                {name(choice) + (followUp ? ` · ${followUp}` : '')}
              </option>
            );
          })}
        </select>
      </span>
    </div>
  );
}
