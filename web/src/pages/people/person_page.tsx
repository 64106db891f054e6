// One person: name and address, assignments, and help when they cannot get in.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { path, send } from '../../api/client';
import type { OneTimePassword as OneTimePasswordAnswer, PersonRow } from '../../api/model';
import { people } from '../../api/people';
import { useChange } from '../../api/queries';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { links } from '../../lib/place';
import { AbsenceForm } from '../account/absence_form';
import { Assignments } from './assignments';
import { OneTimePassword } from './one_time_password';
import { ChangePersonForm } from './person_forms';

function Help({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const reset = useChange(() => send<OneTimePasswordAnswer>('POST', path`/persons/${person.id}/password`, {}));
  const removeFactor = useChange(() => send('DELETE', path`/persons/${person.id}/second-factor`));
  return (
    <section>
      <h2>{t('people.help')}</h2>
      {password ? (
        <OneTimePassword
          name={person.name}
          userName={person.user_name}
          password={password}
          button={t('people.given')}
          done={() => setPassword('')}
        />
      ) : (
        <>
          <p>{t('people.resetHelp')}</p>
          <ErrorNotice error={reset.error ?? removeFactor.error} />
          <div className="form-buttons">
            <Button
              variant="secondary"
              loading={reset.isPending}
              onClick={() => reset.mutate(undefined, { onSuccess: (made) => setPassword(made.one_time_password) })}
            >
              {t('people.resetPassword')}
            </Button>
            {person.second_factor ? (
              <Button variant="secondary" loading={removeFactor.isPending} onClick={() => removeFactor.mutate(undefined)}>
                {t('people.resetFactor')}
              </Button>
            ) : null}
          </div>
          <p role="status" className="saved">{removeFactor.isSuccess ? t('people.factorReset') : ''}</p>
        </>
      )}
    </section>
  );
}

function Away({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  const { absence } = person;
  return (
    <section>
      <h2>{t('account.absence')}</h2>
      <AbsenceForm
        key={`${absence.from}-${absence.to}-${absence.deputy}`}
        absence={absence}
        where={path`/persons/${person.id}/absence`}
        name={person.name}
      />
    </section>
  );
}

export default function PersonPage() {
  const { t } = useTranslation();
  const { person: id = '' } = useParams();
  const found = useQuery(people(id));
  const person = found.data?.persons.find((one) => one.id === id);
  return (
    <Page
      title={person?.name ?? t('people.person')}
      crumbs={[{ to: links.people(), text: t('people.title') }]}
      lead={
        person ? (
          <p>
            {person.disabled
              ? t('people.leadDisabled')
              : person.assignments.length === 0
                ? t('people.leadNone')
                : t('people.leadSome', { count: person.assignments.length })}
          </p>
        ) : null
      }
    >
      <Answer query={found} rows={6}>
        {() =>
          person ? (
            <div className="person-columns">
              <div>
                <Assignments person={person} />
                <Help person={person} />
                <Away person={person} />
              </div>
              <section>
                <h2>{t('people.facts')}</h2>
                <ChangePersonForm key={person.version} person={person} />
              </section>
            </div>
          ) : (
            <Empty title={t('people.unknown')}>
              <p>{t('people.unknownHelp')}</p>
            </Empty>
          )
        }
      </Answer>
    </Page>
  );
}
