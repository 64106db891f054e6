// The units below beside each other in one period: how far from the whole, seen against how large they are.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { measureFunnel, type FunnelUnit, type MeasureFunnel } from '../../../api/chart';
import type { MeasurePage, Sex } from '../../../api/model';
import { PAPER, useDrawnWidth } from '../../../components/drawn_width';
import { Frame } from '../../../components/frame';
import { Answer } from '../../../components/notice';
import { Swedish, usePeriodName } from '../../../components/text';
import { domainOf, linePath, scale, ticks } from '../../../lib/chart_scale';
import { decimalsOf, figure } from '../../../lib/format';
import { LineSample, Mark, MarkSample } from '../control/marks';
import { intervalOf, useFigures } from '../control/words';

function FunnelPicture({ funnel, page, title }: { funnel: MeasureFunnel; page: MeasurePage; title: string }) {
  const { t } = useTranslation();
  const { holder, width } = useDrawnWidth<HTMLElement>();
  const id = useId();
  const figures = useFigures(page.measure);
  const { units, curve, whole } = funnel;
  const height = width >= PAPER ? 340 : 280;
  const [left, right, top, bottom] = [46, width - 14, 22, height - 46];
  const values = units.map((unit) => unit.value);
  const low = Math.min(...values, whole);
  const high = Math.max(...values, whole);
  const room = Math.max(high - low, Math.abs(whole) * 0.05) * 0.6;
  // The mouth of the funnel is cut where it is far wider than any unit.
  const within = (value: number) => Math.min(Math.max(value, low - room), high + room);
  const band = funnel.target_lower === null || funnel.target_upper === null ? null : { lower: funnel.target_lower, upper: funnel.target_upper };
  const domain = domainOf([...values, ...(band ? [band.lower, band.upper] : []), ...curve.flatMap((one) => [within(one.lower998), within(one.upper998)])]);
  const x = scale([curve[0]?.denominator ?? 0, curve.at(-1)?.denominator ?? 1], [left, right]);
  const y = scale(domain, [bottom, top]);
  const line = (limit: 'lower95' | 'upper95' | 'lower998' | 'upper998') =>
    linePath(
      curve.map((one) => {
        const value = one[limit];
        return value < domain[0] || value > domain[1] ? null : ([x(one.denominator), y(value)] as const);
      }),
    );
  const marks = ticks(domain[0], domain[1], 5);
  const decimals = Math.min(3, Math.max(...marks.map((value) => decimalsOf(value))));
  return (
    <figure className="control-chart" ref={holder}>
      <svg className="control-svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-told`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-told`}>
          {t('funnel.described', { count: units.length, outside: units.filter((unit) => unit.outside).length })}
        </desc>
        {marks.map((value) => (
          <g key={value}>
            <path className="grid" d={`M${left} ${y(value).toFixed(1)}H${right}`} />
            <text className="axis" x={left - 7} y={y(value) + 4} textAnchor="end">{figure(value, decimals)}</text>
          </g>
        ))}
        {ticks(x.from, x.to, width >= PAPER ? 6 : 3).map((value) => (
          <g key={value}>
            <path className="tick" d={`M${x(value).toFixed(1)} ${bottom}v4`} />
            <text className="axis" x={x(value)} y={bottom + 18} textAnchor={x(value) > right - 20 ? 'end' : 'middle'}>{figure(value, decimalsOf(value))}</text>
          </g>
        ))}
        <text className="axis" x={(left + right) / 2} y={height - 6} textAnchor="middle">{t('funnel.size')}</text>
        {band ? (
          <>
            <rect className="target-band" x={left} width={right - left} y={y(band.upper)} height={Math.max(0, y(band.lower) - y(band.upper))} />
            <path className="line-target" d={`M${left} ${y(band.lower).toFixed(1)}H${right}M${left} ${y(band.upper).toFixed(1)}H${right}`} />
          </>
        ) : null}
        <path className="line-limit" d={line('lower998') + line('upper998')} />
        <path className="line-limit line-inner" d={line('lower95') + line('upper95')} />
        <path className="line-centre" d={`M${left} ${y(whole).toFixed(1)}H${right}`} />
        <text className="line-name" x={right} y={top - 8} textAnchor="end">{t('funnel.whole', { value: figures.lineWithUnit(whole) })}</text>
        {units.map((unit) => (
          <Mark key={unit.unit} meaning={unit.meaning} x={x(unit.denominator)} y={y(unit.value)} size={3} />
        ))}
      </svg>
    </figure>
  );
}

function useSays(): (unit: FunnelUnit) => string {
  const { t } = useTranslation();
  return (unit) => (unit.meaning === 'common' ? t('funnel.within') : t(`funnel.${unit.meaning}`));
}

function FunnelTable({ funnel, page, caption }: { funnel: MeasureFunnel; page: MeasurePage; caption: string }) {
  const { t } = useTranslation();
  const says = useSays();
  const figures = useFigures(page.measure);
  return (
    <Frame label={caption}>
      <table className="plain-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.unit')}</th>
            <th scope="col" className="figure">{t('measure.numerator')}</th>
            <th scope="col" className="figure">{t('measure.denominator')}</th>
            <th scope="col" className="figure">{t('measure.tableValue')}</th>
            <th scope="col" className="figure">{t('funnel.limits')}</th>
            <th scope="col">{t('funnel.says')}</th>
            <th scope="col" className="figure">{t('funnel.own')}</th>
            <th scope="col">{t('funnel.place')}</th>
          </tr>
        </thead>
        <tbody>
          {funnel.units.map((unit) => (
            <tr key={unit.unit}>
              <th scope="row" lang="sv">{unit.name}</th>
              <td className="figure">{figure(unit.numerator, Math.min(2, decimalsOf(unit.numerator)))}</td>
              <td className="figure">{figure(unit.denominator, Math.min(2, decimalsOf(unit.denominator)))}</td>
              <td className="figure">{figures.line(unit.value)}</td>
              <td className="figure">{figures.line(unit.lower998)}–{figures.line(unit.upper998)}</td>
              <td>{says(unit)}</td>
              <td className="figure">{figures.line(unit.low)}–{figures.line(unit.high)}</td>
              <td className="nowrap">
                {unit.best === unit.worst ? t('funnel.placeSure', { rank: unit.rank }) : t('funnel.placeOpen', { rank: unit.rank, best: unit.best, worst: unit.worst })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

/** How many units reach a target that is an interval, and on which side the others are. */
function Reached({ funnel, page }: { funnel: MeasureFunnel; page: MeasurePage }) {
  const { t } = useTranslation();
  const figures = useFigures(page.measure);
  if (funnel.target_lower === null || funnel.target_upper === null) return null;
  return (
    <p>
      {t('funnel.reached', {
        within: funnel.within_target,
        count: funnel.units.length,
        lower: figures.bare(funnel.target_lower),
        upper: figures.value(funnel.target_upper),
        below: funnel.below_target,
        above: funnel.above_target,
      })}
    </p>
  );
}

export function Funnel({ page, sex, day }: { page: MeasurePage; sex: Sex; day: string }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const [period, choose] = useState(page.period);
  const query = useQuery({ ...measureFunnel(page.unit, page.measure.id, sex, period, day, intervalOf(page)), placeholderData: keepPreviousData });
  const direction = t(intervalOf(page) ? 'below.nearer' : page.measure.direction === 'higher_is_better' ? 'below.higher' : 'below.lower');
  return (
    <Answer query={query} rows={4}>
      {(funnel) => {
        if (funnel.units.length === 0 || funnel.period === null) return <p className="quiet">{t('funnel.none')}</p>;
        const title = t('funnel.title', { name: page.measure.name, period: name(funnel.period) });
        const meanings = new Set(funnel.units.map((unit) => unit.meaning));
        return (
          <>
            <p className="quiet">{t('funnel.help', { direction })}</p>
            <Field className="no-print">
              <Label>{t('common.period')}</Label>
              <Select width="auto" value={funnel.period} onChange={(event) => choose(event.target.value)}>
                {funnel.periods.map((one) => (
                  <Select.Option key={one} value={one}>{name(one)}</Select.Option>
                ))}
              </Select>
            </Field>
            <FunnelPicture funnel={funnel} page={page} title={title} />
            <ul className="chart-key">
              <li><MarkSample meaning="common" /> {t('funnel.within')}</li>
              {(['improvement', 'concern', 'change'] as const).filter((meaning) => meanings.has(meaning)).map((meaning) => (
                <li key={meaning}><MarkSample meaning={meaning} /> {t(`funnel.${meaning}`)}</li>
              ))}
              <li><LineSample kind="inner" /> {t('funnel.key95')}</li>
              <li><LineSample kind="limit" /> {t('funnel.key998')}</li>
              {funnel.target_lower === null ? null : <li><LineSample kind="target" /> {t('chart.key.targetBand')}</li>}
            </ul>
            <Reached funnel={funnel} page={page} />
            <p lang="sv">{funnel.places}</p>
            <FunnelTable funnel={funnel} page={page} caption={title} />
            {funnel.flagged.length > 0 ? (
              <p className="quiet"><Swedish>{t('funnel.flagged', { names: funnel.flagged.join(', ') })}</Swedish></p>
            ) : null}
            {funnel.without.length > 0 ? (
              <p className="quiet"><Swedish>{t('funnel.without', { names: funnel.without.join(', ') })}</Swedish></p>
            ) : null}
          </>
        );
      }}
    </Answer>
  );
}
