// What to do when a measure has figures but no place in the unit's plan, and so is on no scorecard.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../../api/client';
import { useWho } from '../../components/session';
import { links } from '../../lib/place';

export const isOutsidePlan = (error: Error | null): boolean => error instanceof ApiError && error.code === 'measure.not_in_plan';

export function NotInPlan({ unit, measure }: { unit: string; measure: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  return (
    <section className="offered">
      <h2>{t('plan.offered.next')}</h2>
      <p>{t(may('plan') ? 'plan.offered.nextPlanner' : 'plan.offered.nextReader')}</p>
      <p><Link to={links.planWith(unit, measure)}>{t('plan.offered.toPlan')}</Link></p>
    </section>
  );
}
