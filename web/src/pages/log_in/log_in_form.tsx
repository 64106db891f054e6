// User name and password, the code of the second factor when it is asked for, other ways in, the demonstration's people.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { LogInWays, Session } from '../../api/model';
import { useLogIn } from '../../api/people';
import { Empty, ErrorNotice } from '../../components/notice';

type LogIn = ReturnType<typeof useLogIn>;

/** A refusal that asks for the code is no error: the form then asks for it. */
function asksForCode(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'session.code_needed';
}

function PasswordForm({ logIn, userName, done }: { logIn: LogIn; userName?: string; done?: (session: Session) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(userName ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const codeField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (codeAsked) codeField.current?.focus();
  }, [codeAsked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { user_name: name.trim(), password, ...(codeAsked ? { code: code.replaceAll(' ', '') } : {}) };
    logIn.mutate(wish, {
      onSuccess: done,
      onError: (error) => {
        if (asksForCode(error)) setCodeAsked(true);
        else setCode('');
      },
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        label={t('login.userName')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Textfield
        type="password"
        label={t('login.password')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {codeAsked ? (
        <Textfield
          ref={codeField}
          label={t('login.code')}
          description={t('login.codeHelp')}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,8}"
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      ) : null}
      <ErrorNotice error={asksForCode(logIn.error) ? null : logIn.error} />
      <div className="form-buttons">
        <Button type="submit" loading={logIn.isPending}>
          {t('login.logIn')}
        </Button>
      </div>
      <p className="quiet">{t('login.forgotten')}</p>
    </form>
  );
}

export function LogInForm({
  ways,
  userName,
  newTab,
  done,
}: {
  ways: LogInWays;
  userName?: string;
  /** In a dialog over a page that must not be lost, other ways in open beside it; this then stands under them. */
  newTab?: ReactNode;
  done?: (session: Session) => void;
}) {
  const { t } = useTranslation();
  const logIn = useLogIn();
  const demo = useLogIn();
  if (!ways.password && ways.demo.length === 0 && ways.providers.length === 0) {
    return (
      <Empty title={t('login.empty')}>
        <p>{t('login.emptyHelp')}</p>
      </Empty>
    );
  }
  return (
    <>
      {ways.providers.length > 0 ? (
        <section className="ways">
          {ways.providers.map((provider) => (
            <Button key={provider.id} asChild variant={ways.password ? 'secondary' : 'primary'}>
              <a href={`/api/session/oidc/${encodeURIComponent(provider.id)}`} {...(newTab ? { target: '_blank' } : {})}>
                <span>
                  {t('login.with')} <span lang="sv">{provider.name}</span>
                </span>
              </a>
            </Button>
          ))}
          {newTab}
        </section>
      ) : null}
      {ways.password ? <PasswordForm logIn={logIn} {...(userName ? { userName } : {})} {...(done ? { done } : {})} /> : null}
      {ways.demo.length > 0 ? (
        <section className="demo">
          <h2>{t('login.demo')}</h2>
          <p className="quiet">{t('login.demoHelp')}</p>
          <ErrorNotice error={demo.error} />
          <ul className="persons">
            {ways.demo.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  disabled={demo.isPending}
                  onClick={() => demo.mutate({ person: person.id }, { onSuccess: done })}
                >
                  <strong>{person.name}</strong>
                  <span lang="sv">{person.title}</span>
                  <em lang="sv">{person.role_name}</em>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
