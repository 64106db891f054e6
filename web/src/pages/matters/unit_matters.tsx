// The matters that are going on for a unit: those it owns and those it is affected by.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { matters } from '../../api/flows';
import { links } from '../../lib/place';
import { MatterRows } from './matter_rows';

export function UnitMatters({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const query = useQuery(matters({ unit }));
  const found = query.data?.matters ?? [];
  return (
    <section className="unit-matters">
      <h3>{t('matters.ofUnit')}</h3>
      {query.data && found.length === 0 ? <p className="quiet">{t('matters.noneOfUnit')}</p> : null}
      {found.length > 0 ? <MatterRows matters={found.slice(0, 5)} /> : null}
      <p className="unit-links">
        {found.length > 5 ? <Link to={links.matters({ visa: 'alla', enhet: unit })}>{t('matters.allOfUnit', { count: found.length })}</Link> : null}
        <Link to={links.newMatter('', unit)}>{t('matters.new')}</Link>
      </p>
    </section>
  );
}
