// The units below, level by level as they are asked for: each with a small picture, its latest value and what that says.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { measureBelow, type BelowUnit, type MeasureBelow } from '../../../api/chart';
import type { MeasurePage, Sex } from '../../../api/model';
import { Fold } from '../../../components/fold';
import { Answer } from '../../../components/notice';
import { usePlace } from '../../../components/place';
import { usePeriodName, useSexName } from '../../../components/text';
import { links } from '../../../lib/place';
import { Variation } from '../control/control_section';
import { intervalOf, useFigures, useKindName } from '../control/words';
import { Funnel } from './funnel';
import { Sparkline } from './sparkline';

/** So many units are shown at first; there may be hundreds beside each other. */
const AT_FIRST = 60;

interface Chosen {
  page: MeasurePage;
  sex: Sex;
  every: string;
}

function UnitLine({ unit, page, sex, every }: Chosen & { unit: BelowUnit }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const figures = useFigures(page.measure);
  const [open, setOpen] = useState(false);
  const value = unit.value === null ? '' : figures.value(unit.value);
  const variation = t(`chart.variation.${unit.variation}`);
  return (
    <li>
      <div className="below-line">
        <p className="below-unit">
          <Link to={links.measure(unit.unit, page.measure.id, page.period)} lang="sv">{unit.name}</Link>
          <small lang="sv">{unit.level_name}</small>
        </p>
        {unit.value === null ? (
          <p className="quiet below-none">{t('below.noValues')}</p>
        ) : (
          <>
            <Sparkline unit={unit} label={t('below.picture', { name: unit.name, count: unit.points.length, value, period: name(unit.latest), variation })} />
            <p className="below-value">
              <strong>{value}</strong> <small>{name(unit.latest)}</small>
            </p>
            <p className="below-says" title={unit.verdict}>
              <Variation value={unit.variation} />
            </p>
          </>
        )}
        {unit.below > 0 ? (
          <button
            type="button"
            className="why below-open no-print"
            aria-expanded={open}
            aria-label={t('below.open', { count: unit.below, name: unit.name })}
            onClick={() => setOpen(!open)}
          >
            {t('below.units', { count: unit.below })}
          </button>
        ) : null}
      </div>
      {open ? <Level page={page} unit={unit.unit} sex={sex} every={every} /> : null}
    </li>
  );
}

function Lines({ below, ...chosen }: Chosen & { below: MeasureBelow }) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const shown = all ? below.units : below.units.slice(0, AT_FIRST);
  return (
    <>
      <ul className="below">
        {shown.map((unit) => (
          <UnitLine key={unit.unit} unit={unit} {...chosen} />
        ))}
      </ul>
      {shown.length < below.units.length ? (
        <button type="button" className="why no-print" onClick={() => showAll(true)}>
          {t('below.more', { count: below.units.length })}
        </button>
      ) : null}
    </>
  );
}

function Level({ unit, ...chosen }: Chosen & { unit: string }) {
  const { day } = usePlace();
  const query = useQuery(measureBelow(unit, chosen.page.measure.id, chosen.sex, chosen.every, day, intervalOf(chosen.page)));
  return (
    <Answer query={query} rows={2}>
      {(below) => <Lines below={below} {...chosen} />}
    </Answer>
  );
}

export function BelowSection({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const { day } = usePlace();
  const sexName = useSexName();
  const kindName = useKindName();
  const [wanted, choose] = useState<Sex | null>(null);
  const [every, chooseEvery] = useState('');
  const query = useQuery({ ...measureBelow(page.unit, page.measure.id, wanted ?? '', every, day, intervalOf(page)), placeholderData: keepPreviousData });
  const below = query.data;
  const sexes = below?.sexes ?? [];
  const sex = below?.sex ?? 'T';
  // A unit without units below it, or whose units have nothing of the measure, has nothing to tell here.
  if (query.isPending || (below && (below.units.length === 0 || sexes.length === 0))) return null;
  const direction = t(intervalOf(page) ? 'below.nearer' : page.measure.direction === 'higher_is_better' ? 'below.higher' : 'below.lower');
  return (
    <section className="below-section">
      <h2>{t('below.title')}</h2>
      <p className="quiet">{t('below.lead', { direction })}</p>
      <div className="controls no-print">
        {sexes.length > 1 ? (
          <div className="switch" role="group" aria-label={t('scorecard.sex')}>
            {sexes.map((choice) => (
              <button key={choice} type="button" aria-pressed={sex === choice} onClick={() => choose(choice)}>
                {sexName(choice, page.measure.population)}
              </button>
            ))}
          </div>
        ) : null}
        {below && below.kinds.length > 1 ? (
          <div className="switch" role="group" aria-label={t('chart.kinds')}>
            {below.kinds.map((choice) => (
              <button key={choice} type="button" aria-pressed={below.every === choice} onClick={() => chooseEvery(choice)}>
                {kindName(choice)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <Answer query={query} rows={4}>
        {(data) => <Lines below={data} page={page} sex={sex} every={data.every} />}
      </Answer>
      <Fold title={t('funnel.open')}>
        <Funnel page={page} sex={sex} day={day} />
      </Fold>
    </section>
  );
}
