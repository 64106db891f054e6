import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import { useAccountChange } from '../../api/people';
import { ErrorNotice } from '../../components/notice';

/** A new password, written twice so that a slip of the finger locks nobody out. */
export function PasswordForm({ oldLabel }: { oldLabel?: string }) {
  const { t } = useTranslation();
  const [before, setBefore] = useState('');
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const save = useAccountChange((wish: { old_password: string; new_password: string }) =>
    send('PUT', '/session/password', wish),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDiffers(wanted !== again);
    if (wanted !== again) return;
    save.mutate(
      { old_password: before, new_password: wanted },
      {
        onSuccess: () => {
          setBefore('');
          setWanted('');
          setAgain('');
        },
      },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        type="password"
        label={oldLabel ?? t('account.oldPassword')}
        autoComplete="current-password"
        required
        value={before}
        onChange={(event) => setBefore(event.target.value)}
      />
      <Textfield
        type="password"
        label={t('account.newPassword')}
        description={t('account.newPasswordHelp')}
        autoComplete="new-password"
        required
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <Textfield
        type="password"
        label={t('account.againPassword')}
        autoComplete="new-password"
        required
        value={again}
        error={differs ? t('account.differs') : undefined}
        onChange={(event) => setAgain(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('account.changePassword')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('account.passwordChanged') : ''}
        </span>
      </div>
    </form>
  );
}
