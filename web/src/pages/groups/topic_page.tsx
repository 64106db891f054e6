// One topic: which units have a representative and which lack one, the resource person, and messages to them all.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { topicPage } from '../../api/groups';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { links } from '../../lib/place';
import { Messages } from './messages';

export default function TopicPage() {
  const { t } = useTranslation();
  const { topic: id = '' } = useParams();
  const query = useQuery(topicPage(id));
  const page = query.data;
  const missing = page?.units.filter((one) => !one.person).length ?? 0;
  return (
    <Page
      title={page?.topic.name ?? t('groups.topic')}
      lang="sv"
      crumbs={[
        { to: links.knowledge(), text: t('groups.nav') },
        { to: links.knowledge('ombud'), text: t('groups.topics') },
      ]}
      lead={
        page ? (
          <p>
            {missing > 0 ? t('groups.missingOf', { missing, units: page.units.length }) : t('groups.missingNone')}.{' '}
            {page.topic.resource_name ? `${t('groups.resource')}: ${page.topic.resource_name}` : t('groups.noResource')}
            {page.resource_email ? (
              <>
                {', '}
                <a href={`mailto:${page.resource_email}`}>{page.resource_email}</a>
              </>
            ) : null}
            .
          </p>
        ) : null
      }
    >
      <Answer query={query} rows={6}>
        {(found) => (
          <>
            <p>
              {t('groups.topicGroup')}: <Link to={links.group(found.topic.group)} lang="sv">{found.topic.group_name}</Link>
            </p>
            <Frame label={t('groups.topics')}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t('groups.fromUnit')}</th>
                    <th scope="col">{t('groups.representative')}</th>
                  </tr>
                </thead>
                <tbody>
                  {found.units.map((one) => (
                    <tr key={one.unit}>
                      <th scope="row">
                        <Link to={links.contacts(one.unit)} lang="sv">{one.unit_name}</Link>
                      </th>
                      <td>
                        {one.person ? one.name : <strong>{t('groups.missingPerson')}</strong>}
                        {one.email ? (
                          <>
                            {', '}
                            <a href={`mailto:${one.email}`}>{one.email}</a>
                          </>
                        ) : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Frame>
            <Messages group={found.topic.group} topic={found.topic.id} receivers={['representatives']} may={found.may_send} />
          </>
        )}
      </Answer>
    </Page>
  );
}
