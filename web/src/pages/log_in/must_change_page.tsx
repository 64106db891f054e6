import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { useLogOut } from '../../api/queries';
import { PasswordForm } from '../account/password_form';
import { OutsideFrame } from './outside_frame';

/** The first log-in with a password that an administrator gave: one's own comes first. */
export function MustChangePage() {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <OutsideFrame title={t('account.mustChange')} lead={<p>{t('account.mustChangeHelp')}</p>}>
      <PasswordForm oldLabel={t('account.oneTimePassword')} />
      <Button variant="tertiary" data-size="sm" onClick={() => logOut.mutate()}>
        {t('common.logOut')}
      </Button>
    </OutsideFrame>
  );
}
