import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';

/** Down to the units below and up to the one above. */
export function UnitSteps({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const place = usePlace();
  const below = place.units.filter((row) => row.parent === unit);
  const parent = place.units.find((row) => row.id === unit)?.parent;
  if (below.length === 0 && !parent) return null;
  return (
    <nav className="steps" aria-label={t('scorecard.drill')}>
      {below.length > 0 ? <h2>{t('scorecard.drill')}</h2> : null}
      <ul>
        {below.map((row) => (
          <li key={row.id}>
            <Link to={links.scorecard(row.id, period)} lang="sv">
              {row.name}
            </Link>
          </li>
        ))}
        {parent ? (
          <li className="up">
            <Link to={links.scorecard(parent, period)}>{t('scorecard.up', { name: place.unitName(parent) })}</Link>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
