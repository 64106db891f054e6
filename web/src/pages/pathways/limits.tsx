// The limits per treatment and version, with the days whose decisions they hold for.
import { useTranslation } from 'react-i18next';
import type { PathwayRow, ProcessTarget } from '../../api/processes';
import { Frame } from '../../components/frame';
import { figure } from '../../lib/format';
import { Section } from '../processes/parts';

interface Version {
  from: string;
  /** The last day, itself within; none: until further notice. */
  to: string | null;
  limit: number;
  own: { name: string; limit: number }[];
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** Of the process, which its leader may have changed; or of the configuration where there is none yet. */
export function versionsOf(pathway: PathwayRow, targets: ProcessTarget[]): Version[] {
  if (targets.length > 0) {
    return [...targets]
      .sort((a, b) => a.valid_from.localeCompare(b.valid_from))
      .map((one) => ({ from: one.valid_from, to: one.valid_to ? dayBefore(one.valid_to) : null, limit: one.limit, own: one.outcome_limits }));
  }
  return pathway.versions.map((one, i) => {
    const next = pathway.versions[i + 1];
    return { from: one.valid_from, to: next ? dayBefore(next.valid_from) : null, limit: one.limit, own: one.limits };
  });
}

export function Limits({ pathway, versions }: { pathway: PathwayRow; versions: Version[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('pathways.limits')}>
      <p>{t('pathways.limitsHelp')}</p>
      <Frame label={t('pathways.limits')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('pathways.limits')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pathways.valid')}</th>
              <th scope="col">{t('pathways.treatment')}</th>
              <th scope="col" className="figure">{t('pathways.limit')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.flatMap((version) =>
              [...version.own, { name: '', limit: version.limit }].map((one, i) => (
                <tr key={`${version.from} ${one.name}`}>
                  {i === 0 ? (
                    <th scope="rowgroup" rowSpan={version.own.length + 1}>
                      {version.to ? t('pathways.fromTo', { from: version.from, to: version.to }) : t('pathways.fromDay', { from: version.from })}
                    </th>
                  ) : null}
                  <td>{one.name ? <span lang="sv">{one.name}</span> : t('pathways.withoutOwn')}</td>
                  <td className="figure">{figure(one.limit)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Frame>
      <p className="quiet"><span lang="sv">{t('pathways.source', { source: pathway.source })}</span> {t('pathways.sourceHelp')}</p>
    </Section>
  );
}
