// How fresh each source is: who delivers, what came last, what is late, and which measures rest on it.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { freshness, type Freshness, type FreshnessList } from '../../api/workshop';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer } from '../../components/notice';
import { Term } from '../../components/term';
import { figure, moment } from '../../lib/format';
import { links } from '../../lib/place';
import { instant } from './instant';

function State({ row }: { row: Freshness }) {
  const { t } = useTranslation();
  if (row.state === 'late') {
    return (
      <span className="late-mark">
        <Icon name="conflict" />
        {t('sources.late', { count: row.days_late })}
      </span>
    );
  }
  if (row.state === 'fresh') {
    return (
      <span className="fresh-mark">
        <Icon name="check" />
        {t('sources.inTime', { due: row.due })}
      </span>
    );
  }
  if (row.state === 'never') return null; // said already, where the last day would stand
  return <span className="quiet">{t('sources.unexpected')}</span>;
}

function Table({ list }: { list: FreshnessList }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('sources.freshness')}>
      <table className="plain-table">
        <caption>{t('sources.freshness')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sources.dataset')}</th>
            <th scope="col">{t('sources.through')}</th>
            <th scope="col">{t('sources.from')}</th>
            <th scope="col">{t('sources.every')}</th>
            <th scope="col">
              <Term name="Leverans">{t('sources.newest')}</Term>
            </th>
            <th scope="col" className="figure">{t('sources.rowCount')}</th>
            <th scope="col" className="figure">{t('sources.refused')}</th>
            <th scope="col">
              <Term name="Försenad källa">{t('sources.inTimeHead')}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.sources.map((row) => (
            <tr key={`${row.dataset}/${row.source}`}>
              <th scope="row" lang="sv">{row.dataset_title}</th>
              <td className="nowrap">{row.last_day ?? <span className="quiet">{t('sources.never')}</span>}</td>
              <td lang="sv">{[row.delivered_by, row.source].filter(Boolean).join(', ')}</td>
              <td>{row.expected_every_days ? t('sources.everyDays', { count: row.expected_every_days }) : ''}</td>
              <td>{row.last ? t('common.by', { by: row.last.imported_by, at: moment(instant(row.last.imported_at)) }) : ''}</td>
              <td className="figure">{row.last ? figure(row.rows, 0) : ''}</td>
              <td className="figure">{row.last ? figure(row.last.rows_rejected, 0) : ''}</td>
              <td>
                <State row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Resting({ list }: { list: FreshnessList }) {
  const { t } = useTranslation();
  const title = (id: string) => list.sources.find((row) => row.dataset === id)?.dataset_title ?? id;
  const late = new Set(list.sources.filter((row) => row.state === 'late').map((row) => row.dataset));
  return (
    <Fold title={t('sources.resting')}>
      <dl className="resting" lang="sv">
        {list.measures.map((one) => (
          <div key={one.dataset}>
            <dt>
              {title(one.dataset)}
              {late.has(one.dataset) ? (
                <span className="late-mark">
                  <Icon name="conflict" />
                  {t('sources.lateShort')}
                </span>
              ) : null}
            </dt>
            {one.measures.map((measure) => (
              <dd key={measure.measure}>
                <Link to={links.definition(measure.measure)}>{measure.name}</Link>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Fold>
  );
}

export function FreshnessTable({ reading }: { reading: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({ ...freshness(), enabled: !reading });
  return (
    <Answer query={query} rows={10}>
      {(list) => (
        <>
          {list.late > 0 ? <p className="freshness-answer">{t('sources.lateCount', { count: list.late })}</p> : null}
          <Table list={list} />
          <Resting list={list} />
        </>
      )}
    </Answer>
  );
}
