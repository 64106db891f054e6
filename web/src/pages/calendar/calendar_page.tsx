// When each period opens, falls due and closes, and who has been let in again.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Calendar, CalendarPeriod } from '../../api/model';
import { calendar } from '../../api/rounds';
import { AdministrationNavigation } from '../../components/administration';
import { Fold } from '../../components/fold';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePersonName } from '../../components/people';
import { PeriodStatus } from '../../components/round_state';
import { useWho } from '../../components/session';
import { useToday } from '../../components/today';
import { usePeriodName } from '../../components/text';
import { dayDistance } from '../../lib/days';
import { moment } from '../../lib/format';
import { DatesForm, ReopenForm, StepButtons } from './period_forms';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Which periods are open, and how long they have left. */
function CalendarSentence({ data }: { data: Calendar }) {
  const { t } = useTranslation();
  const now = useToday();
  const periodName = usePeriodName();
  const name = (period: string) => capital(periodName(period));
  const open = data.periods.filter((period) => period.decided && period.state === 'open');
  if (open.length === 0) return <p>{t('calendar.noneOpen', { year: data.year })}</p>;
  return (
    <>
      {open.map((period) => {
        const days = period.deadline ? dayDistance(now, period.deadline) : 0;
        return (
          <p key={period.period} className="answer">
            {period.deadline
              ? days < 0
                ? t('calendar.openPast', { period: name(period.period), day: period.deadline })
                : t('calendar.openUntil', { period: name(period.period), day: period.deadline })
              : t('calendar.openOnly', { period: name(period.period) })}
          </p>
        );
      })}
    </>
  );
}

function Reopened({ period }: { period: CalendarPeriod }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  if (period.reopened.length === 0) return null;
  return (
    <ul className="reopened">
      {period.reopened.map((one, i) => (
        <li key={i}>
          <Icon name="flag" />
          <span>
            {t('calendar.reopenedFor', { unit: one.unit_name || t('calendar.everybody'), until: one.until })}{' '}
            <span lang="sv">”{one.reason}”</span>{' '}
            <span className="quiet">{t('common.by', { by: personName(one.by), at: moment(one.at) })}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function PeriodCard({ period }: { period: CalendarPeriod }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const periodName = usePeriodName();
  const name = (id: string) => capital(periodName(id));
  return (
    <li className="period">
      <div className="period-head">
        <h2>
          {name(period.period)} {period.follow_up_name ? <small lang="sv">{period.follow_up_name}</small> : null}
        </h2>
        {period.decided ? <PeriodStatus value={period.state} /> : <span className="quiet">{t('calendar.proposed')}</span>}
      </div>
      <dl className="period-days">
        {(['opens', 'deadline', 'closes'] as const).map((day) => (
          <div key={day}>
            <dt>{t(`calendar.${day}`)}</dt>
            <dd>{period[day] ?? '–'}</dd>
          </div>
        ))}
        {period.reminders.length > 0 ? (
          <div>
            <dt>{t('calendar.reminders')}</dt>
            <dd>{period.reminders.join(', ')}</dd>
          </div>
        ) : null}
      </dl>
      <Reopened period={period} />
      {may('control') ? (
        <div className="period-forms no-print">
          <StepButtons key={period.state} period={period} />
          <Fold title={t('calendar.change')}>
            <DatesForm key={period.version} period={period} />
          </Fold>
          {period.state === 'closed' || period.state === 'locked' ? (
            <Fold title={t('calendar.reopen')}>
              <ReopenForm period={period} />
            </Fold>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

export default function CalendarPage() {
  const { t } = useTranslation();
  const [query, setQuery] = useSearchParams();
  const wanted = Number(query.get('ar')) || undefined;
  const { may } = useWho();
  const now = useToday();
  const found = useQuery(calendar(wanted));
  const year = wanted ?? found.data?.year ?? Number(now.slice(0, 4));
  const go = (next: number) => setQuery({ ar: String(next) }, { replace: true });
  return (
    <Page
      title={t('calendar.title', { year })}
      eyebrow={t('calendar.eyebrow')}
      lead={found.data ? <CalendarSentence data={found.data} /> : null}
    >
      {may('administer') || may('review') ? <AdministrationNavigation /> : null}
      <div className="controls">
        <Button variant="secondary" data-size="sm" onClick={() => go(year - 1)}>
          {year - 1}
        </Button>
        <Button variant="secondary" data-size="sm" onClick={() => go(year + 1)}>
          {year + 1}
        </Button>
      </div>
      <Answer query={found} rows={6}>
        {(data) =>
          data.periods.length === 0 ? (
            <Empty title={t('calendar.empty', { year })}>
              <p>{t('calendar.emptyHelp')}</p>
            </Empty>
          ) : (
            <ul className="periods">
              {data.periods.map((period) => (
                <PeriodCard key={period.period} period={period} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}
