// On an action's page: the meetings that have had it on the agenda.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actionMeetings } from '../../api/meetings';
import { ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { Section, useDay } from './parts';

export function ActionMeetings({ action }: { action: string }) {
  const { t } = useTranslation();
  const day = useDay();
  const query = useQuery(actionMeetings(action));
  const rows = query.data?.meetings ?? [];
  return (
    <Section title={t('meetings.onAction')}>
      <ErrorNotice error={query.error} />
      {query.data && rows.length === 0 ? <p className="quiet">{t('meetings.noActionMeetings')}</p> : null}
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.meeting}>
            <Link to={links.meeting(row.meeting)} lang="sv">{row.title}</Link>, {day(row.day)}{' '}
            <span className="quiet">
              {t(`meetings.states.${row.state as 'planned' | 'cancelled' | 'closed'}`)}
              {row.state === 'closed' ? `, ${t('meetings.heldWith', { attended: row.attended, invited: row.invited })}` : ''}
              {row.state === 'planned' && row.invited > 0 ? `, ${t('meetings.inviteCount', { count: row.invited })}` : ''}
            </span>
            {row.decisions.map((words) => (
              <span key={words} className="beside"><Swedish>{words}</Swedish></span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
