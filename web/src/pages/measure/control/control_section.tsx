// "Is this a change, or does it only vary?" answered for each sex in words, then as charts, then as tables.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSeries, MeasureChart } from '../../../api/chart';
import type { MeasurePage, Sex } from '../../../api/model';
import { Fold } from '../../../components/fold';
import { Icon, type IconName } from '../../../components/icon';
import { useSexName } from '../../../components/text';
import { domainOf } from '../../../lib/chart_scale';
import { ControlChart } from './control_chart';
import { ControlTable } from './control_table';
import { LineSample, MarkSample } from './marks';
import { Phases } from './phases';
import { hasSteps, useFigures, useKindName, valuesIn, FEWEST_VALUES } from './words';

type ChartName = 'xmr' | 'run' | 'p' | 'pp' | 'u' | 'up' | 'c' | 'g' | 't' | 'ip';
const SEXES: Sex[] = ['T', 'K', 'M'];
const ICON: Record<ChartSeries['variation'], IconName> = { improvement: 'better', concern: 'worse', common: 'wave', change: 'flag' };
const TONE: Record<ChartSeries['variation'], string> = { improvement: 'improved', concern: 'declined', common: 'within_variation', change: 'plain' };
const ASSURED: Record<ChartSeries['assurance'], IconName> = { pass: 'check', fail: 'cross', hit_or_miss: 'question', none: 'dash' };
const ASSURED_TONE: Record<ChartSeries['assurance'], string> = { pass: 'met', fail: 'not_met', hit_or_miss: 'undetermined', none: 'plain' };

/** What a series' last value says, as a symbol and a word. */
export function Variation({ value }: { value: ChartSeries['variation'] }) {
  const { t } = useTranslation();
  return (
    <span className={`status status-${TONE[value]}`}>
      <Icon name={ICON[value]} />
      <span>{t(`chart.variation.${value}`)}</span>
    </span>
  );
}

function Verdict({ series, page }: { series: ChartSeries; page: MeasurePage }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const figures = useFigures(page.measure);
  const part = series.parts.at(-1);
  const lines = [
    part?.centre != null ? t('chart.centreIs', { value: figures.lineWithUnit(part.centre) }) : '',
    part?.lower != null && part.upper != null
      ? t(hasSteps(series) ? 'chart.limitsLast' : 'chart.limitsAre', { lower: figures.line(part.lower), upper: figures.lineWithUnit(part.upper) })
      : '',
    series.target !== null && series.target_upper !== null
      ? t('chart.targetBetween', { lower: figures.bare(series.target), upper: figures.value(series.target_upper) })
      : series.target !== null ? t('chart.targetIs', { value: figures.value(series.target) }) : '',
  ].filter(Boolean);
  return (
    <li>
      <p className="verdict-who">
        <strong>{sexName(series.sex, page.measure.population)}</strong>
      </p>
      <div>
        <p className="judged-status">
          <Variation value={series.variation} />
          {series.assurance !== 'none' ? (
            <span className={`status status-${ASSURED_TONE[series.assurance]}`}>
              <Icon name={ASSURED[series.assurance]} />
              <span>{t(`chart.assurance.${series.assurance}`)}</span>
            </span>
          ) : null}
        </p>
        <p lang="sv" className="verdict-text">{series.verdict}</p>
        {lines.length > 0 ? (
          <p className="quiet verdict-lines">{series.parts.length > 1 ? t('chart.lastPart', { lines: lines.join(', ') }) : t('chart.wholeSeries', { lines: lines.join(', ') })}</p>
        ) : null}
      </div>
    </li>
  );
}

function Key({ series }: { series: ChartSeries[] }) {
  const { t } = useTranslation();
  const meanings = new Set(series.flatMap((one) => one.points.map((point) => point.meaning)));
  const drawn = (['common', 'improvement', 'concern', 'change'] as const).filter((meaning) => meanings.has(meaning));
  return (
    <ul className="chart-key">
      {drawn.map((meaning) => (
        <li key={meaning}>
          <MarkSample meaning={meaning} /> {t(`chart.key.${meaning}`)}
        </li>
      ))}
      {series.some((one) => one.points.some((point) => point.excluded)) ? (
        <li><MarkSample meaning="common" excluded /> {t('chart.key.excluded')}</li>
      ) : null}
      <li><LineSample kind="centre" /> {t('chart.key.centre')}</li>
      <li><LineSample kind="limit" /> {t('chart.key.limit')}</li>
      {series.some((one) => one.target !== null) ? <li><LineSample kind="target" /> {t(series.some((one) => one.target_upper !== null) ? 'chart.key.targetBand' : 'chart.key.target')}</li> : null}
    </ul>
  );
}

/** Which kinds of period can be drawn, the shortest first as the server has them. */
export function drawnKinds(chart: MeasureChart): string[] {
  return [...new Set(chart.series.filter((one) => valuesIn(one) >= FEWEST_VALUES).map((one) => one.period_kind))];
}

export function ControlSection({ page, unit, chart }: { page: MeasurePage; unit: string; chart: MeasureChart }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const kindName = useKindName();
  const { measure } = page;
  const kinds = drawnKinds(chart);
  const [wantedKind, chooseKind] = useState('');
  const [wantedSex, chooseSex] = useState<Sex | 'all'>('all');
  const kind = kinds.includes(wantedKind) ? wantedKind : (kinds[0] ?? '');
  const all = SEXES.flatMap((sex) => chart.series.filter((one) => one.sex === sex && one.period_kind === kind && valuesIn(one) >= FEWEST_VALUES));
  const sex = all.some((one) => one.sex === wantedSex) ? wantedSex : 'all';
  const shown = all.filter((one) => sex === 'all' || one.sex === sex);
  const domain = domainOf(
    shown.flatMap((one) => [
      ...one.points.flatMap((point) => [point.value, point.lower, point.upper].filter((value) => value !== null)),
      ...[one.target, one.target_upper].filter((value) => value !== null),
    ]),
  );
  const title = (one: ChartSeries) => t('chart.titleOf', { name: measure.name, sex: sexName(one.sex, measure.population).toLowerCase() });
  return (
    <section className="control" aria-labelledby="forandring">
      <h2 id="forandring" tabIndex={-1}>{t('chart.title')}</h2>
      <ul className="verdicts">
        {all.map((one) => (
          <Verdict key={one.sex} series={one} page={page} />
        ))}
      </ul>
      <div className="controls no-print">
        {all.length > 1 ? (
          <div className="switch" role="group" aria-label={t('chart.sexes')}>
            {(['all', ...all.map((one) => one.sex)] as (Sex | 'all')[]).map((choice) => (
              <button key={choice} type="button" aria-pressed={sex === choice} onClick={() => chooseSex(choice)}>
                {choice === 'all' ? t('chart.allSexes') : sexName(choice, measure.population)}
              </button>
            ))}
          </div>
        ) : null}
        {kinds.length > 1 ? (
          <div className="switch" role="group" aria-label={t('chart.kinds')}>
            {kinds.map((choice) => (
              <button key={choice} type="button" aria-pressed={kind === choice} onClick={() => chooseKind(choice)}>
                {kindName(choice)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      {shown.map((one) => (
        <div key={one.sex} className="control-one">
          {shown.length > 1 || all.length > 1 ? <h3>{sexName(one.sex, measure.population)}</h3> : null}
          <ControlChart
            key={kind}
            series={one}
            phases={chart.phases}
            measure={measure}
            title={title(one)}
            domain={domain}
            height={shown.length > 1 ? 210 : 300}
          />
        </div>
      ))}
      <Key series={shown} />
      <p className="quiet chart-kind">{[...new Set(shown.map((one) => one.chart))].map((one) => t(`chart.of.${one as ChartName}`)).join(' ')}</p>
      <Phases page={page} unit={unit} chart={chart} kind={kind} />
      <Fold title={t('chart.asTable')}>
        {shown.map((one) => (
          <ControlTable key={one.sex} series={one} phases={chart.phases} measure={measure} caption={t('chart.tableOf', { sex: sexName(one.sex, measure.population).toLowerCase(), unit: measure.unit })} />
        ))}
      </Fold>
    </section>
  );
}
