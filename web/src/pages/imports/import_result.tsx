import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../api/model';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { csv } from '../../lib/csv';
import { downloadTable } from '../../lib/download';

const SHOWN = 200;
const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'refused'] as const;

/** What one file did or would do, and every fault with its place. */
export function ImportResult({ report, dry }: { report: ImportReport; dry: boolean }) {
  const { t } = useTranslation();
  const title = dry ? t('imports.dryResult') : report.applied ? t('imports.result') : t('imports.refusedResult');
  const save = () => {
    const head = [t('imports.faultFile'), t('imports.faultLine'), t('imports.faultColumn'), t('imports.faultField'), t('imports.faultWhat')];
    const rows = report.faults.map((fault) => [fault.file, fault.line, fault.column, fault.path, fault.message]);
    downloadTable(`fel-${report.file}.csv`, csv(head, rows));
  };
  return (
    <section className="import-result">
      <h2>
        {title} <span className="quiet">{report.file}</span>
      </h2>
      <p lang="sv">{report.message}</p>
      <dl className="import-counts">
        {COUNTS.map((count) => (
          <div key={count} data-zero={report[count] === 0}>
            <dt>{t(`imports.${count}`)}</dt>
            <dd>{report[count]}</dd>
          </div>
        ))}
      </dl>
      {report.faults.length > 0 ? (
        <>
          <div className="faults-head">
            <h3>{t('imports.faults')}</h3>
            <Button variant="tertiary" data-size="sm" onClick={save}>
              <Icon name="down" />
              {t('imports.downloadFaults')}
            </Button>
          </div>
          <Frame label={t('imports.faults')}>
            <table className="plain-table faults">
              <thead>
                <tr>
                  <th scope="col" className="figure">{t('imports.faultLine')}</th>
                  <th scope="col" className="figure">{t('imports.faultColumn')}</th>
                  <th scope="col">{t('imports.faultField')}</th>
                  <th scope="col">{t('imports.faultWhat')}</th>
                </tr>
              </thead>
              <tbody>
                {report.faults.slice(0, SHOWN).map((fault, i) => (
                  <tr key={i}>
                    <td className="figure">{fault.line ?? ''}</td>
                    <td className="figure">{fault.column ?? ''}</td>
                    <td>
                      <code>{fault.path}</code>
                    </td>
                    <td lang="sv">{fault.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
          {report.faults.length > SHOWN ? (
            <p>{t('imports.faultsMore', { shown: SHOWN, count: report.faults.length })}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
