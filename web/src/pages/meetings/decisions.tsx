// What is decided at a meeting, and the minutes with their adjusting and publishing.
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { path, send } from '../../api/client';
import { meeting as meetingQuery, readMeeting, type MeetingPage } from '../../api/meetings';
import { planChoices } from '../../api/plan';
import { useChange } from '../../api/queries';
import { ConflictNotice } from '../../components/conflict';
import { Fold } from '../../components/fold';
import { ErrorNotice } from '../../components/notice';
import { PersonField, type Chosen } from '../../components/person_field';
import { usePlace } from '../../components/place';
import { SaveMark } from '../../components/save_mark';
import { useWho } from '../../components/session';
import { useAutosave } from '../../lib/autosave';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { DecisionState } from './agenda';
import { Choose, Section, useWish, Written } from './parts';

function DecisionForm({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const [wish, put, clear] = useWish({ words: '', item: '', unit: page.unit, responsible: '', due_by: '', action: false });
  const known = useQuery(planChoices(page.unit || (units[0]?.id ?? '')));
  return (
    <Change
      button={t('meetings.addDecision')}
      sent={() =>
        send('POST', path`/meetings/${page.meeting.id}/decisions`, {
          ...wish,
          item: wish.item ? Number(wish.item) : null,
          due_by: wish.due_by || null,
        })
      }
      done={() => clear({ words: '', item: '', responsible: '', due_by: '', action: false })}
    >
      <Textfield multiline rows={2} required label={t('meetings.decision')} lang="sv" value={wish.words} onChange={(event: { target: { value: string } }) => put({ words: event.target.value })} />
      <Choose label={t('meetings.decisionItem')} empty={t('meetings.noItem')} options={page.items.map((item) => ({ id: String(item.number), name: item.title }))} value={wish.item} onChange={(item) => put({ item })} />
      <Choose label={t('meetings.responsible')} empty={t('meetings.nobody')} options={known.data?.functions ?? []} value={wish.responsible} onChange={(responsible) => put({ responsible })} />
      <Choose label={t('meetings.unit')} empty={t('meetings.nobody')} options={units} value={wish.unit} onChange={(unit) => put({ unit })} />
      <Textfield label={t('meetings.due')} type="date" value={wish.due_by} onChange={(event) => put({ due_by: event.target.value })} />
      <Checkbox label={t('meetings.makeAction')} description={t('meetings.makeActionHelp')} checked={wish.action} onChange={(event) => put({ action: event.target.checked })} />
    </Change>
  );
}

export function Decisions({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const finish = useChange(({ number, done, version }: { number: number; done: boolean; version: number }) =>
    send('PUT', path`/meetings/${page.meeting.id}/decisions/${number}`, { done, version }),
  );
  const edit = page.meeting.leads && !page.meeting.adjusted && page.meeting.state !== 'cancelled';
  return (
    <Section title={t('meetings.decisions')}>
      {page.decisions.length === 0 ? <p className="quiet">{t('meetings.noDecisions')}</p> : null}
      <ErrorNotice error={finish.error} />
      <ol className="decisions">
        {page.decisions.map((one) => (
          <li key={one.number}>
            <span lang="sv">{one.words}</span> <DecisionState decision={one} />{' '}
            {one.action ? <Link to={links.action(one.action_unit, one.action, '')}>{t('meetings.toAction')}</Link> : null}
            {!one.action && one.state && page.meeting.leads ? (
              <Button variant="tertiary" data-size="sm" className="no-print" aria-label={`${t(one.ended ? 'meetings.notDone' : 'meetings.done')}: ${one.words}`} onClick={() => finish.mutate({ number: one.number, done: !one.ended, version: one.version })}>
                {t(one.ended ? 'meetings.notDone' : 'meetings.done')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {edit ? (
        <Fold title={t('meetings.addDecision')}>
          <DecisionForm page={page} />
        </Fold>
      ) : null}
    </Section>
  );
}

/** Written during the meeting, while others decide, answer and change the agenda. */
function MinutesForm({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const { person } = useWho();
  const client = useQueryClient();
  const { id } = page.meeting;
  const as = (now: MeetingPage) => ({ text: now.notes, version: now.version });
  const saving = useAutosave({
    name: `${person}.minutes.${id}`,
    start: as(page),
    send: async (text, version) => {
      const saved = await send<MeetingPage>('PUT', path`/meetings/${id}/minutes`, { text, version });
      void client.invalidateQueries({ queryKey: meetingQuery(id).queryKey });
      return as(saved);
    },
    read: async () => as(await readMeeting(id)),
  });
  return (
    <div className="form">
      {saving.theirs ? (
        <ConflictNotice
          differences={[{ name: t('meetings.minutesText'), theirs: saving.theirs.text, mine: saving.text }]}
          keepMine={saving.keepMine}
          takeTheirs={saving.takeTheirs}
        />
      ) : null}
      <Textfield
        multiline
        rows={14}
        label={t('meetings.minutesText')}
        description={t('meetings.minutesHelp')}
        lang="sv"
        value={saving.text}
        onChange={(event: { target: { value: string } }) => saving.write(event.target.value)}
        onBlur={saving.flush}
      />
      <SaveMark status={saving.status} marked={saving.marked} />
      <ErrorNotice error={saving.status === 'refused' ? saving.error : null} />
    </div>
  );
}

function Publishing({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const publish = useChange((audience: string) => send('PUT', path`/meetings/${page.meeting.id}/audience`, { audience }));
  const now = page.meeting.audience;
  return (
    <div className="no-print">
      <ErrorNotice error={publish.error} />
      <div className="form-buttons">
        {now === '' ? (
          <Button variant="secondary" onClick={() => publish.mutate('invited')}>
            {t('meetings.publishInvited')}
          </Button>
        ) : null}
        {now !== 'everyone' ? (
          <Button variant="secondary" onClick={() => publish.mutate('everyone')}>
            {t('meetings.publishEveryone')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Closing({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const [chair, setChair] = useState<Chosen | null>(null);
  return (
    <Fold title={t('meetings.close')}>
      <Change button={t('meetings.close')} sent={() => send('POST', path`/meetings/${page.meeting.id}/close`, { chair: chair?.id ?? '' })}>
        <p>{t('meetings.closeHelp')}</p>
        <PersonField label={t('meetings.chair')} description={t('meetings.chairHelp')} value={chair} onChange={setChair} />
      </Change>
    </Fold>
  );
}

export function Minutes({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const { meeting } = page;
  const adjust = useChange<void>(() => send('POST', path`/meetings/${meeting.id}/adjust`, {}));
  const edit = meeting.leads && !meeting.adjusted && meeting.state !== 'cancelled';
  return (
    <Section title={t('meetings.minutes')}>
      {page.chair_name ? <p>{t('meetings.chair')}: {page.chair_name}</p> : null}
      {page.notes_html.length > 0 ? <Written html={page.notes_html} /> : <p className="quiet">{t('meetings.noMinutes')}</p>}
      {edit ? (
        <Fold title={t('meetings.writeMinutes')}>
          <MinutesForm page={page} />
        </Fold>
      ) : null}
      {edit && meeting.state === 'planned' && meeting.day <= page.on ? <Closing page={page} /> : null}
      {meeting.state === 'closed' ? (
        <>
          <p className="quiet">
            {page.adjusters.length > 0 ? `${t('meetings.adjustedBy', { names: page.adjusters.map((one) => one.name).join(', ') })} ` : ''}
            {meeting.adjusted ? t(`meetings.audience.${meeting.audience}`) : t('meetings.waitsAdjust')}
          </p>
          <ErrorNotice error={adjust.error} />
          {page.may_adjust ? (
            <div className="no-print">
              <p>{t('meetings.adjustHelp')}</p>
              <Button loading={adjust.isPending} onClick={() => adjust.mutate()}>
                {t('meetings.adjust')}
              </Button>
            </div>
          ) : null}
          {meeting.adjusted && meeting.leads ? <Publishing page={page} /> : null}
        </>
      ) : null}
    </Section>
  );
}

/** One step from the decisions to the meeting with the unit that they concern. */
export function FollowUp({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { units } = usePlace();
  const concerned = [...new Set(page.decisions.map((one) => one.unit).filter(Boolean))];
  const [unit, setUnit] = useState(concerned[0] ?? '');
  const [person, setPerson] = useState<Chosen | null>(null);
  if (concerned.length === 0) return null;
  return (
    <Fold title={t('meetings.followUp')}>
      <Change
        button={t('meetings.followUpMake')}
        sent={() => send<MeetingPage>('POST', path`/meetings/${page.meeting.id}/follow-up`, { unit, person: person?.id ?? '' })}
        done={(made) => void navigate(links.meeting(made.meeting.id))}
      >
        <p>{t('meetings.followUpHelp')}</p>
        <Choose label={t('meetings.unit')} options={units.filter((one) => concerned.includes(one.id))} value={unit} onChange={setUnit} />
        <PersonField label={t('meetings.person')} value={person} onChange={setPerson} />
      </Change>
    </Fold>
  );
}
