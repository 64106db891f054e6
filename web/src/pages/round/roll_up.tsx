// What the units below add up to, beside what is recorded: taken in one by one or all at once.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { RollUpRow } from '../../api/model';
import { useChange } from '../../api/queries';
import { rollUp } from '../../api/rounds';
import { Frame } from '../../components/frame';
import { Answer, ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { useSexName } from '../../components/text';
import { decimalsOf, figure } from '../../lib/format';
import { links } from '../../lib/place';

const written = (value: number | null) => (value === null ? '–' : figure(value, Math.min(decimalsOf(value), 2)));

/** Something new can be taken in: the units have a sum, and it is not what stands. */
const waits = (row: RollUpRow) => row.way !== 'own' && row.value !== null && row.value !== row.stored_value;

export function RollUp({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const sexName = useSexName();
  const query = useQuery(rollUp(unit, period));
  const take = useChange((wish: { measure?: string; sex?: string }) =>
    send('POST', path`/units/${unit}/rounds/${period}/roll-up`, wish),
  );
  return (
    <section>
      <h2>{t('rollUp.title')}</h2>
      <ErrorNotice error={take.error} />
      <Answer query={query} rows={4}>
        {({ rows }) => {
          const summed = rows.filter((row) => row.way !== 'own');
          const new_ = summed.filter(waits);
          if (summed.length === 0) return <p className="quiet">{t('rollUp.none')}</p>;
          return (
            <>
              <p role="status">
                {new_.length > 0 ? t('rollUp.answer', { count: new_.length }) : t('rollUp.allTaken')}{' '}
                {summed.some((row) => row.missing.length > 0) ? t('rollUp.missingSome') : null}
              </p>
              {may('report') && new_.length > 1 ? (
                <p className="no-print">
                  <Button variant="secondary" loading={take.isPending} onClick={() => take.mutate({})}>
                    {t('rollUp.takeAll', { count: new_.length })}
                  </Button>
                </p>
              ) : null}
              <Frame label={t('rollUp.title')}>
                <table className="plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('scorecard.measure')}</th>
                      <th scope="col">{t('scorecard.sex')}</th>
                      <th scope="col">{t('rollUp.way')}</th>
                      <th scope="col" className="figure">{t('rollUp.value')}</th>
                      <th scope="col" className="figure">{t('rollUp.stored')}</th>
                      <th scope="col">{t('rollUp.units')}</th>
                      <th scope="col"><span className="ds-sr-only">{t('rollUp.take')}</span></th>
                    </tr>
                  </thead>
                  <tbody>
                    {summed.map((row) => (
                      <tr key={`${row.measure}-${row.sex}`}>
                        <th scope="row">
                          <Link to={links.measure(unit, row.measure, period)} lang="sv">{row.measure_name}</Link>
                        </th>
                        <td>{sexName(row.sex)}</td>
                        <td>{t(`rollUp.ways.${row.way}`)}</td>
                        <td className="figure"><strong>{written(row.value)}</strong></td>
                        <td className="figure">{written(row.stored_value)}</td>
                        <td>
                          {row.units}
                          {row.missing.length > 0 ? (
                            <details className="missing-units">
                              <summary>{t('rollUp.missing', { count: row.missing.length })}</summary>
                              <ul lang="sv">
                                {row.missing.map((one) => (
                                  <li key={one.unit}>
                                    <Link to={links.round(one.unit, period)}>{one.unit_name}</Link>
                                  </li>
                                ))}
                              </ul>
                            </details>
                          ) : null}
                        </td>
                        <td>
                          {may('report') && waits(row) ? (
                            <Button
                              variant="tertiary"
                              data-size="sm"
                              className="row-button no-print"
                              disabled={take.isPending}
                              aria-label={t('rollUp.takeOf', { name: row.measure_name, sex: sexName(row.sex).toLowerCase() })}
                              onClick={() => take.mutate({ measure: row.measure, sex: row.sex })}
                            >
                              {t('rollUp.take')}
                            </Button>
                          ) : null}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Frame>
            </>
          );
        }}
      </Answer>
    </section>
  );
}
