import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { search } from '../api/queries';
import { Answer, Empty } from '../components/notice';
import { Page } from '../components/page';
import { useHitLink } from '../components/search_field';

/** All hits, grouped by what they are. */
export default function SearchPage() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const text = query.get('q')?.trim() ?? '';
  const found = useQuery(search(text));
  const link = useHitLink();
  if (text.length < 2) {
    return (
      <Page title={t('search.title')}>
        <p>{t('search.tooShort')}</p>
      </Page>
    );
  }
  return (
    <Page title={t('search.for', { text })}>
      <Answer query={found}>
        {({ hits }) =>
          hits.length === 0 ? (
            <Empty title={t('search.none', { text })}>
              <p>{t('search.noneHelp')}</p>
            </Empty>
          ) : (
            <>
              <p role="status">{t('search.count', { count: hits.length })}</p>
              <ul className="hits">
                {hits.map((hit) => (
                  <li key={`${hit.kind}-${hit.id}-${hit.unit}`}>
                    <span className="hit-kind">{t(`search.${hit.kind}`)}</span>
                    <span>
                      <Link to={link(hit)} lang="sv">
                        {hit.title}
                      </Link>
                      {hit.where ? <small lang="sv">{hit.where}</small> : null}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answer>
    </Page>
  );
}
