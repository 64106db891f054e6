// What is reported as deviations in the group's areas, and whether an improvement that came of it is followed by fewer.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { groupDeviations, type GroupDeviations as Deviations } from '../../api/groups';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';

function Categories({ data }: { data: Deviations }) {
  const { t } = useTranslation();
  const { unit } = usePlace();
  return (
    <Frame label={t('deviations.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('deviations.category')}</th>
            <th scope="col">{t('deviations.area')}</th>
            <th scope="col" className="figure">
              {t('deviations.year')}
            </th>
            <th scope="col" className="figure">
              {t('deviations.yearBefore')}
            </th>
            <th scope="col" className="no-print">
              <span className="ds-sr-only">{t('deviations.improve')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.categories.map((row) => (
            <tr key={`${row.area}-${row.category}`}>
              <th scope="row" lang="sv">
                {row.category}
              </th>
              <td lang="sv">{row.area_name}</td>
              <td className="figure">{row.count}</td>
              <td className="figure">{row.before}</td>
              <td className="no-print">
                <Link
                  to={links.newMatterAbout(data.improvement, unit, { omrade: row.area, falt: data.field, varde: row.category })}
                  aria-label={t('deviations.improveOf', { category: row.category })}
                >
                  {t('deviations.improve')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Improvements({ data }: { data: Deviations }) {
  const { t } = useTranslation();
  if (data.improvements.length === 0) return null;
  return (
    <>
      <h3>{t('deviations.improvements')}</h3>
      <ul className="deviation-improvements">
        {data.improvements.map((one) => (
          <li key={one.matter}>
            <Link to={links.matter(one.matter)} lang="sv">
              {one.title}
            </Link>{' '}
            <span lang="sv">({one.category})</span>{' '}
            {one.days > 0
              ? t('deviations.counted', { count: one.days, before: one.before, after: one.after, begun: one.begun })
              : t('deviations.notYet', { begun: one.begun })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nothing at a group whose areas have no categories. */
export function GroupDeviations({ group }: { group: string }) {
  const { t } = useTranslation();
  const query = useQuery(groupDeviations(group));
  if (query.data && query.data.categories.length === 0) return null;
  return (
    <section>
      <h2>{t('deviations.title')}</h2>
      <Answer query={query} rows={3}>
        {(data) => (
          <>
            <p className="quiet">{data.to ? t('deviations.until', { from: data.from, to: data.to }) : t('deviations.none')}</p>
            <Categories data={data} />
            <Improvements data={data} />
          </>
        )}
      </Answer>
    </section>
  );
}
