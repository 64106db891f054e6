// "Vilka möten har jag?": one's own, the next first.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { myMeetings } from '../../api/meetings';
import { Fold } from '../../components/fold';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { links } from '../../lib/place';
import { CalendarFeed } from './calendar_feed';
import { MeetingTable, useDay } from './parts';

export default function MeetingsPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const day = useDay();
  const query = useQuery(myMeetings());
  const next = query.data?.coming.find((one) => one.state === 'planned');
  return (
    <Page
      title={t('meetings.title')}
      lead={next ? <p>{t('meetings.next', { title: next.title, day: day(next.day), time: next.starts_at })}</p> : null}
      tools={may('read') ? <Link to={links.forums()}>{t('meetings.toForums')}</Link> : null}
    >
      <Answer query={query} rows={6}>
        {(mine) => (
          <>
            {mine.coming.length === 0 ? (
              <Empty title={t('meetings.none')}>
                <p>{t('meetings.noneHelp')}</p>
              </Empty>
            ) : (
              <MeetingTable label={t('meetings.coming')} rows={mine.coming} answer />
            )}
            {mine.earlier.length > 0 ? (
              <section className="forms">
                <Fold title={t('meetings.earlier')}>
                  <MeetingTable label={t('meetings.earlier')} rows={mine.earlier} answer />
                </Fold>
              </section>
            ) : null}
            <CalendarFeed />
          </>
        )}
      </Answer>
    </Page>
  );
}
