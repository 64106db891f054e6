// The run chart: one line per sex over all periods, with the target where it is a level. Drawn as SVG with a title, a
// description and the same figures in the table below; shape and label tell the sexes apart, not only colour.
import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeasurePage, ScorecardRow, Sex, SeriesPoint, Target } from '../../api/model';
import { Empty } from '../../components/notice';
import { usePeriodName, useSexName } from '../../components/text';
import { decimalsOf, figure, quantity } from '../../lib/format';
import { periodMoment, periodShort } from '../../lib/period';

const COLOUR: Record<Sex, string> = { K: 'var(--sex-k)', M: 'var(--sex-m)', T: 'var(--sex-t)' };
const SHAPE: Record<Sex, Plot.SymbolType> = { K: 'circle', M: 'square', T: 'triangle' };

interface Dot {
  at: Date;
  value: number;
  sex: Sex;
  label: string;
}
interface Limit {
  value: number;
  /** The upper limit of a target that is an interval. */
  upper: number | null;
  text: string;
}

function limitsOf(target: Target | null, rows: ScorecardRow[], text: (limit: string) => string, unit: string): Limit[] {
  if (target?.operator === 'between' && target.value !== null && target.upper !== null) {
    const words = `${figure(target.value, decimalsOf(target.value))}–${quantity(target.upper, decimalsOf(target.upper), unit)}`;
    return [{ value: target.value, upper: target.upper, text: text(words) }];
  }
  // The limit that the judgement used also covers relative targets; targets without a level have none.
  const limits = new Map<number, string[]>();
  for (const row of rows) {
    if (row.limit !== null) limits.set(row.limit, [...(limits.get(row.limit) ?? []), row.sex]);
  }
  if (limits.size === 0 && target && target.value !== null && !target.operator.endsWith('percent')) {
    limits.set(target.value, []);
  }
  return [...limits].map(([value, sexes]) => ({
    value,
    upper: null,
    text: text(
      (limits.size > 1 ? `${sexes.join(', ')} ` : '') + quantity(value, decimalsOf(value), unit),
    ),
  }));
}

export function SeriesChart({ page, points }: { page: MeasurePage; points: SeriesPoint[] }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const name = usePeriodName();
  const holder = useRef<HTMLDivElement>(null);
  const { measure, target, judged } = page;
  const dots: Dot[] = points.flatMap((point) =>
    point.period && point.value !== null
      ? [{ at: periodMoment(point.period), value: point.value, sex: point.sex, label: point.period }]
      : [],
  );
  const title = t('measure.chart', { name: measure.name });
  const told = dots.map((dot) => `${sexName(dot.sex, page.measure.population)} ${name(dot.label)}: ${quantity(dot.value, decimalsOf(dot.value), measure.unit)}.`);
  const description = t('measure.chartDescription', { points: told.join(' ') });
  const limits = limitsOf(target, judged.rows, (limit) => t('measure.chartTarget', { text: limit }), measure.unit);
  const drawn = JSON.stringify([dots, limits, title, description]);

  useEffect(() => {
    const element = holder.current;
    if (!element || dots.length === 0) return;
    const draw = () => {
      const svg = plot(element.clientWidth, dots, limits, (sex) => sexName(sex, page.measure.population));
      describe(svg, title, description);
      element.replaceChildren(svg);
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(element);
    return () => watch.disconnect();
    // `drawn` holds everything that the drawing depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawn]);

  if (dots.length === 0) {
    return (
      <Empty title={t('measure.chartEmpty')}>
        <p>{t('measure.chartEmptyHelp')}</p>
      </Empty>
    );
  }
  return <figure className="chart" ref={holder} />;
}

function describe(svg: SVGElement, title: string, description: string): void {
  // Plot's own style element would break the content security policy; the rules stand in pages.css.
  svg.querySelectorAll('style').forEach((style) => style.remove());
  // The picture has one name; the groups' own would be read as parts without a role.
  svg.querySelectorAll('[aria-label]').forEach((group) => group.removeAttribute('aria-label'));
  const make = (tag: 'title' | 'desc', text: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.id = `chart-${tag}`;
    element.textContent = text;
    return element;
  };
  svg.prepend(make('title', title), make('desc', description));
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', 'chart-title');
  svg.setAttribute('aria-describedby', 'chart-desc');
}

function plot(width: number, dots: Dot[], limits: Limit[], sexName: (sex: Sex) => string): SVGElement {
  const narrow = width < 480;
  const sexes = [...new Set(dots.map((dot) => dot.sex))];
  const periods = [...new Map(dots.map((dot) => [dot.at.getTime(), dot])).values()].sort((a, b) => +a.at - +b.at);
  const last = sexes.map((sex) => dots.filter((dot) => dot.sex === sex).reduce((a, b) => (b.at >= a.at ? b : a)));
  // Labels of lines that end close together are moved apart.
  const values = [...dots.map((dot) => dot.value), ...limits.flatMap((limit) => [limit.value, limit.upper ?? limit.value])];
  const [low, high] = range(values);
  const near = (high - low || 1) * 0.075;
  const placed: { dot: Dot; y: number }[] = [];
  for (const dot of [...last].sort((a, b) => a.value - b.value)) {
    const below = placed.at(-1);
    placed.push({ dot, y: below ? Math.max(dot.value, below.y + near) : dot.value });
  }
  const day = 86_400_000;
  const first = +periods[0]!.at;
  const final = +periods.at(-1)!.at;
  const span = Math.max(final - first, 200 * day);
  const label = (dot: Dot) => `${sexName(dot.sex)} ${figure(dot.value, decimalsOf(dot.value))}`;
  return Plot.plot({
    width,
    height: narrow ? 240 : 300,
    className: 'chart-plot',
    marginLeft: 44,
    marginRight: narrow ? 88 : 112,
    marginTop: 22,
    marginBottom: 34,
    x: {
      type: 'utc',
      domain: [new Date(first - span * 0.06), new Date(final + span * 0.03)],
      label: null,
      ticks: thinned(periods.map((dot) => dot.at), width),
      tickFormat: (at: Date) => periodShort(periods.find((dot) => +dot.at === +at)?.label),
      tickSize: 0,
    },
    y: {
      domain: [low, high + (high - low) * 0.04],
      label: null,
      ticks: 5,
      tickFormat: (value: number) => figure(value, Math.min(2, decimalsOf(value))),
      tickSize: 0,
    },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.ruleY([Math.max(low, Math.min(0, high))], { stroke: 'var(--line-strong)' }),
      ...limits.flatMap(({ value, upper }) =>
        upper === null
          ? []
          : [
              Plot.rect([0], { y1: value, y2: upper, fill: 'var(--ink)', fillOpacity: 0.07 }),
              Plot.ruleY([upper], { stroke: 'var(--ink)', strokeDasharray: '5 4', strokeWidth: 1.5 }),
            ],
      ),
      Plot.ruleY(limits, { y: 'value', stroke: 'var(--ink)', strokeDasharray: '5 4', strokeWidth: 1.5 }),
      ...limits.map((limit) => {
        // Of two limits close together the lower is named below its line.
        const crowded = limits.some((other) => other.value > limit.value && other.value - limit.value < near * 1.4);
        return Plot.text([limit], {
          y: 'value', text: 'text', frameAnchor: 'middle', dy: crowded ? 10 : -9, fill: 'var(--ink)', fontWeight: 600,
          stroke: '#fff', strokeWidth: 4,
        });
      }),
      ...sexes.flatMap((sex) => {
        const line = dots.filter((dot) => dot.sex === sex).sort((a, b) => +a.at - +b.at);
        return [
          Plot.line(line, { x: 'at', y: 'value', stroke: COLOUR[sex], strokeWidth: 2 }),
          Plot.dot(line, { x: 'at', y: 'value', fill: COLOUR[sex], symbol: SHAPE[sex], r: 4.5, stroke: '#fff', strokeWidth: 1.5 }),
        ];
      }),
      ...placed.map(({ dot, y }) =>
        Plot.text([dot], { x: 'at', y: () => y, text: label, textAnchor: 'start', dx: 10, fill: COLOUR[dot.sex], fontWeight: 600 }),
      ),
    ],
  }) as SVGElement;
}

/** From zero where the values reach down towards it; otherwise round them, so that a small change can be seen. */
function range(values: number[]): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low > 0 && high > 0 && low > high * 0.6 && high > low) {
    const room = high - low;
    return [low - room * 0.5, high + room * 0.15];
  }
  const [from, to] = [Math.min(low, 0), Math.max(high, 0)];
  return [from, to === from ? from + 1 : to];
}

/** So many ticks as there is room for, always with the last. */
function thinned(days: Date[], width: number): Date[] {
  const step = Math.ceil(days.length / Math.max(2, Math.floor(width / 90)));
  return days.filter((_, i) => (days.length - 1 - i) % step === 0);
}
