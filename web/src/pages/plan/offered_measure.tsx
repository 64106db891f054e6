// A measure that somebody wants on the scorecard: whoever keeps the plan says which success factor it belongs to.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Measure } from '../../api/model';
import { planFactors, planMeasures, type Plan } from '../../api/plan';
import { measures } from '../../api/queries';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';

export function OfferedMeasure({ plan, measure: id, may, take }: { plan: Plan; measure: string; may: boolean; take: (measure: Measure, factor: string) => void }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const all = useQuery(measures());
  const factors = planFactors(plan);
  const [factor, setFactor] = useState('');
  const measure = all.data?.measures.find((one) => one.id === id);
  if (!measure) return null;
  const name = <span lang="sv">{measure.name}</span>;
  if (planMeasures(plan).some((one) => one.measure.id === id)) {
    return (
      <section className="offered" role="status">
        <p>{t('plan.offered.taken')} {name}</p>
        <p><Link to={links.scorecard(plan.unit, period)}>{t('plan.offered.toScorecard')}</Link></p>
      </section>
    );
  }
  return (
    <section className="offered no-print" aria-labelledby="offered">
      <h2 id="offered">{t('plan.offered.title')}</h2>
      <p>{name}</p>
      {!may ? <p>{t('plan.offered.ask')}</p> : null}
      {may && factors.length === 0 ? <p>{t('plan.offered.noFactors')}</p> : null}
      {may && factors.length > 0 ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            take(measure, factor);
          }}
        >
          <Field>
            <Label>{t('plan.offered.factor')}</Label>
            <Select required lang="sv" value={factor} onChange={(event) => setFactor(event.target.value)}>
              <Select.Option value="">{t('plan.choose')}</Select.Option>
              {factors.map((one) => (
                <Select.Option key={one.id} value={one.id}>{one.name}</Select.Option>
              ))}
            </Select>
          </Field>
          <div className="form-buttons">
            <Button type="submit">{t('plan.offered.take')}</Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}
