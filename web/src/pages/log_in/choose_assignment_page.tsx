import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/model';
import { useChooseAssignment } from '../../api/people';
import { useLogOut } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { OutsideFrame } from './outside_frame';

/** Somebody with several assignments says which one it is about; rights follow it. */
export function ChooseAssignmentPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const choose = useChooseAssignment();
  const logOut = useLogOut();
  return (
    <OutsideFrame
      title={t('assignment.choose')}
      lead={<p>{t('assignment.chooseHelp', { name: session.name, count: session.assignments.length })}</p>}
    >
      <ErrorNotice error={choose.error} />
      <ul className="persons">
        {session.assignments.map((one) => (
          <li key={one.id}>
            <button type="button" disabled={choose.isPending} onClick={() => choose.mutate(one.id)}>
              <strong lang="sv">{one.unit_name || t('assignment.everywhere')}</strong>
              <span lang="sv">
                {one.role_name}
                {one.deputy_for_name ? ` (${t('assignment.for', { name: one.deputy_for_name })})` : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="more">
        <Button variant="tertiary" data-size="sm" onClick={() => logOut.mutate()}>
          {t('common.logOut')}
        </Button>
      </p>
    </OutsideFrame>
  );
}

/** Logged in, but nobody has said what one may do. */
export function NoAssignmentPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const logOut = useLogOut();
  return (
    <OutsideFrame title={t('assignment.none')} lead={<p>{t('assignment.noneHelp', { name: session.name })}</p>}>
      <Button variant="secondary" onClick={() => logOut.mutate()}>
        {t('common.logOut')}
      </Button>
    </OutsideFrame>
  );
}
