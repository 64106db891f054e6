// The measure's outcomes at the unit as a file for others, masked.
import { useTranslation } from 'react-i18next';
import { address, path } from '../../api/client';
import { Icon } from '../../components/icon';

const FORMATS = ['csv', 'csv-en', 'fhir', 'kolada'] as const;

export function OutcomeDownloads({ unit, measure }: { unit: string; measure: string }) {
  const { t } = useTranslation();
  const where = path`/units/${unit}/outcomes/export`;
  return (
    <section className="no-print">
      <h2>{t('export.title')}</h2>
      <p className="quiet">{t('export.masked')}</p>
      <ul className="formats">
        {FORMATS.map((format) => (
          <li key={format}>
            <a href={address(where, { format, measure })} download>
              <Icon name="down" />
              <span>
                <strong>{t(`export.${format}`)}</strong> <small>{t(`export.${format}Help`)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
