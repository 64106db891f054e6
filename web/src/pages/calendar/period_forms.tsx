// What those who control the calendar do with a period.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { CalendarPeriod, PeriodState } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { useToday } from '../../components/today';
import { dayAfter } from '../../lib/days';
import { unlessWritten } from '../../lib/sent';

type Step = 'open' | 'close' | 'lock';
const STEPS: Record<PeriodState, Step[]> = {
  planned: ['open'],
  open: ['close'],
  closed: ['lock', 'open'],
  locked: [],
};

/** Opening, closing and locking concern everybody, so the button first says what it does. One for each state: what was asked of the former is done. */
export function StepButtons({ period }: { period: CalendarPeriod }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Step | null>(null);
  const take = useChange((step: Step) =>
    send('POST', path`/calendar/${period.period}/${step}`, { version: period.version }),
  );
  const steps = period.decided ? STEPS[period.state] : STEPS.planned;
  if (steps.length === 0) return null;
  return (
    <>
      <div className="form-buttons">
        {steps.map((step, i) => (
          <Button
            key={step}
            variant={i === 0 ? 'primary' : 'secondary'}
            data-size="sm"
            aria-expanded={asked === step}
            onClick={() => setAsked(asked === step ? null : step)}
          >
            {t(`calendar.step.${step}`)}
          </Button>
        ))}
      </div>
      {asked ? (
        <div className="form">
          <p>{t(`calendar.means.${asked}`)}</p>
          <ErrorNotice error={take.error} />
          <div className="form-buttons">
            <Button
              data-size="sm"
              loading={take.isPending}
              onClick={() => take.mutate(asked, { onSuccess: () => setAsked(null) })}
            >
              {t(`calendar.confirm.${asked}`)}
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => setAsked(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}

export function DatesForm({ period }: { period: CalendarPeriod }) {
  const { t } = useTranslation();
  const [days, setDays] = useState({
    opens: period.opens ?? '',
    deadline: period.deadline ?? '',
    closes: period.closes ?? '',
  });
  const save = useChange((wish: object) => send('PUT', path`/calendar/${period.period}`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...days, version: period.version });
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="form-row">
        {(['opens', 'deadline', 'closes'] as const).map((day) => (
          <Textfield
            key={day}
            type="date"
            label={t(`calendar.${day}`)}
            required
            value={days[day]}
            onChange={(event) => setDays({ ...days, [day]: event.target.value })}
          />
        ))}
      </div>
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={save.isPending}>
          {t('calendar.saveDays')}
        </Button>
      </div>
    </form>
  );
}

/** For one unit and those below it, or for everybody; always until a day and with a reason that all can read. */
export function ReopenForm({ period }: { period: CalendarPeriod }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const [unit, setUnit] = useState('');
  const [until, setUntil] = useState(dayAfter(useToday(), 7));
  const [reason, setReason] = useState('');
  const save = useChange((wish: object) => send('POST', path`/calendar/${period.period}/reopen`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ until, reason, ...(unit ? { unit } : {}) }, { onSuccess: () => setReason(unlessWritten(reason, '')) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Field>
        <Label>{t('calendar.forWhom')}</Label>
        <Select value={unit} onChange={(event) => setUnit(event.target.value)}>
          <Select.Option value="">{t('calendar.everybody')}</Select.Option>
          {units.map((row) => (
            <Select.Option key={row.id} value={row.id}>
              {'\u2003'.repeat(row.depth) + row.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield
        type="date"
        label={t('calendar.until')}
        required
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Textfield
        multiline
        rows={2}
        label={t('calendar.reason')}
        description={t('calendar.reasonHelp')}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={save.isPending}>
          {t('calendar.reopenButton')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('calendar.reopenedDone') : ''}
        </span>
      </div>
    </form>
  );
}
