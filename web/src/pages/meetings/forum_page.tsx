// One forum: whom it invites, its series and its meetings; for those who lead it also how these are set.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { path, send } from '../../api/client';
import { forum as forumQuery, type ForumPage as ForumAnswer, type MeetingPage } from '../../api/meetings';
import { Fold } from '../../components/fold';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { ForumSettings } from './forum_settings';
import { InvitedTable } from './invitees';
import { MeetingTable, Section, TimeFields, useDay, useWish } from './parts';
import { SeriesForm } from './series_form';

function SingleMeeting({ page }: { page: ForumAnswer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [wish, put] = useWish({ title: '', day: '', starts_at: '13:00', minutes: 60, place: '' });
  return (
    <Fold title={t('forums.single')}>
      <Change
        button={t('forums.add')}
        sent={() => send<MeetingPage>('POST', path`/forums/${page.forum.id}/meetings`, wish)}
        done={(made) => void navigate(links.meeting(made.meeting.id))}
      >
        <TimeFields wish={wish} put={put} />
      </Change>
    </Fold>
  );
}

export default function ForumPage() {
  const { t } = useTranslation();
  const { forum: id = '' } = useParams();
  const day = useDay();
  const query = useQuery(forumQuery(id));
  const row = query.data?.row;
  return (
    <Page
      title={row?.name ?? t('forums.one')}
      lang="sv"
      crumbs={[
        { to: links.meetings(), text: t('meetings.title') },
        { to: links.forums(), text: t('forums.title') },
      ]}
      eyebrow={row ? <Swedish>{[row.owner, row.level_name].filter(Boolean).join(', ')}</Swedish> : null}
      lead={row ? <p><Swedish>{row.purpose}</Swedish> {row.decides ? `${t('forums.doesDecide')}.` : ''} {row.next ? `${t('forums.next')}: ${day(row.next)}.` : ''}</p> : null}
    >
      <Answer query={query} rows={8}>
        {(page) => (
          <div className="meeting">
            {page.row.goal ? (
              <section className="meeting-goal">
                <h2>{t('meetings.goal')}</h2>
                <p lang="sv">{page.row.goal}</p>
              </section>
            ) : null}
            <Section title={t('forums.series')}>
              {page.series.length === 0 ? <p className="quiet">{t('forums.noSeries')}</p> : null}
              <ul className="plain-list">
                {page.series.map((one, i) => (
                  <li key={one.id}>
                    <Swedish>{one.name}: {page.how_often[i]}</Swedish>, {one.starts_at}, {t('meetings.minutesLong', { count: one.minutes })}
                    {one.place ? <>, <Swedish>{one.place}</Swedish></> : null}
                  </li>
                ))}
              </ul>
              {page.row.leads ? (
                <div className="forms no-print">
                  {page.series.map((one) => (
                    <Fold key={`${one.id}/${one.version}`} title={t('forums.changeSeries', { name: one.name })}>
                      <SeriesForm forum={page.forum.id} series={one} />
                    </Fold>
                  ))}
                  <Fold key={`new/${page.series.length}`} title={t('forums.newSeries')}>
                    <SeriesForm forum={page.forum.id} name={page.forum.name} />
                  </Fold>
                </div>
              ) : null}
            </Section>
            <Section title={t('forums.meetings')}>
              {page.meetings.length === 0 ? <p className="quiet">{t('forums.noMeetings')}</p> : <MeetingTable label={t('forums.meetings')} rows={page.meetings} />}
              {page.row.leads ? <div className="forms no-print"><SingleMeeting page={page} /></div> : null}
            </Section>
            {page.row.leads || page.row.invited ? (
              <Section title={t('forums.invitedToday')}>
                {page.invited.length === 0 ? <p className="quiet">{t('forums.noInvited')}</p> : <InvitedTable rows={page.invited} />}
              </Section>
            ) : null}
            {page.row.leads ? <ForumSettings key={page.forum.version} forum={page.forum} /> : null}
          </div>
        )}
      </Answer>
    </Page>
  );
}
