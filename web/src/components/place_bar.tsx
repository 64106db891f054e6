// Unit and period, always visible and always changeable.
import { useTranslation } from 'react-i18next';
import { usePlace } from './place';
import { usePeriodName } from './text';

export function PlaceBar() {
  const { t } = useTranslation();
  const place = usePlace();
  const name = usePeriodName();
  // A period that comes from a link may lie outside the list.
  const ids = place.periods.map((period) => period.id);
  const choices = !place.period || ids.includes(place.period) ? ids : [place.period, ...ids];
  return (
    <div className="place">
      <label className="place-choice place-unit">
        <span>{t('common.unit')}</span>
        <select value={place.unit} onChange={(event) => place.choose({ unit: event.target.value })} lang="sv">
          {place.units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {'\u2003'.repeat(unit.depth) + unit.name}
            </option>
          ))}
        </select>
      </label>
      <label className="place-choice">
        <span>{t('common.period')}</span>
        <select value={place.period} onChange={(event) => place.choose({ period: event.target.value })}>
          {choices.map((id) => {
            const followUp = place.periods.find((period) => period.id === id)?.follow_up;
            return (
              <option key={id} value={id}>
                {name(id) + (followUp ? ` · ${followUp}` : '')}
              </option>
            );
          })}
        </select>
      </label>
    </div>
  );
}
