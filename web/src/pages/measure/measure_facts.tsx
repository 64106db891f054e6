import { useTranslation } from 'react-i18next';
import type { Measure, MeasurePage, Sex, Target } from '../../api/model';
import { usePlace } from '../../components/place';
import { WithTerms } from '../../components/term';
import { Swedish, usePeriodName, useSexName } from '../../components/text';
import { decimalsOf, figure, quantity } from '../../lib/format';

/** The rule in words: "minst 70 %", per sex where the limits differ. */
export function useRule(population: Measure['population']): (target: Target) => string {
  const { t } = useTranslation();
  const sexName = useSexName();
  return (target) => {
    const unit = target.operator.endsWith('percent') ? '%' : target.unit;
    const limit = (value: number) => t(`rule.${target.operator}`, { value: quantity(value, decimalsOf(value), unit) });
    if (target.operator === 'between' && target.value !== null && target.upper !== null) {
      return t('rule.between', { lower: figure(target.value, decimalsOf(target.value)), value: quantity(target.upper, decimalsOf(target.upper), unit) });
    }
    const sexes = Object.entries(target.per_sex);
    if (sexes.length > 0) {
      return sexes.map(([sex, value]) => `${sexName(sex as Sex, population).toLowerCase()} ${limit(value)}`).join(', ');
    }
    return target.value === null ? t(`rule.${target.operator}`) : limit(target.value);
  };
}

/** The target as an object, beside its original wording. */
export function TargetFacts({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const rule = useRule(page.measure.population);
  const name = usePeriodName();
  const { unitName } = usePlace();
  const { target } = page;
  if (!target) return <p className="quiet">{t('measure.noTarget')}</p>;
  const { comparison } = target;
  const before = Object.entries(comparison?.value ?? {})
    .map(([sex, value]) => `${sexName(sex as Sex, page.measure.population).toLowerCase()} ${quantity(value, decimalsOf(value), target.unit)}`)
    .join(', ');
  return (
    <dl className="facts">
      <dt>{t('measure.targetText')}</dt>
      <dd>
        <Swedish>”{target.text}”</Swedish>
      </dd>
      <dt>{t('measure.targetRule')}</dt>
      <dd>{rule(target)}</dd>
      {target.by ? (
        <>
          <dt>{t('measure.targetBy')}</dt>
          <dd>{name(target.by)}</dd>
        </>
      ) : null}
      {comparison ? (
        <>
          <dt>{t('measure.targetComparison')}</dt>
          <dd>
            {t(`comparison.${comparison.kind}`)}
            {comparison.period ? ` (${name(comparison.period)})` : ''}
            {before ? `: ${before}` : ''}
          </dd>
        </>
      ) : null}
      {page.set_by ? (
        <>
          <dt>{t('measure.setBy')}</dt>
          <dd>
            <Swedish>{unitName(page.set_by)}</Swedish>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** The definition and what else belongs to the measure whatever the period. */
export function MeasureFacts({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const { measure, judged } = page;
  return (
    <>
      {measure.definition ? (
        <p className="written">
          <Swedish><WithTerms text={measure.definition} /></Swedish>
        </p>
      ) : (
        <p className="quiet">{t('measure.noDefinition')}</p>
      )}
      <dl className="facts">
        <dt>{t('measure.kind')}</dt>
        <dd>{t(`measure.${measure.kind}`)}</dd>
        {measure.quality_class ? (
          <>
            <dt>{t('measure.quality')}</dt>
            <dd>{t(`measure.${measure.quality_class}`)}</dd>
          </>
        ) : null}
        <dt>{t('measure.better')}</dt>
        <dd>{page.target?.operator === 'between' ? t('measure.nearer') : measure.direction === 'higher_is_better' ? t('measure.higher') : t('measure.lower')}</dd>
        <dt>{t('measure.followUp')}</dt>
        <dd>{judged.follow_up_text || measure.follow_up.join(', ')}</dd>
        {measure.owner ? (
          <>
            <dt>{t('measure.owner')}</dt>
            <dd>
              <Swedish>{measure.owner}</Swedish>
            </dd>
          </>
        ) : null}
        {measure.footnote_mark ? (
          <>
            <dt>{t('measure.footnote', { mark: measure.footnote_mark })}</dt>
            <dd>{measure.footnote ? <Swedish>{measure.footnote}</Swedish> : t('scorecard.footnoteMissing')}</dd>
          </>
        ) : null}
        {measure.note ? (
          <>
            <dt>{t('measure.note')}</dt>
            <dd>
              <Swedish><WithTerms text={measure.note} /></Swedish>
            </dd>
          </>
        ) : null}
      </dl>
    </>
  );
}
