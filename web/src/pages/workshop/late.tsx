import { Alert } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Term } from '../../components/term';

/** That what a measure is computed from has not come in time. */
export function Late({ late }: { late: string[] }) {
  const { t } = useTranslation();
  if (late.length === 0) return null;
  return (
    <Alert data-color="warning" className="notice">
      <p>
        <Term name="Försenad källa">{t('workshop.late')}</Term>: {t('workshop.lateHelp')}
      </p>
      <ul lang="sv">
        {late.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Alert>
  );
}
