import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { matters } from '../../api/flows';
import { links } from '../../lib/place';

/** Which groups and units follow the measure in their matters: all of them see this one definition. */
export function LinkedMatters({ measure }: { measure: string }) {
  const { t } = useTranslation();
  const query = useQuery(matters({ measure }));
  const found = query.data?.matters ?? [];
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{t('measure.matters')}</h2>
      <ul className="linked">
        {found.map((one) => (
          <li key={one.id}>
            <Link to={links.matter(one.id)} lang="sv">{one.title}</Link>
            <span className="quiet" lang="sv">{one.group_name || one.unit_name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
