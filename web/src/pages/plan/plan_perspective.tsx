// One perspective of the plan: its goals, its success factors and their measures with targets, each with its form.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Measure } from '../../api/model';
import type { Factor, Perspective, Plan, PlanMeasure } from '../../api/plan';
import { HistoryButton } from '../../components/history';
import { Frame } from '../../components/frame';
import { usePlace } from '../../components/place';
import { Swedish, usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { useRule } from '../measure/measure_facts';
import type { ElementKind } from './element_form';

export type Wanted =
  | { form: 'element'; kind: ElementKind; id: string; perspective?: string }
  | { form: 'target'; measure: Measure; factor: string }
  | { form: 'definition'; measure: Measure }
  | { form: 'add'; factor: Factor };

interface Shown {
  plan: Plan;
  /** What the reader's unit may set; empty where the reader may not change the plan. */
  sets: string[];
  open: (wanted: Wanted) => void;
}

function SetBy({ plan, by }: { plan: Plan; by: string }) {
  const { t } = useTranslation();
  const { unitName } = usePlace();
  return by === plan.unit ? null : <small className="quiet set-by">{t('plan.setBy', { unit: unitName(by) })}</small>;
}

function ChangeButton({ name, onClick, children }: { name: string; onClick: () => void; children: string }) {
  return (
    <Button variant="tertiary" data-size="sm" className="row-button" aria-label={name} onClick={onClick}>
      {children}
    </Button>
  );
}

function MeasureRow({ item, factor, plan, sets, open }: Shown & { item: PlanMeasure; factor: Factor }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const rule = useRule(item.measure.population);
  const name = usePeriodName();
  const { measure, target } = item;
  return (
    <tr>
      <th scope="row">
        <Link to={links.measure(plan.unit, measure.id, period)} lang="sv">
          {measure.name}
        </Link>
        <SetBy plan={plan} by={item.set_by} />
      </th>
      <td>{target ? <Swedish>{target.text}</Swedish> : <span className="quiet">{t('plan.noTarget')}</span>}</td>
      <td>{target ? (target.by ? t('plan.readsBy', { rule: rule(target), by: name(target.by) }) : rule(target)) : null}</td>
      <td>{measure.follow_up.join(', ')}</td>
      {sets.includes('measure') ? (
        <td className="row-tools">
          <ChangeButton name={t('plan.targetOf', { name: measure.name })} onClick={() => open({ form: 'target', measure, factor: factor.id })}>
            {t('plan.target')}
          </ChangeButton>
          <HistoryButton entity="target" id={`${item.set_by}/${plan.versions.find((version) => version.unit === item.set_by)?.number ?? 1}/${measure.id}`} title={t('plan.targetOf', { name: measure.name })} />
          <ChangeButton name={t('plan.definitionOf', { name: measure.name })} onClick={() => open({ form: 'definition', measure })}>
            {t('plan.definition')}
          </ChangeButton>
        </td>
      ) : null}
    </tr>
  );
}

function FactorPart({ factor, ...shown }: Shown & { factor: Factor }) {
  const { t } = useTranslation();
  const { plan, sets, open } = shown;
  return (
    <section className="plan-factor" id={factor.id}>
      <div className="plan-head">
        <h3>
          <span className="factor-label">{t('plan.factor')}</span>
          <Swedish>{factor.name}</Swedish>
        </h3>
        <SetBy plan={plan} by={factor.set_by} />
        {factor.set_by === plan.unit && sets.includes('success_factor') ? (
          <ChangeButton name={t('plan.changeOf', { name: factor.name })} onClick={() => open({ form: 'element', kind: 'factor', id: factor.id })}>
            {t('plan.change')}
          </ChangeButton>
        ) : null}
      </div>
      {factor.measures.length === 0 ? (
        <p className="quiet">{t('plan.noMeasures')}</p>
      ) : (
        <Frame label={t('plan.measuresOf', { factor: factor.name })}>
          <table className="plain-table plan-table">
            <caption className="ds-sr-only">{t('plan.measuresOf', { factor: factor.name })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('plan.measure')}</th>
                <th scope="col">{t('plan.wording')}</th>
                <th scope="col">{t('plan.rule')}</th>
                <th scope="col">{t('plan.followUp')}</th>
                {sets.includes('measure') ? (
                  <th scope="col">
                    <span className="ds-sr-only">{t('plan.change')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {factor.measures.map((item) => (
                <MeasureRow key={item.measure.id} item={item} factor={factor} {...shown} />
              ))}
            </tbody>
          </table>
        </Frame>
      )}
      {sets.includes('measure') ? (
        <Button variant="tertiary" data-size="sm" className="add-button" aria-label={t('plan.addMeasureTo', { factor: factor.name })} onClick={() => open({ form: 'add', factor })}>
          + {t('plan.addMeasure')}
        </Button>
      ) : null}
    </section>
  );
}

export function PlanPerspective({ perspective, ...shown }: Shown & { perspective: Perspective }) {
  const { t } = useTranslation();
  const { plan, sets, open } = shown;
  const label = `${perspective.name}: `;
  return (
    <section className="perspective" aria-labelledby={`p-${perspective.id}`}>
      <div className="plan-head">
        <h2 id={`p-${perspective.id}`} lang="sv">
          {perspective.name}
        </h2>
        <SetBy plan={plan} by={perspective.set_by} />
        {perspective.set_by === plan.unit && sets.includes('perspective') ? (
          <ChangeButton
            name={t('plan.changeOf', { name: perspective.name })}
            onClick={() => open({ form: 'element', kind: 'perspective', id: perspective.id })}
          >
            {t('plan.change')}
          </ChangeButton>
        ) : null}
      </div>
      {perspective.description ? (
        <p className="written quiet">
          <Swedish>{perspective.description}</Swedish>
        </p>
      ) : null}
      {perspective.goals.length > 0 ? (
        <div className="plan-goals">
          <p className="factor-label">{t('plan.goals')}</p>
          <ul>
            {perspective.goals.map((goal) => (
              <li key={goal.id}>
                <Swedish>{goal.name}</Swedish>
                <SetBy plan={plan} by={goal.set_by} />
                {goal.set_by === plan.unit && sets.includes('strategic_goal') ? (
                  <ChangeButton name={t('plan.changeOf', { name: goal.name })} onClick={() => open({ form: 'element', kind: 'goal', id: goal.id })}>
                    {t('plan.change')}
                  </ChangeButton>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {perspective.factors.length === 0 ? <p className="quiet">{t('plan.noFactors')}</p> : null}
      {perspective.factors.map((factor) => (
        <FactorPart key={factor.id} factor={factor} {...shown} />
      ))}
      <p className="plan-adds">
        {sets.includes('strategic_goal') ? (
          <Button
            variant="tertiary"
            data-size="sm"
            className="add-button"
            aria-label={label + t('plan.addGoal')}
            onClick={() => open({ form: 'element', kind: 'goal', id: '', perspective: perspective.id })}
          >
            + {t('plan.addGoal')}
          </Button>
        ) : null}
        {sets.includes('success_factor') ? (
          <Button
            variant="tertiary"
            data-size="sm"
            className="add-button"
            aria-label={label + t('plan.addFactor')}
            onClick={() => open({ form: 'element', kind: 'factor', id: '', perspective: perspective.id })}
          >
            + {t('plan.addFactor')}
          </Button>
        ) : null}
      </p>
    </section>
  );
}
