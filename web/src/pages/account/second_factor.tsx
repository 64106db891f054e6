// The second factor: an app in the phone that makes a new code every half minute.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import type { SecondFactor as Begun } from '../../api/model';
import { useAccountChange } from '../../api/people';
import { ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { QrCode } from './qr_code';

/** "JBSW Y3DP EHPK": in groups, as one reads it aloud or types it. */
function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

function Confirm({ begun, cancel }: { begun: Begun; cancel: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const confirm = useAccountChange((wish: { code: string }) => send('PUT', '/session/second-factor', wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ code: code.replaceAll(' ', '') }, { onSuccess: cancel });
  };
  return (
    <form className="form" onSubmit={submit}>
      <ol className="numbered">
        <li>{t('account.factorApp')}</li>
        <li>
          {t('account.factorScan')}
          <QrCode text={begun.address} label={t('account.factorCode')} />
          <span className="quiet">{t('account.factorSecret')}</span>
          <code className="secret">{grouped(begun.secret)}</code>
        </li>
        <li>{t('account.factorWrite')}</li>
      </ol>
      <Textfield
        label={t('login.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,8}"
        required
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <ErrorNotice error={confirm.error} />
      <div className="form-buttons">
        <Button type="submit" loading={confirm.isPending}>
          {t('account.factorConfirm')}
        </Button>
        <Button type="button" variant="tertiary" onClick={cancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Remove() {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const remove = useAccountChange((wish: { password: string }) => send('POST', '/session/second-factor/removal', wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate({ password });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        type="password"
        label={t('login.password')}
        description={t('account.factorRemoveHelp')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <ErrorNotice error={remove.error} />
      <div className="form-buttons">
        <Button type="submit" variant="secondary" loading={remove.isPending}>
          {t('account.factorRemove')}
        </Button>
      </div>
    </form>
  );
}

export function SecondFactor() {
  const { t } = useTranslation();
  const { second_factor } = useWho();
  const [begun, setBegun] = useState<Begun | null>(null);
  const begin = useAccountChange(() => send<Begun>('POST', '/session/second-factor', {}));
  return (
    <>
      <p role="status">{second_factor ? t('account.factorOn') : t('account.factorOff')}</p>
      {second_factor ? <Remove /> : null}
      {!second_factor && begun ? <Confirm begun={begun} cancel={() => setBegun(null)} /> : null}
      {!second_factor && !begun ? (
        <>
          <ErrorNotice error={begin.error} />
          <Button variant="secondary" loading={begin.isPending} onClick={() => begin.mutate(undefined, { onSuccess: setBegun })}>
            {t('account.factorBegin')}
          </Button>
        </>
      ) : null}
    </>
  );
}
