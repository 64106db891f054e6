import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scorecard, ScorecardPerspective } from '../../api/model';
import { Paragraphs, Swedish } from '../../components/text';
import { narrowed, type Narrowing } from '../../lib/judgement';
import { GoalAssessment } from './goal_assessment';
import { MeasureRows } from './measure_rows';

const COLUMNS = ['measure', 'target', 'sex', 'outcome', 'comparison', 'change', 'attainment', 'development'] as const;
const FIGURES = new Set<string>(['outcome', 'comparison', 'change']);

/** One perspective: its goals with their assessment, its factors with their measures, its comments. */
export function Perspective({
  card,
  perspective,
  narrowing,
  open,
  actionsOf,
}: {
  card: Scorecard;
  perspective: ScorecardPerspective;
  narrowing: Narrowing;
  open: boolean;
  actionsOf: (measure: string) => number;
}) {
  const { t } = useTranslation();
  const factors = perspective.factors
    .map((factor) => ({ ...factor, measures: narrowed(factor.measures, narrowing) }))
    .filter((factor) => factor.measures.length > 0);
  const bare = perspective.factors.filter((factor) => factor.measures.length === 0);
  if (narrowing !== 'alla' && factors.length === 0) return null;
  return (
    <section className="perspective" aria-labelledby={`p-${perspective.id}`}>
      <h2 id={`p-${perspective.id}`} lang="sv">
        {perspective.name}
      </h2>
      {perspective.goals.map((goal) => (
        <GoalAssessment key={goal.id} unit={card.unit} period={card.period} goal={goal} />
      ))}
      {factors.length > 0 ? (
        <table className="card-table" role="table">
          <caption className="ds-sr-only">{t('scorecard.caption', { perspective: perspective.name })}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map((column) => (
                <th key={column} scope="col" role="columnheader" className={FIGURES.has(column) ? 'figure' : ''}>
                  {t(`scorecard.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {factors.map((factor) => (
              <Fragment key={factor.id}>
                <tr className="factor" role="row" id={factor.id}>
                  <th colSpan={COLUMNS.length} scope="colgroup" role="columnheader" aria-colspan={COLUMNS.length}>
                    <span className="factor-label">{t('scorecard.factor')}</span>
                    <Swedish>{factor.name}</Swedish>
                  </th>
                </tr>
                {factor.measures.map((measure) => (
                  <MeasureRows
                    key={measure.id}
                    unit={card.unit}
                    period={card.period}
                    measure={measure}
                    narrowing={narrowing}
                    opened={open}
                    columns={COLUMNS.length}
                    actions={actionsOf(measure.id)}
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="quiet">
          {t('scorecard.noFactors')} {bare.length === 0 ? t('scorecard.noFactorsHelp') : null}
        </p>
      )}
      {narrowing === 'alla' && bare.length > 0 ? (
        <p className="bare-factors">
          {t('scorecard.withoutMeasures')} <Swedish>{bare.map((factor) => factor.name).join('; ')}.</Swedish>
        </p>
      ) : null}
      {perspective.comments.length > 0 ? (
        <div className="perspective-comments">
          <h3>{t('scorecard.perspectiveComment')}</h3>
          <Paragraphs texts={perspective.comments} />
        </div>
      ) : null}
    </section>
  );
}
