// How one plan follows another: begin the next as a copy, and put it in force from a day.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { Plan } from '../../api/plan';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { ErrorNotice } from '../../components/notice';

function Start({ unit }: { unit: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = useChange(() => send('POST', path`/units/${unit}/plan/versions`, { name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{t('plan.startHelp')}</p>
      <Textfield label={t('plan.startName')} required lang="sv" value={name} onChange={(event) => setName(event.target.value)} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('plan.start')}
        </Button>
      </div>
    </form>
  );
}

function Enforce({ unit, number }: { unit: string; number: number }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const save = useChange(() => send('POST', path`/units/${unit}/plan/versions/${number}/in-force`, { from }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{t('plan.enforceHelp')}</p>
      <Textfield type="date" label={t('plan.enforceFrom')} required value={from} onChange={(event) => setFrom(event.target.value)} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('plan.enforce')}
        </Button>
      </div>
    </form>
  );
}

export function VersionForms({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const own = plan.versions.find((version) => version.unit === plan.unit);
  if (!own) return null;
  return (
    <section className="forms no-print version-forms">
      {own.state === 'planned' ? (
        <Fold title={t('plan.enforce')}>
          <Enforce unit={plan.unit} number={own.number} />
        </Fold>
      ) : (
        <Fold title={t('plan.start')}>
          <Start unit={plan.unit} />
        </Fold>
      )}
    </section>
  );
}
