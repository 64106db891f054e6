// One's own account: password, second factor, and who stands in when one is away.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { absence } from '../../api/people';
import { Answer } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { AbsenceForm } from './absence_form';
import { PasswordForm } from './password_form';
import { SecondFactor } from './second_factor';

export default function AccountPage() {
  const { t } = useTranslation();
  const who = useWho();
  const away = useQuery(absence());
  return (
    <Page
      title={t('account.title')}
      eyebrow={who.name}
      lead={
        <p>
          {who.local_password ? (who.second_factor ? t('account.factorOn') : t('account.factorOff')) : null}{' '}
          {away.data ? (away.data.from ? t('account.leadAway', { from: away.data.from, to: away.data.to }) : t('account.here')) : null}
        </p>
      }
    >
      <div className="account-columns">
        <div>
          <section>
            <h2>{t('account.absence')}</h2>
            <Answer query={away} rows={4}>
              {(data) => <AbsenceForm key={`${data.from}-${data.to}-${data.deputy}`} absence={data} />}
            </Answer>
          </section>
          <section>
            <h2>{t('account.password')}</h2>
            {who.local_password ? <PasswordForm /> : <p>{t('account.noPassword')}</p>}
          </section>
        </div>
        {who.local_password ? (
          <section>
            <h2>{t('account.secondFactor')}</h2>
            <SecondFactor />
          </section>
        ) : null}
      </div>
    </Page>
  );
}
