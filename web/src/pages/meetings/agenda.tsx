// A meeting's agenda: what it has filled itself with, and the items that people have written.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { AgendaResult, AgendaRow, DecisionRow, MeetingPage } from '../../api/meetings';
import type { Attainment } from '../../api/model';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Empty, ErrorNotice } from '../../components/notice';
import { PersonField, type Chosen } from '../../components/person_field';
import { AttainmentStatus } from '../../components/status';
import { Swedish, usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { unlessWritten } from '../../lib/sent';
import { Change } from '../groups/change';
import { Section, useWish, Written } from './parts';

export function DecisionState({ decision }: { decision: DecisionRow }) {
  const { t } = useTranslation();
  return (
    <span className="quiet">
      <Swedish>{decision.state}</Swedish>
      {decision.late ? `, ${t('meetings.late')}` : ''}
      {decision.due_by && !decision.ended ? `, ${t('meetings.due').toLowerCase()} ${decision.due_by}` : ''}
      {decision.responsible_name ? <>, <Swedish>{decision.responsible_name}{decision.unit_name ? ` ${decision.unit_name}` : ''}</Swedish></> : null}
    </span>
  );
}

function Result({ result }: { result: AgendaResult }) {
  const { t } = useTranslation();
  const period = usePeriodName();
  return (
    <li>
      <strong lang="sv">{result.measure_name}</strong>, <Swedish>{result.unit_name}</Swedish>:{' '}
      {result.period ? (
        <>
          <Link to={links.measure(result.unit, result.measure, result.period)}>{result.printed}</Link> ({period(result.period)}){' '}
          {result.judgement ? <AttainmentStatus value={result.judgement as Attainment} /> : null}
          {result.before ? <span className="beside">{t('meetings.resultBefore', { value: result.before_printed, period: period(result.before) })}</span> : null}
          {result.attainment_reason || result.development_reason ? (
            <span className="beside quiet" lang="sv">{[result.attainment_reason, result.development_reason].filter(Boolean).join(' ')}</span>
          ) : null}
        </>
      ) : (
        <span className="quiet">{t('meetings.noResult')}</span>
      )}
    </li>
  );
}

/** What follows from the forum, the calendar and the group's work, as it is now or as it was when the meeting was closed. */
export function FilledIn({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const period = usePeriodName();
  const { content } = page;
  return (
    <>
      {page.goal ? (
        <section className="meeting-goal">
          <h2>{t('meetings.goal')}</h2>
          <p lang="sv">{page.goal}</p>
        </section>
      ) : null}
      {content.earlier.length > 0 ? (
        <Section title={t('meetings.earlierDecisions')}>
          <ul className="plain-list">
            {content.earlier.map((one) => (
              <li key={one.number}>
                <Link to={links.meeting(one.meeting)} lang="sv">{one.words}</Link> <DecisionState decision={one} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {content.results.length > 0 ? (
        <Section title={t('meetings.results')}>
          <ul className="plain-list">
            {content.results.map((one) => (
              <Result key={`${one.measure}/${one.unit}`} result={one} />
            ))}
          </ul>
        </Section>
      ) : null}
      {content.follow_ups.length > 0 ? (
        <Section title={t('meetings.followUps')}>
          <ul className="plain-list">
            {content.follow_ups.map((one) => (
              <li key={one.period}>
                <Swedish>{one.name}</Swedish>, {period(one.period)}{' '}
                {one.unit ? <Link to={links.round(one.unit, one.period)}>{t('meetings.openFollowUp')}</Link> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {content.ongoing.length > 0 ? (
        <Section title={t('meetings.ongoing')}>
          <ul className="plain-list">
            {content.ongoing.map((one) => (
              <li key={`${one.kind}/${one.id}`}>
                {one.kind === 'action' ? <Link to={links.action(one.unit, one.id, '')} lang="sv">{one.title}</Link> : <Swedish>{one.title}</Swedish>}{' '}
                <span className="quiet">
                  <Swedish>{one.kind_name}, {one.status_name}</Swedish>
                  {one.due ? `, ${t('meetings.due').toLowerCase()} ${one.due}` : ''}
                  {one.late ? `, ${t('meetings.late')}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function ItemForm({ page, item, done }: { page: MeetingPage; item?: AgendaRow; done?: () => void }) {
  const { t } = useTranslation();
  const [wish, put, clear] = useWish({ title: item?.title ?? '', text: item?.text ?? '', minutes: item?.minutes ?? 0 });
  const [presenter, setPresenter] = useState<Chosen | null>(item?.presenter ? { id: item.presenter, name: item.presenter_name } : null);
  const at = path`/meetings/${page.meeting.id}/items/${item?.number ?? 0}`;
  const remove = useChange<void>(() => send('DELETE', at));
  return (
    <Change
      button={t(item ? 'meetings.save' : 'meetings.addItem')}
      sent={() => send<MeetingPage>('PUT', at, { ...wish, presenter: presenter?.id ?? '', matter: item?.matter ?? '', version: item?.version ?? 0 })}
      done={() => {
        if (done) return done();
        clear({ title: '', text: '', minutes: 0 });
        setPresenter(unlessWritten(presenter, null));
      }}
    >
      <Textfield label={t('meetings.itemTitle')} required lang="sv" value={wish.title} onChange={(event) => put({ title: event.target.value })} />
      <Textfield multiline rows={4} label={t('meetings.papers')} description={t('meetings.papersHelp')} lang="sv" value={wish.text} onChange={(event: { target: { value: string } }) => put({ text: event.target.value })} />
      <Textfield label={t('meetings.itemMinutes')} type="number" min={0} max={720} value={wish.minutes} onChange={(event) => put({ minutes: Number(event.target.value) })} />
      <PersonField label={t('meetings.presenter')} value={presenter} onChange={setPresenter} />
      {item ? (
        <div>
          <ErrorNotice error={remove.error} />
          <Button type="button" variant="tertiary" data-color="danger" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('meetings.removeItem')}
          </Button>
        </div>
      ) : null}
    </Change>
  );
}

function Guests({ page, item, edit }: { page: MeetingPage; item: AgendaRow; edit: boolean }) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<Chosen | null>(null);
  const at = (who: string) => path`/meetings/${page.meeting.id}/items/${item.number}/guests/${who}`;
  const remove = useChange((who: string) => send('DELETE', at(who)));
  return (
    <>
      {item.guests.length > 0 ? (
        <p>
          {t('meetings.guests')}:{' '}
          {item.guests.map((guest) => (
            <span key={guest.person} className="guest">
              {guest.name} ({t(`meetings.answers.${guest.answer}`).toLowerCase()})
              {edit ? (
                <Button variant="tertiary" data-size="sm" className="no-print" aria-label={t('meetings.takeBack', { name: guest.name })} onClick={() => remove.mutate(guest.person)}>
                  ×
                </Button>
              ) : null}
            </span>
          ))}
        </p>
      ) : null}
      {edit ? (
        <Fold title={t('meetings.inviteGuest', { title: item.title })}>
          <Change button={t('meetings.invite')} sent={() => send('PUT', at(person?.id ?? ''))} done={() => setPerson(unlessWritten(person, null))}>
            <PersonField label={t('meetings.person')} description={t('meetings.guestHelp')} required value={person} onChange={setPerson} />
          </Change>
        </Fold>
      ) : null}
    </>
  );
}

export function Items({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const edit = page.meeting.leads && page.meeting.state === 'planned';
  const order = useChange((items: number[]) => send('PUT', path`/meetings/${page.meeting.id}/order`, { items }));
  const numbers = page.items.map((item) => item.number);
  const up = (place: number) => {
    const after = [...numbers];
    after.splice(place - 1, 2, numbers[place]!, numbers[place - 1]!);
    order.mutate(after);
  };
  return (
    <Section title={t('meetings.agenda')}>
      {page.items.length === 0 ? (
        <Empty title={t('meetings.noItems')}>{edit ? <p>{t('meetings.noItemsHelp')}</p> : null}</Empty>
      ) : null}
      <ErrorNotice error={order.error} />
      <ol className="agenda">
        {page.items.map((item, place) => (
          <li key={item.number}>
            <h3 lang="sv">{item.title}</h3>
            <p className="quiet">
              {[item.minutes > 0 ? t('meetings.minutesLong', { count: item.minutes }) : '', item.presenter_name].filter(Boolean).join(', ')}
            </p>
            {item.matter_title ? (
              <p>
                {t('meetings.matter')}: <Link to={links.action(item.matter_unit, item.matter, '')} lang="sv">{item.matter_title}</Link>
              </p>
            ) : null}
            {item.html.length > 0 ? <Written html={item.html} /> : null}
            {edit ? (
              <div className="item-tools no-print">
                <Button variant="tertiary" data-size="sm" aria-expanded={open === item.number} aria-label={t('meetings.changeItem', { title: item.title })} onClick={() => setOpen(open === item.number ? null : item.number)}>
                  {t('meetings.change')}
                </Button>
                {place > 0 ? (
                  <Button variant="tertiary" data-size="sm" aria-label={t('meetings.up', { title: item.title })} onClick={() => up(place)}>
                    ↑
                  </Button>
                ) : null}
              </div>
            ) : null}
            {edit && open === item.number ? <ItemForm key={item.version} page={page} item={item} done={() => setOpen(unlessWritten<number | null>(item.number, null))} /> : null}
            <Guests page={page} item={item} edit={edit} />
          </li>
        ))}
      </ol>
      {edit ? (
        <Fold title={t('meetings.addItem')}>
          <ItemForm page={page} />
        </Fold>
      ) : null}
    </Section>
  );
}
