// Our region among the others: where it stands, how sure that is, and every region's figure as a table.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MeasurePage, Sex } from '../../../api/model';
import { regionComparison, type RegionComparison, type RegionFigure } from '../../../api/regions';
import { Fold } from '../../../components/fold';
import { Frame } from '../../../components/frame';
import { Answer } from '../../../components/notice';
import { useWho } from '../../../components/session';
import { Swedish, usePeriodName, useSexName } from '../../../components/text';
import { intervalOf, useFigures } from '../control/words';
import { RegionsPicture } from './regions_picture';

/** What the source says of a value that is missing. */
function useMissing(): (figure: RegionFigure) => string {
  const { t } = useTranslation();
  return ({ status }) =>
    status === '' ? t('regions.missing') : status === 'withdrawn' ? t('regions.withdrawn') : t('regions.status', { status });
}

function RegionsTable({ page, answer, caption }: { page: MeasurePage; answer: RegionComparison; caption: string }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const missing = useMissing();
  const figures = useFigures(page.measure);
  const all = [...answer.regions, answer.country];
  const divided = all.some((one) => one.women !== null || one.men !== null);
  const placed = answer.regions.some((one) => one.rank !== null);
  const columns = 2 + (placed ? 3 : 0) + (divided ? 2 : 0);
  const row = (one: RegionFigure) => (
    <tr key={one.region} data-own={one.own}>
      <th scope="row" lang="sv">
        {one.name}
        {one.own ? <span className="label">{t('regions.own')}</span> : null}
      </th>
      {one.value === null ? (
        <td colSpan={columns - 1} className="quiet">{missing(one)}</td>
      ) : (
        <>
          <td className="figure">{figures.value(one.value)}</td>
          {placed ? (
            <>
              <td className="figure">{one.lower === null ? '' : `${figures.line(one.lower)}–${figures.line(one.upper)}`}</td>
              <td className="figure">{one.rank ?? ''}</td>
              <td className="figure">{one.best === null ? '' : one.best === one.worst ? one.best : `${one.best}–${one.worst}`}</td>
            </>
          ) : null}
          {divided ? (
            <>
              <td className="figure">{figures.value(one.women)}</td>
              <td className="figure">{figures.value(one.men)}</td>
            </>
          ) : null}
        </>
      )}
    </tr>
  );
  return (
    <Frame label={caption}>
      <table className="plain-table regions-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('regions.region')}</th>
            <th scope="col" className="figure">{t('measure.tableValue')}</th>
            {placed ? (
              <>
                <th scope="col" className="figure">{t('regions.interval')}</th>
                <th scope="col" className="figure">{t('regions.rank')}</th>
                <th scope="col" className="figure">{t('regions.places')}</th>
              </>
            ) : null}
            {divided ? (
              <>
                <th scope="col" className="figure">{sexName('K', page.measure.population)}</th>
                <th scope="col" className="figure">{sexName('M', page.measure.population)}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>{answer.regions.map(row)}</tbody>
        <tbody>
          {row(answer.country)}
          {answer.mean === null ? null : (
            <tr>
              <th scope="row">{t('regions.mean')}</th>
              <td className="figure">{figures.lineWithUnit(answer.mean)}</td>
              {columns > 2 ? <td colSpan={columns - 2} /> : null}
            </tr>
          )}
        </tbody>
      </table>
    </Frame>
  );
}

function Comparison({ page, answer }: { page: MeasurePage; answer: RegionComparison }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const sexName = useSexName();
  const figures = useFigures(page.measure);
  const named = { name: page.measure.name, period: name(answer.period ?? ''), sex: sexName(answer.sex, page.measure.population) };
  const own = answer.regions.find((one) => one.own);
  return (
    <>
      <p className="regions-says"><Swedish>{answer.says}</Swedish></p>
      {own && own.women !== null && own.men !== null ? (
        <p>
          {t('regions.sexes', { region: own.name, women: figures.value(own.women), men: figures.value(own.men) })}
          {answer.country.women !== null && answer.country.men !== null
            ? ` ${t('regions.sexesCountry', { women: figures.value(answer.country.women), men: figures.value(answer.country.men) })}`
            : ''}
        </p>
      ) : null}
      {answer.unit_value === null ? null : (
        <p>{t('regions.unit', { unit: page.unit_name, value: figures.value(answer.unit_value) })}</p>
      )}
      <RegionsPicture page={page} answer={answer} title={t('regions.picture', named)} />
      <Fold title={t('regions.asTable')}>
        <RegionsTable page={page} answer={answer} caption={t('regions.tableOf', named)} />
      </Fold>
      <Fold title={t('regions.how')}>
        <p lang="sv">{answer.method}</p>
        <p>{t('regions.definitions')}</p>
      </Fold>
      <p className="quiet">{t('regions.source', { source: answer.source, at: answer.fetched })}</p>
    </>
  );
}

export function RegionsSection({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const name = usePeriodName();
  const sexName = useSexName();
  const [sex, chooseSex] = useState<Sex | ''>('');
  const [period, choosePeriod] = useState(page.period);
  const query = useQuery({ ...regionComparison(page.unit, page.measure.id, sex, period, intervalOf(page)), placeholderData: keepPreviousData });
  const answer = query.data;
  const empty = answer !== undefined && answer.period === null;
  // Only who can read others' figures in has any use of being told that there are none.
  if (query.isPending || (empty && !may('administer'))) return null;
  return (
    <section className="regions-section">
      <h2>{t('regions.title')}</h2>
      {answer && !empty ? (
        <div className="controls no-print">
          {answer.sexes.length > 1 ? (
            <div className="switch" role="group" aria-label={t('scorecard.sex')}>
              {answer.sexes.map((choice) => (
                <button key={choice} type="button" aria-pressed={answer.sex === choice} onClick={() => chooseSex(choice)}>
                  {sexName(choice, page.measure.population)}
                </button>
              ))}
            </div>
          ) : null}
          <Field>
            <Label>{t('common.period')}</Label>
            <Select width="auto" value={answer.period ?? ''} onChange={(event) => choosePeriod(event.target.value)}>
              {answer.periods.map((one) => (
                <Select.Option key={one} value={one}>{name(one)}</Select.Option>
              ))}
            </Select>
          </Field>
        </div>
      ) : null}
      <Answer query={query} rows={4}>
        {(data) =>
          data.period === null ? (
            <p className="quiet">
              {t('regions.none')} <Link to="/administration/import">{t('regions.import')}</Link>
            </p>
          ) : (
            <Comparison page={page} answer={data} />
          )
        }
      </Answer>
    </section>
  );
}
