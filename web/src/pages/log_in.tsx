import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { persons, useLogIn } from '../api/queries';
import { Answer, Empty, ErrorNotice } from '../components/notice';
import { Page } from '../components/page';
import { LanguageButton } from '../components/person_menu';
import { Brand } from '../components/shell';

/** The demonstration's log-in: choose one of the made-up people. */
export function LogInPage() {
  const { t } = useTranslation();
  const choices = useQuery(persons());
  const logIn = useLogIn();
  return (
    <div className="log-in">
      <header className="log-in-head">
        <Brand />
        <LanguageButton />
      </header>
      <main>
        <Page title={t('login.title')} lead={<p>{t('login.lead')}</p>}>
          <ErrorNotice error={logIn.error} />
          <Answer query={choices} rows={4}>
            {(data) =>
              data.persons.length === 0 ? (
                <Empty title={t('login.empty')}>
                  <p>{t('login.emptyHelp')}</p>
                </Empty>
              ) : (
                <ul className="persons">
                  {data.persons.map((person) => (
                    <li key={person.id}>
                      <button
                        type="button"
                        disabled={logIn.isPending}
                        onClick={() => logIn.mutate(person.id)}
                      >
                        <strong>{person.name}</strong>
                        <span lang="sv">{person.title}</span>
                        <em lang="sv">{person.role_name}</em>
                      </button>
                    </li>
                  ))}
                </ul>
              )
            }
          </Answer>
        </Page>
      </main>
    </div>
  );
}
