import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Shown this once: the server keeps only its hash. */
export function OneTimePassword({
  name,
  userName,
  password,
  button,
  done,
}: {
  name: string;
  userName: string;
  password: string;
  button: string;
  done: () => void;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    setCopied(true);
  };
  return (
    <div className="one-time" role="group" aria-label={t('people.oneTime', { name })} tabIndex={-1} ref={box}>
      <p>{t('people.oneTime', { name })}</p>
      <dl className="facts">
        <dt>{t('people.userName')}</dt>
        <dd>{userName}</dd>
        <dt>{t('account.oneTimePassword')}</dt>
        <dd><code className="secret">{password}</code></dd>
      </dl>
      <p className="quiet">{t('people.oneTimeHelp')}</p>
      <div className="form-buttons">
        <Button variant="secondary" data-size="sm" onClick={() => void copy()}>
          {copied ? t('people.copied') : t('people.copyPassword')}
        </Button>
        <Button data-size="sm" onClick={done}>{button}</Button>
      </div>
    </div>
  );
}
