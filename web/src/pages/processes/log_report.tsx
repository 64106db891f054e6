// What was read in, and what of the source was not, with the reasons.
import { useTranslation } from 'react-i18next';
import type { ProcessLogReport } from '../../api/processes';
import { Frame } from '../../components/frame';
import { Swedish } from '../../components/text';
import { figure } from '../../lib/format';

export function LogReport({ report }: { report: ProcessLogReport }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('processes.log.readIn', { events: figure(report.events), cases: figure(report.cases), activities: figure(report.activities) })}</p>
      {report.left_out > 0 ? <p>{t('processes.log.leftOut', { events: figure(report.left_out) })}</p> : null}
      {report.personal_numbers > 0 ? <p>{t('processes.log.personalNumbers', { numbers: figure(report.personal_numbers) })}</p> : null}
      {report.left_out_attributes.length > 0 ? <p>{t('processes.log.leftOutAttributes')} <Swedish>{report.left_out_attributes.join(', ')}</Swedish>.</p> : null}
      {report.measures_left.length > 0 ? (
        <>
          <p>{t('processes.log.measuresLeft')}</p>
          <ul>
            {report.measures_left.map((left) => (
              <li key={left.measure} lang="sv">{left.measure}: {left.message}</li>
            ))}
          </ul>
        </>
      ) : null}
      {report.faults.length > 0 ? (
        <Frame label={t('imports.faults')}>
          <table className="plain-table faults">
            <caption>{t('imports.faults')}</caption>
            <thead>
              <tr>
                <th scope="col" className="figure">{t('imports.faultLine')}</th>
                <th scope="col">{t('imports.faultWhat')}</th>
              </tr>
            </thead>
            <tbody>
              {report.faults.map((fault, i) => (
                <tr key={i}>
                  <td className="figure">{fault.line || ''}</td>
                  <td lang="sv" className="wrapped">{fault.message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
    </>
  );
}
