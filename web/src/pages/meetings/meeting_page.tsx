// One meeting: usable in the room, on a laptop and on a phone.
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { getFile, path, send } from '../../api/client';
import { meeting as meetingQuery, type MeetingPage as MeetingAnswer } from '../../api/meetings';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish } from '../../components/text';
import { contents } from '../../lib/contents';
import { download } from '../../lib/download';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { FilledIn, Items } from './agenda';
import { Decisions, FollowUp, Minutes } from './decisions';
import { attended, Invited, OwnAnswer } from './invitees';
import { TimeFields, useDay, useWish } from './parts';

const settingsOf = ({ meeting }: MeetingAnswer) => ({
  title: meeting.title,
  day: meeting.day,
  starts_at: meeting.starts_at,
  minutes: meeting.minutes,
  place: meeting.place,
  cancelled: meeting.state === 'cancelled',
});

function Settings({ page }: { page: MeetingAnswer }) {
  const { t } = useTranslation();
  const { meeting } = page;
  const [wish, put] = useWish(settingsOf(page));
  return (
    <Fold title={t('meetings.settings')}>
      <Change button={t('meetings.save')} sent={() => send('PUT', path`/meetings/${meeting.id}`, { ...wish, version: page.version })}>
        <TimeFields wish={wish} put={put} />
        <Checkbox label={t('meetings.cancelled')} checked={wish.cancelled} onChange={(event) => put({ cancelled: event.target.checked })} />
      </Change>
    </Fold>
  );
}

function Around({ page }: { page: MeetingAnswer }) {
  const { t } = useTranslation();
  const day = useDay();
  const fetched = useChange<void>(async () => {
    const file = await getFile(path`/meetings/${page.meeting.id}/invitation`);
    download(file.name, file.bytes);
  });
  return (
    <>
      <ul className="around no-print">
        {page.last ? (
          <li>
            {t(page.meeting.forum ? 'meetings.last' : 'meetings.follows')}: <Link to={links.meeting(page.last.id)}>{day(page.last.day)}</Link>
          </li>
        ) : null}
        {page.followed_by.map((one) => (
          <li key={one.id}>
            {t('meetings.followedBy')}: <Link to={links.meeting(one.id)} lang="sv">{one.title}</Link>, {day(one.day)}
          </li>
        ))}
        <li>
          <Button variant="tertiary" data-size="sm" loading={fetched.isPending} onClick={() => fetched.mutate()}>
            {t('meetings.download')}
          </Button>
        </li>
      </ul>
      <ErrorNotice error={fetched.error} />
    </>
  );
}

export default function MeetingPage() {
  const { t } = useTranslation();
  const { meeting: id = '' } = useParams();
  const day = useDay();
  const query = useQuery(meetingQuery(id));
  const row = query.data?.meeting;
  const crumbs = [{ to: links.meetings(), text: t('meetings.title') }];
  if (row?.forum && query.data?.whole) crumbs.push({ to: links.forum(row.forum), text: row.forum_name });
  return (
    <Page
      title={row?.title ?? t('meetings.what')}
      lang="sv"
      crumbs={crumbs}
      eyebrow={query.data?.how_often ? <Swedish>{query.data.how_often}</Swedish> : null}
      lead={
        row ? (
          <p>
            {day(row.day)} {row.starts_at}, {t('meetings.minutesLong', { count: row.minutes })}
            {row.place ? <>, <Swedish>{row.place}</Swedish></> : null}
            {row.state === 'planned' ? '' : `. ${t(`meetings.states.${row.state}`)}.`}
          </p>
        ) : null
      }
    >
      <Answer query={query} rows={10}>
        {(page) => (
          <div className="meeting">
            {page.whole ? null : <p className="quiet">{t('meetings.partial')}</p>}
            {(page.invited_self || page.meeting.guest) && page.meeting.state === 'planned' ? <OwnAnswer page={page} /> : null}
            {page.whole || page.meeting.guest ? <Around page={page} /> : null}
            <FilledIn page={page} />
            {page.whole || page.items.length > 0 ? <Items page={page} /> : null}
            {page.meeting.guest ? null : (
              <>
                <Decisions page={page} />
                <Minutes page={page} />
              </>
            )}
            {page.whole ? <Invited key={contents(attended(page))} page={page} /> : null}
            {page.meeting.leads ? (
              <section className="forms no-print">
                {page.meeting.state === 'closed' ? null : <Settings key={contents(settingsOf(page))} page={page} />}
                <FollowUp page={page} />
              </section>
            ) : null}
          </div>
        )}
      </Answer>
    </Page>
  );
}
