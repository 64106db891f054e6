import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { UnitDetail, UnitRow } from '../../api/model';
import { unitDetail } from '../../api/queries';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { UnitMatters } from '../matters/unit_matters';
import { ChangeForms } from './change_forms';

function Intervals({ detail, name }: { detail: UnitDetail; name: (id: string) => string }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('organisation.history')}</h3>
      <Frame label={t('organisation.history')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('organisation.from')}</th>
              <th scope="col">{t('organisation.to')}</th>
              <th scope="col">{t('organisation.name')}</th>
              <th scope="col">{t('organisation.parent')}</th>
            </tr>
          </thead>
          <tbody>
            {detail.intervals.map((interval) => (
              <tr key={interval.from}>
                <td className="nowrap">{interval.from}</td>
                <td className="nowrap">{interval.to ?? t('organisation.now')}</td>
                <td lang="sv">{interval.name}</td>
                <td lang="sv">{interval.parent ? name(interval.parent) : t('organisation.top')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      {detail.successions.length > 0 ? (
        <>
          <h3>{t('organisation.successions')}</h3>
          <ul className="linked">
            {detail.successions.map((one, i) => (
              <li key={i}>
                {t(one.kind === 'merge' ? 'organisation.merged' : 'organisation.split', {
                  from: name(one.from_unit),
                  to: name(one.to_unit),
                  on: one.on,
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** One unit on the chosen day. */
export function UnitPanel({ unit, on, rows, gone }: { unit: string; on: string; rows: UnitRow[]; gone: () => void }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const { period, unitName } = usePlace();
  const query = useQuery(unitDetail(unit, on));
  const name = (id: string) => rows.find((row) => row.id === id)?.name ?? unitName(id);
  return (
    <section className="unit-panel">
      <Answer query={query} rows={6}>
        {(detail) => (
          <>
            <h2 lang="sv">{rows.find((row) => row.id === unit)?.name ?? detail.intervals.at(-1)?.name ?? unit}</h2>
            <p className="unit-links">
              <Link to={links.scorecard(unit, period)}>{t('organisation.toScorecard')}</Link>
              <Link to={links.actions(unit, period)}>{t('organisation.toActions')}</Link>
              <Link to={links.contacts(unit)}>{t('groups.toContacts')}</Link>
            </p>
            {detail.note ? <p className="quiet" lang="sv">{detail.note}</p> : null}
            {detail.variants.length > 0 ? (
              <p className="quiet">
                {t('organisation.variants')}: <Swedish>{detail.variants.join(', ')}</Swedish>
              </p>
            ) : null}
            {detail.functions.length > 0 ? (
              <>
                <h3>{t('organisation.functions')}</h3>
                <dl className="facts">
                  {detail.functions.map((holding) => (
                    <div key={holding.function} className="facts-row">
                      <dt lang="sv">{holding.kind_name}</dt>
                      <dd>{holding.person_name || <span className="quiet">{t('organisation.vacant')}</span>}</dd>
                    </div>
                  ))}
                </dl>
              </>
            ) : null}
            <UnitMatters unit={unit} />
            <Intervals detail={detail} name={name} />
            {may('organise') ? <ChangeForms unit={unit} rows={rows} detail={detail} gone={gone} /> : null}
          </>
        )}
      </Answer>
    </section>
  );
}
