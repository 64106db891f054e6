// A process told to patients: what it is, its steps, and how long the waits usually are.
import { useTranslation } from 'react-i18next';
import type { PublicProcess } from '../../api/processes';
import { Paragraphs } from '../../components/text';

export function PublicWords({ process, level }: { process: PublicProcess; level: 2 | 3 }) {
  const { t } = useTranslation();
  const Heading = `h${level}` as const;
  return (
    <div className="public-way">
      {process.text ? <Paragraphs texts={[process.text]} /> : null}
      {process.steps.length > 0 ? (
        <>
          <Heading>{t('processes.patient.steps')}</Heading>
          <ol className="way-steps" lang="sv">
            {process.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      ) : null}
      {process.stretches.length > 0 ? (
        <>
          <Heading>{t('processes.patient.times')}</Heading>
          <ul className="plain-list" lang="sv">
            {process.stretches.map((one) => (
              <li key={one.name}>
                <strong>{one.from} – {one.to}.</strong> {one.words}
              </li>
            ))}
          </ul>
          {process.last_day ? <p className="quiet">{t('processes.patient.until', { day: process.last_day })}</p> : null}
        </>
      ) : null}
    </div>
  );
}
