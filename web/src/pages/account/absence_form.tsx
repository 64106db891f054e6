// When one is away, and who then gets one's tasks.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import type { Absence } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { useToday } from '../../components/today';
import { PersonField, type Chosen } from '../../components/person_field';

export function AbsenceForm({
  absence,
  where = '/session/absence',
  name,
}: {
  absence: Absence;
  where?: string;
  /** Somebody else's name, when an administrator writes for them. */
  name?: string;
}) {
  const { t } = useTranslation();
  const now = useToday();
  const [from, setFrom] = useState(absence.from ?? now);
  const [to, setTo] = useState(absence.to ?? '');
  const [deputy, setDeputy] = useState<Chosen | null>(
    absence.deputy ? { id: absence.deputy, name: absence.deputy_name } : null,
  );
  const save = useChange((wish: object) => send('PUT', where, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ from, to, ...(deputy ? { deputy: deputy.id } : {}) });
  };
  const span = { from: absence.from, to: absence.to, deputy: absence.deputy_name };
  const state = name
    ? absence.from ? t('people.away', { name, ...span }) : t('people.here', { name })
    : absence.from ? t('account.away', span) : t('account.here');
  return (
    <>
      <p role="status">{state}</p>
      <form className="form" onSubmit={submit}>
        <div className="form-row">
          <Textfield
            type="date"
            label={t('account.awayFrom')}
            required
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Textfield
            type="date"
            label={t('account.awayTo')}
            required
            min={from}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </div>
        <PersonField label={t('account.deputy')} description={name ? t('people.deputyHelp') : t('account.deputyHelp')} value={deputy} onChange={setDeputy} />
        <ErrorNotice error={save.error} />
        <div className="form-buttons">
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
          {absence.from ? (
            <Button type="button" variant="secondary" onClick={() => save.mutate({})}>
              {t('account.back')}
            </Button>
          ) : null}
          <span className="saved" role="status">
            {save.isSuccess ? t('common.saved') : ''}
          </span>
        </div>
      </form>
    </>
  );
}
