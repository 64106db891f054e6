// Who is invited, what they have answered and who was there.
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { InviteeRow, MeetingPage } from '../../api/meetings';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { PersonField, type Chosen } from '../../components/person_field';
import { Swedish } from '../../components/text';
import { unlessWritten } from '../../lib/sent';
import { Change } from '../groups/change';
import { Section } from './parts';

/** One's own answer to the invitation. */
export function OwnAnswer({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const save = useChange((answer: string) => send('PUT', path`/meetings/${page.meeting.id}/answer`, { answer }));
  const now = page.meeting.answer;
  return (
    <div className="own-answer no-print">
      <div className="switch" role="group" aria-label={t('meetings.answer')}>
        {(['accepted', 'declined'] as const).map((answer) => (
          <button key={answer} type="button" aria-pressed={now === answer} onClick={() => save.mutate(now === answer ? '' : answer)}>
            {t(answer === 'accepted' ? 'meetings.accept' : 'meetings.decline')}
          </button>
        ))}
      </div>
      <span className="saved" role="status">{save.isSuccess ? t('meetings.answered') : ''}</span>
      <ErrorNotice error={save.error} />
    </div>
  );
}

export function InvitedTable({ rows, present }: { rows: InviteeRow[]; present?: { there: string[]; toggle: (person: string) => void } }) {
  const { t } = useTranslation();
  const answered = rows.some((row) => row.answer !== '');
  return (
    <Frame label={t('meetings.invited')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('meetings.name')}</th>
            <th scope="col">{t('meetings.why')}</th>
            {answered ? <th scope="col">{t('meetings.reply')}</th> : null}
            {present ? <th scope="col">{t('meetings.attended')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.person}/${row.unit}`}>
              <th scope="row">{row.person ? row.name : <span className="quiet">{t('meetings.vacant')}</span>}</th>
              <td className="wrapped"><Swedish>{row.why}</Swedish></td>
              {answered ? <td>{row.person ? t(`meetings.answers.${row.answer}`) : ''}</td> : null}
              {present ? (
                <td>
                  {row.person ? (
                    <Checkbox aria-label={t('meetings.markAttended', { name: row.name })} checked={present.there.includes(row.person)} onChange={() => present.toggle(row.person)} />
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export const attended = (page: MeetingPage) => page.invited.filter((row) => row.person && row.attended).map((row) => row.person);

export function Invited({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const { meeting } = page;
  const persons = page.invited.filter((row) => row.person);
  const count = (answer: string) => persons.filter((row) => row.answer === answer).length;
  const [there, setThere] = useState(attended(page));
  const [person, setPerson] = useState<Chosen | null>(null);
  const save = useChange<void>(() => send('PUT', path`/meetings/${meeting.id}/attendance`, { attended: there }));
  const marks = meeting.leads && meeting.day <= page.on && meeting.state !== 'cancelled' && !meeting.adjusted;
  const toggle = (one: string) => setThere((now) => (now.includes(one) ? now.filter((other) => other !== one) : [...now, one]));
  return (
    <Section title={t('meetings.invited')}>
      <p className="quiet">{t('meetings.invitedSentence', { accepted: count('accepted'), declined: count('declined'), none: count('') })}</p>
      <InvitedTable rows={page.invited} present={marks ? { there, toggle } : undefined} />
      <ErrorNotice error={save.error} />
      {marks ? (
        <div className="form-buttons no-print">
          <Button variant="secondary" loading={save.isPending} onClick={() => save.mutate()}>
            {t('meetings.saveAttended')}
          </Button>
        </div>
      ) : null}
      {meeting.leads && meeting.state === 'planned' ? (
        <Fold title={t('meetings.inviteOne')}>
          <Change button={t('meetings.invite')} sent={() => send('PUT', path`/meetings/${meeting.id}/invited/${person?.id ?? ''}`)} done={() => setPerson(unlessWritten(person, null))}>
            <PersonField label={t('meetings.person')} required value={person} onChange={setPerson} />
          </Change>
        </Fold>
      ) : null}
    </Section>
  );
}
