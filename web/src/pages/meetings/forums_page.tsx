// "Var möts man, och var fattas besluten?": the register of forums, and where each follow-up is presented.
import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { send } from '../../api/client';
import { forums, presentations, type ForumPage, type ForumRow } from '../../api/meetings';
import { knowledgeMap } from '../../api/groups';
import { planChoices } from '../../api/plan';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { Choose, useDay, useWish } from './parts';

function Register({ rows }: { rows: ForumRow[] }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <Frame label={t('forums.title')}>
      <table className="plain-table">
        <caption>{t('forums.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('forums.name')}</th>
            <th scope="col">{t('forums.owner')}</th>
            <th scope="col">{t('forums.level')}</th>
            <th scope="col">{t('forums.decides')}</th>
            <th scope="col">{t('forums.next')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="wrapped">
                <Link to={links.forum(row.id)} lang="sv">{row.name}</Link>
                {row.purpose ? <small className="beside" lang="sv">{row.purpose}</small> : null}
              </th>
              <td lang="sv">{row.owner}</td>
              <td lang="sv">{row.level_name}</td>
              <td>{t(row.decides ? 'forums.yes' : 'forums.no')}</td>
              <td>{row.next ? day(row.next) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function NewForum() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { units } = usePlace();
  const map = useQuery(knowledgeMap());
  const [of, setOf] = useState('group');
  const [wish, put] = useWish({ name: '', purpose: '', group: '', unit: units[0]?.id ?? '', led_by: '' });
  const known = useQuery(planChoices(units[0]?.id ?? ''));
  const group = of === 'group';
  return (
    <section className="forms no-print">
      <Fold title={t('forums.new')}>
        <Change
          button={t('forums.add')}
          sent={() =>
            send<ForumPage>('POST', '/forums', {
              name: wish.name,
              purpose: wish.purpose,
              group: group ? wish.group : '',
              unit: group ? '' : wish.unit,
              led_by: group ? '' : wish.led_by,
              invitations: group ? [{ kind: 'group', target: wish.group }] : [],
            })
          }
          done={(page) => void navigate(links.forum(page.forum.id))}
        >
          <Textfield label={t('forums.name')} required lang="sv" value={wish.name} onChange={(event) => put({ name: event.target.value })} />
          <Textfield label={t('forums.purpose')} lang="sv" value={wish.purpose} onChange={(event) => put({ purpose: event.target.value })} />
          <Choose
            label={t('forums.belongs')}
            options={[{ id: 'group', name: t('forums.aGroup') }, { id: 'unit', name: t('forums.aUnit') }]}
            value={of}
            onChange={setOf}
          />
          {group ? (
            <Choose label={t('forums.group')} empty="" options={map.data?.groups ?? []} value={wish.group} onChange={(chosen) => put({ group: chosen })} />
          ) : (
            <>
              <Choose label={t('forums.unit')} options={units} value={wish.unit} onChange={(unit) => put({ unit })} />
              <Choose label={t('forums.ledBy')} empty="" options={known.data?.functions ?? []} value={wish.led_by} onChange={(led_by) => put({ led_by })} />
            </>
          )}
        </Change>
      </Fold>
    </section>
  );
}

function Presentations({ year }: { year: string }) {
  const { t } = useTranslation();
  const day = useDay();
  const period = usePeriodName();
  const query = useQuery(presentations(year));
  return (
    <section className="meeting">
      <h2>{t('forums.presentations')}</h2>
      <p className="quiet">{t('forums.presentationsHelp')}</p>
      <Answer query={query} rows={4}>
        {(list) => (
          <Frame label={t('forums.presentations')}>
            <table className="plain-table">
              <caption>{t('forums.presentations')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('forums.period')}</th>
                  <th scope="col">{t('forums.deadline')}</th>
                  <th scope="col">{t('forums.forum')}</th>
                  <th scope="col">{t('meetings.what')}</th>
                </tr>
              </thead>
              <tbody>
                {list.presentations.map((row) => (
                  <tr key={row.period}>
                    <th scope="row"><span lang="sv">{row.name}</span>, {period(row.period)}</th>
                    <td>{row.deadline}</td>
                    <td className="wrapped">{row.forum ? <Link to={links.forum(row.forum)} lang="sv">{row.forum_name}</Link> : null}</td>
                    <td className="wrapped">
                      {row.missing ? (
                        <span className="missing">{t(`forums.missing.${row.missing as 'no_forum' | 'unknown_forum' | 'no_meeting'}`, { forum: row.forum_wanted })}</span>
                      ) : (
                        <Link to={links.meeting(row.meeting)}>{t('forums.onMeeting', { day: row.meeting_day ? day(row.meeting_day) : '' })}</Link>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )}
      </Answer>
    </section>
  );
}

export default function ForumsPage() {
  const { t } = useTranslation();
  const { period } = usePlace();
  const query = useQuery(forums());
  const deciding = query.data?.forums.filter((one) => one.decides).length ?? 0;
  return (
    <Page
      title={t('forums.title')}
      crumbs={[{ to: links.meetings(), text: t('meetings.title') }]}
      lead={query.data && query.data.forums.length > 0 ? <p>{t('forums.answer', { count: query.data.forums.length, deciding })}</p> : null}
    >
      <Answer query={query} rows={8}>
        {(list) => (
          <>
            {list.forums.length === 0 ? (
              <Empty title={t('forums.none')}>
                <p>{t('forums.noneHelp')}</p>
              </Empty>
            ) : (
              <Register rows={list.forums} />
            )}
            {list.may_create ? <NewForum /> : null}
            {period ? <Presentations year={period.slice(0, 4)} /> : null}
          </>
        )}
      </Answer>
    </Page>
  );
}
