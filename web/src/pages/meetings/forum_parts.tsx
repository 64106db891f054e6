// On a group's page: the forums that decide in which its members took part during the year.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { forumParts } from '../../api/meetings';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { Section } from './parts';

export function ForumParts({ group }: { group: string }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const year = period.slice(0, 4);
  const query = useQuery({ ...forumParts(group, year), enabled: year !== '' });
  const title = t('meetings.parts', { year });
  return (
    <Section title={title}>
      <ErrorNotice error={query.error} />
      {query.data && query.data.forums.length === 0 ? <p className="quiet">{t('meetings.noParts', { year })}</p> : null}
      {query.data && query.data.forums.length > 0 ? (
        <Frame label={title}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('forums.forum')}</th>
                <th scope="col">{t('forums.level')}</th>
                <th scope="col" className="figure">{t('meetings.partMeetings')}</th>
                <th scope="col" className="figure">{t('meetings.partAttended')}</th>
                <th scope="col">{t('meetings.partPersons')}</th>
              </tr>
            </thead>
            <tbody>
              {query.data.forums.map((row) => (
                <tr key={row.forum}>
                  <th scope="row"><Link to={links.forum(row.forum)} lang="sv">{row.forum_name}</Link></th>
                  <td lang="sv">{row.level_name}</td>
                  <td className="figure">{row.meetings}</td>
                  <td className="figure">{row.attended}</td>
                  <td className="wrapped">{row.persons.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
    </Section>
  );
}
