// With whom a measure or an action is shared outside the unit's part: a municipality, a supplier, another region.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../api/client';
import { shares } from '../api/people';
import { useChange } from '../api/queries';
import { dayAfter } from '../lib/days';
import { Fold } from './fold';
import { Answer, ErrorNotice } from './notice';
import { PersonField, type Chosen } from './person_field';
import { useWho } from './session';

interface What {
  unit: string;
  kind: 'measure' | 'action';
  target: string;
}

function ShareForm({ unit, kind, target }: What) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<Chosen | null>(null);
  const [last, setLast] = useState('');
  const save = useChange((wish: object) => send('PUT', path`/units/${unit}/shares`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!person) return;
    save.mutate({ kind, target, person: person.id, ...(last ? { valid_to: dayAfter(last, 1) } : {}) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <PersonField label={t('shared.guest')} description={t('shared.guestHelp')} required value={person} onChange={setPerson} />
      <Textfield
        type="date"
        label={t('people.lastDayOptional')}
        value={last}
        onChange={(event) => setLast(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" data-size="sm" loading={save.isPending}>
          {t('shared.share')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}

function ShareList({ unit, kind, target }: What) {
  const { t } = useTranslation();
  const query = useQuery(shares(unit));
  const remove = useChange((share: { number: number }) =>
    send('DELETE', path`/units/${unit}/shares/${share.number}`),
  );
  return (
    <Answer query={query} rows={2}>
      {(data) => {
        const here = data.shares.filter((share) => share.kind === kind && share.target === target);
        return (
          <>
            <p className="quiet">{here.length === 0 ? t('shared.withNobody') : t('shared.withCount', { count: here.length })}</p>
            <ErrorNotice error={remove.error} />
            <ul className="linked">
              {here.map((share) => (
                <li key={share.number}>
                  <span>
                    {share.person_name}
                    {share.valid_to ? <span className="quiet"> {t('shared.until', { day: dayAfter(share.valid_to, -1) })}</span> : null}
                  </span>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    aria-label={t('shared.removeOf', { name: share.person_name })}
                    onClick={() => remove.mutate(share)}
                  >
                    {t('shared.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answer>
  );
}

export function Shares(what: What) {
  const { t } = useTranslation();
  const { may } = useWho();
  if (!may('plan')) return null;
  return (
    <section className="no-print">
      <Fold title={t('shared.panel')}>
        <ShareList {...what} />
        <ShareForm {...what} />
      </Fold>
    </section>
  );
}
