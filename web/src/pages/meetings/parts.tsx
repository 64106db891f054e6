// Small pieces that the pages about meetings share.
import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MeetingRow } from '../../api/meetings';
import { Frame } from '../../components/frame';
import { Swedish, useLanguage } from '../../components/text';
import { links } from '../../lib/place';
import { unlessWritten } from '../../lib/sent';

/** "onsdag 8 juni 2022" */
export function useDay(): (day: string) => string {
  const language = useLanguage();
  return (day) =>
    new Date(`${day}T12:00:00Z`).toLocaleDateString(language === 'en' ? 'en-GB' : 'sv-SE', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Blocks of HTML that the server made of a text in Markdown, and made safe. */
export function Written({ html }: { html: string[] }) {
  return <div className="written-text" lang="sv" dangerouslySetInnerHTML={{ __html: html.join('') }} />;
}

export function MeetingTable({ label, rows, answer }: { label: string; rows: MeetingRow[]; answer?: boolean }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <Frame label={label}>
      <table className="plain-table">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('meetings.when')}</th>
            <th scope="col">{t('meetings.what')}</th>
            <th scope="col">{t('meetings.where')}</th>
            <th scope="col">{answer ? t('meetings.answer') : t('meetings.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {day(row.day)} {row.starts_at}
              </td>
              <th scope="row" className="wrapped">
                <Link to={links.meeting(row.id)} lang="sv">
                  {row.title}
                </Link>
                {row.forum_name && row.forum_name !== row.title ? <small className="beside" lang="sv">{row.forum_name}</small> : null}
              </th>
              <td className="wrapped" lang="sv">{row.place}</td>
              <td>
                {row.state === 'planned' && answer ? t(`meetings.answers.${row.answer}`) : t(`meetings.states.${row.state}`)}
                {row.guest ? <small className="beside">{t('meetings.guest')}</small> : null}
                {row.state === 'closed' && answer ? <small className="beside">{t(row.adjusted ? 'meetings.adjusted' : 'meetings.notAdjusted')}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export interface Option {
  id: string;
  name: string;
}

export function Choose({ label, description, options, empty, value, onChange }: { label: string; description?: string; options: Option[]; empty?: string; value: string; onChange: (id: string) => void }) {
  return (
    <Field>
      <Label>{label}</Label>
      {description ? <Field.Description>{description}</Field.Description> : null}
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {empty === undefined ? null : <Select.Option value="">{empty}</Select.Option>}
        {options.map((one) => (
          <Select.Option key={one.id} value={one.id} lang="sv">
            {one.name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

export interface TimeWish {
  title: string;
  day: string;
  starts_at: string;
  minutes: number;
  place: string;
}

/** What a meeting is called, when and where it is. */
export function TimeFields({ wish, put }: { wish: TimeWish; put: (change: Partial<TimeWish>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Textfield label={t('meetings.itemTitle')} required lang="sv" value={wish.title} onChange={(event) => put({ title: event.target.value })} />
      <div className="form-row">
        <Textfield label={t('meetings.day')} type="date" required value={wish.day} onChange={(event) => put({ day: event.target.value })} />
        <Textfield label={t('meetings.time')} type="time" required value={wish.starts_at} onChange={(event) => put({ starts_at: event.target.value })} />
        <Textfield label={t('meetings.length')} type="number" min={5} max={720} required value={wish.minutes} onChange={(event) => put({ minutes: Number(event.target.value) })} />
      </div>
      <Textfield label={t('meetings.place')} lang="sv" value={wish.place} onChange={(event) => put({ place: event.target.value })} />
    </>
  );
}

/** The fields of a form: what they hold, how one is changed, and how they are emptied of what has been received. */
export function useWish<Wish extends object>(
  start: Wish,
): [wish: Wish, put: (change: Partial<Wish>) => void, clear: (change: Partial<Wish>) => void] {
  const [wish, setWish] = useState(start);
  return [wish, (change) => setWish((now) => ({ ...now, ...change })), (change) => setWish(unlessWritten(wish, { ...wish, ...change }))];
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function Name({ children }: { children: string }) {
  return <Swedish>{children}</Swedish>;
}
