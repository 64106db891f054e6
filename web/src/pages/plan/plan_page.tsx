// A unit's plan: perspective, strategic goal, success factor, measure and target, with what is inherited; and its forms.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { plan as planQuery, planChoices, type Plan, type PlanChoices } from '../../api/plan';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { SubjectLabels } from '../labels/subject_labels';
import { AddMeasure } from './add_measure';
import { ElementForm } from './element_form';
import { PlanDecisions } from './plan_decisions';
import { MeasureForm } from './measure_form';
import { OfferedMeasure } from './offered_measure';
import { PlanPerspective, type Wanted } from './plan_perspective';
import { TargetForm } from './target_form';
import { VersionForms } from './version_forms';

const NO_CHOICES: PlanChoices = { sets: [], levels: [], functions: [], follow_ups: [], schedule_kinds: [], action_fields: [], places: {} };

function Forms({ plan, choices, wanted, open }: { plan: Plan; choices: PlanChoices; wanted: Wanted | null; open: (next: Wanted | null) => void }) {
  const close = () => open(null);
  if (!wanted) return null;
  if (wanted.form === 'element') {
    return <ElementForm plan={plan} places={choices.places} kind={wanted.kind} id={wanted.id} perspective={wanted.perspective} close={close} />;
  }
  if (wanted.form === 'target') {
    return <TargetForm key={wanted.measure.id} plan={plan} measure={wanted.measure} factor={wanted.factor} close={close} />;
  }
  if (wanted.form === 'definition') return <MeasureForm measure={wanted.measure} choices={choices} taken={[]} close={close} />;
  return (
    <AddMeasure
      plan={plan}
      factor={wanted.factor}
      choices={choices}
      chosen={(measure) => open({ form: 'target', measure, factor: wanted.factor.id })}
      close={close}
    />
  );
}

/** Which plan is shown, and what a change in it means. */
function Standing({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const own = plan.versions.find((version) => version.unit === plan.unit);
  if (!own) return <p>{t('plan.own', { unit: plan.unit_name })}</p>;
  return <p>{own.state === 'planned' ? t('plan.planned', { name: own.name }) : t('plan.inForce', { name: own.name, from: own.from ?? '' })}</p>;
}

function Body({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const choices = useQuery({ ...planChoices(plan.unit), enabled: may('plan') });
  const [wanted, open] = useState<Wanted | null>(null);
  const [search] = useSearchParams();
  const offered = search.get('matt');
  const own = plan.versions.find((version) => version.unit === plan.unit);
  const sets = may('plan') ? (choices.data?.sets ?? []) : [];
  return (
    <>
      {offered ? (
        <OfferedMeasure plan={plan} measure={offered} may={sets.includes('measure')} take={(measure, factor) => open({ form: 'target', measure, factor })} />
      ) : null}
      {plan.perspectives.length === 0 ? (
        <Empty title={t('plan.empty')}>
          <p>{sets.includes('perspective') ? t('plan.emptyHelp') : t('plan.emptyHelpRead')}</p>
        </Empty>
      ) : null}
      {plan.perspectives.map((perspective) => (
        <PlanPerspective key={perspective.id} plan={plan} perspective={perspective} sets={sets} open={open} />
      ))}
      {sets.includes('perspective') ? (
        <p className="plan-adds last">
          <Button variant="secondary" data-size="sm" onClick={() => open({ form: 'element', kind: 'perspective', id: '' })}>
            {t('plan.addPerspective')}
          </Button>
        </p>
      ) : null}
      <PlanDecisions plan={plan} />
      {own ? <SubjectLabels unit={plan.unit} kind="plan" subject={String(own.number)} /> : null}
      <p>
        <Link to={links.labels(plan.unit)}>{t('labels.pageTitle')}</Link>
      </p>
      {may('plan') ? <VersionForms plan={plan} /> : null}
      <Forms plan={plan} choices={choices.data ?? NO_CHOICES} wanted={wanted} open={open} />
    </>
  );
}

export default function PlanPage() {
  const { t } = useTranslation();
  const { unit = '' } = useParams();
  const { unitName, period } = usePlace();
  const { may } = useWho();
  const query = useQuery(planQuery(unit));
  return (
    <Page
      title={t('plan.title')}
      crumbs={[{ to: links.scorecard(unit, period), text: `${t('scorecard.title')}, ${unitName(unit)}` }]}
      eyebrow={<Swedish>{query.data?.unit_name ?? unitName(unit)}</Swedish>}
      lead={query.data ? may('plan') ? <Standing plan={query.data} /> : <p>{t('plan.readOnly')} {t('plan.readOnlyHelp')}</p> : null}
    >
      <Answer query={query} rows={14}>
        {(data) => <Body key={data.unit} plan={data} />}
      </Answer>
    </Page>
  );
}
