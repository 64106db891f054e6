// A figure of the process becomes an ordinary measure, with target, judgement and control chart, on the scorecards of
// its units; and the list of those that have.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { processMeasures, type ProcessPage, type PublishedMeasure } from '../../api/processes';
import { Fold } from '../../components/fold';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { Choose, Section } from './parts';

const OF_TARGET = ['share', 'median', 'p90'] as const;
const OF_PROCESS = ['way_median', 'way_p90', 'repeats', 'fit', 'begun', 'on_the_way'] as const;

/** Of a target, or with "" of the process as a whole. */
export function PublishMeasure({ page, target }: { page: ProcessPage; target: string }) {
  const { t } = useTranslation();
  const { period, unitName } = usePlace();
  const figures: readonly (typeof OF_TARGET | typeof OF_PROCESS)[number][] = target ? OF_TARGET : OF_PROCESS;
  const [figure, setFigure] = useState<string>(figures[0]!);
  const [made, setMade] = useState<PublishedMeasure | null>(null);
  return (
    <div className="forms no-print">
      <Fold title={t(target ? 'processes.measure.title' : 'processes.measure.titleProcess')}>
        <p>{t('processes.measure.help')}</p>
        <div className="filters">
          <Choose
            label={t('processes.measure.what')}
            options={figures.map((id) => ({ id, name: t(`processes.measure.figures.${id}`) }))}
            value={figure}
            onChange={(id) => {
              setFigure(id);
              setMade(null);
            }}
          />
        </div>
        {/* What was said of another figure goes with it. */}
        <Change
          key={figure}
          button={t('processes.measure.publish')}
          saved={t('processes.measure.done', { count: made?.units.length ?? 0 })}
          sent={() => send<PublishedMeasure>('POST', path`/processes/${page.row.id}/measures`, { target, figure })}
          done={setMade}
        >
          {null}
        </Change>
        {made ? (
          <>
            <p>{t('processes.measure.next')}</p>
            <p><Link to={links.planWith(page.owner_unit, made.measure)}>{t('processes.measure.toPlan', { unit: unitName(page.owner_unit) })}</Link></p>
            {made.units.length > 0 ? <p>{t('processes.measure.outcomes')}</p> : null}
            <ul className="plain-list">
              {made.units.map((unit) => (
                <li key={unit}>
                  <Link to={links.measure(unit, made.measure, period)} lang="sv">{unitName(unit)}</Link>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Fold>
    </div>
  );
}

/** What has become measures, and for who may, one more of the process as a whole. */
export function Measures({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const { data } = useQuery(processMeasures(page.row.id));
  const measures = data?.measures ?? [];
  if (measures.length === 0 && !page.may_edit) return null;
  return (
    <Section title={t('processes.measure.section')}>
      {measures.length > 0 ? (
        <ul className="plain-list">
          {measures.map((one) => (
            <li key={one.measure}>
              {page.owner_unit ? <Link to={links.measure(page.owner_unit, one.measure, period)} lang="sv">{one.name}</Link> : <span lang="sv">{one.name}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('processes.measure.none')}</p>
      )}
      {page.may_edit ? <PublishMeasure page={page} target="" /> : null}
    </Section>
  );
}
