import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { logInWays } from '../../api/people';
import { Answer } from '../../components/notice';
import { LogInForm } from './log_in_form';
import { OutsideFrame } from './outside_frame';

/** The way in: user name and password, the region's own log-in, or one of a demonstration's made-up people. */
export function LogInPage() {
  const { t } = useTranslation();
  const ways = useQuery(logInWays());
  return (
    <OutsideFrame title={t('login.title')}>
      <Answer query={ways} rows={4}>
        {(data) => <LogInForm ways={data} />}
      </Answer>
    </OutsideFrame>
  );
}
