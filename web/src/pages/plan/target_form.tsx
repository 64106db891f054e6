// A measure's place in the plan and its target: the wording beside what it counts as, every part editable.
import { Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { Measure } from '../../api/model';
import { planFactors, planMeasures, readPlan, type Plan } from '../../api/plan';
import { useChange } from '../../api/queries';
import { differences } from '../../components/conflict';
import { PeriodField } from '../../components/period_field';
import { usePeriodName, useSexName } from '../../components/text';
import { useEditing, type Opened } from '../../lib/editing';
import { useRule } from '../measure/measure_facts';
import { EditDialog } from './edit_dialog';
import { COMPARISONS, fieldsOf, hasLimit, INFERRED, limitsCrossed, mayBePerSex, OPERATORS, targetOf, wrongFigures, type TargetFields } from './target_fields';

/** The rule in words, with when it is to be reached. */
function useReading(population: Measure['population']): (fields: TargetFields) => string {
  const { t } = useTranslation();
  const rule = useRule(population);
  const period = usePeriodName();
  return (fields) => {
    const target = targetOf(fields);
    if (!target) return t('plan.noTarget');
    const words = rule(target);
    return fields.by ? t('plan.readsBy', { rule: words, by: period(fields.by) }) : words;
  };
}

export function TargetForm({ plan, measure, factor, close }: { plan: Plan; measure: Measure; factor: string; close: () => void }) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const reading = useReading(measure.population);
  const [tried, setTried] = useState(false);
  const open = (from: Plan): Opened<TargetFields> => {
    const found = planMeasures(from).find((one) => one.measure.id === measure.id);
    const above = planFactors(from).find((one) => one.measures.some((any) => any.measure.id === measure.id));
    const fields = fieldsOf(found?.target ?? null, above?.id ?? factor, measure.unit);
    // An inherited target is the start of the unit's own, which is a new row.
    return { fields, version: found && found.set_by === plan.unit ? found.version : 0 };
  };
  const editing = useEditing<TargetFields>({
    start: open(plan),
    read: async () => open(await readPlan(plan.unit)),
    save: ({ fields, version }) =>
      send('PUT', path`/units/${plan.unit}/plan/measures/${measure.id}`, { factor: fields.factor, target: targetOf(fields), version }),
    done: close,
  });
  const removal = useChange(() => send('DELETE', path`/units/${plan.unit}/plan/measure/${measure.id}`));
  const { fields, put } = editing;
  const own = planMeasures(plan).some((one) => one.measure.id === measure.id && one.set_by === plan.unit);
  const inherited = planMeasures(plan).some((one) => one.measure.id === measure.id && one.inherited);
  const wrong = wrongFigures(fields);
  const crossed = limitsCrossed(fields);
  const complaint = (name: keyof TargetFields) =>
    tried && wrong.includes(name) ? t('plan.notANumber') : tried && crossed && name === 'upper' ? t('plan.limitsCrossed') : undefined;
  const figureField = (name: 'value' | 'upper' | 'K' | 'M' | 'T' | 'comparisonK' | 'comparisonM' | 'comparisonT', label: string, required = false) => (
    <Textfield
      label={label}
      inputMode="decimal"
      required={required}
      value={fields[name]}
      error={complaint(name)}
      onChange={(event) => put({ [name]: event.target.value })}
    />
  );
  const comparisonName = (kind: TargetFields['comparison']) => (kind ? t(`comparison.${kind}`) : t('plan.noComparison'));
  const yes = (value: boolean) => (value ? t('plan.yes') : t('plan.no'));
  return (
    <EditDialog
      title={t('plan.targetOf', { name: measure.name })}
      editing={{
        ...editing,
        submit: (event) => {
          setTried(true);
          if (wrong.length > 0 || crossed) event?.preventDefault();
          else editing.submit(event);
        },
      }}
      close={close}
      differences={(theirs) =>
        differences(
          { ...theirs, rule: reading(theirs) },
          { ...fields, rule: reading(fields) },
          {
            factor: [t('plan.factor'), (id) => planFactors(plan).find((one) => one.id === id)?.name ?? id],
            text: [t('plan.wording')],
            rule: [t('plan.rule')],
            comparison: [t('plan.comparison'), comparisonName],
            comparisonPeriod: [t('plan.comparisonPeriod')],
            comparisonK: [t('plan.comparisonValue', { sex: sexName('K', measure.population) })],
            comparisonM: [t('plan.comparisonValue', { sex: sexName('M', measure.population) })],
            comparisonT: [t('plan.comparisonValue', { sex: sexName('T', measure.population) })],
            stated: [t('plan.stated'), yes],
            inferred: [t('plan.inferred'), (parts) => parts.join(', ')],
          },
        )
      }
      remove={
        own
          ? {
              name: measure.name,
              act: () => removal.mutate(undefined, { onSuccess: close }),
              pending: removal.isPending,
              error: removal.error,
            }
          : undefined
      }
    >
      {inherited ? null : (
        <Field>
          <Label>{t('plan.factor')}</Label>
          <Select required lang="sv" value={fields.factor} onChange={(event) => put({ factor: event.target.value })}>
            {planFactors(plan).map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {one.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Checkbox label={t('plan.hasTarget')} checked={fields.hasTarget} onChange={(event) => put({ hasTarget: event.target.checked })} />
      {fields.hasTarget ? (
        <>
          <Textfield
            label={t('plan.wording')}
            description={t('plan.textHelp')}
            required
            lang="sv"
            value={fields.text}
            onChange={(event) => put({ text: event.target.value })}
          />
          <Fieldset>
            <Fieldset.Legend>{t('plan.ruleTitle')}</Fieldset.Legend>
            <div className="form-row">
              <Field>
                <Label>{t('plan.operator')}</Label>
                <Select value={fields.operator} onChange={(event) => put({ operator: event.target.value as TargetFields['operator'] })}>
                  {OPERATORS.map((one) => (
                    <Select.Option key={one} value={one}>
                      {t(`plan.operators.${one}`)}
                    </Select.Option>
                  ))}
                </Select>
              </Field>
              {fields.operator === 'between' ? (
                <>
                  {figureField('value', t('plan.valueLower'), true)}
                  {figureField('upper', t('plan.valueUpper'), true)}
                </>
              ) : hasLimit(fields.operator) && !fields.perSex
                ? figureField('value', fields.operator.endsWith('percent') ? t('plan.valuePercent') : t('plan.value'), true)
                : null}
              <Textfield label={t('plan.unit')} lang="sv" value={fields.unit} onChange={(event) => put({ unit: event.target.value })} />
            </div>
            {fields.operator === 'between' ? <p className="quiet">{t('plan.intervalHelp')}</p> : null}
            {mayBePerSex(fields.operator) ? (
              <Checkbox label={t('plan.perSex')} checked={fields.perSex} onChange={(event) => put({ perSex: event.target.checked })} />
            ) : null}
            {mayBePerSex(fields.operator) && fields.perSex ? (
              <div className="form-row">
                {figureField('K', t('plan.valueK'))}
                {figureField('M', t('plan.valueM'))}
                {figureField('T', t('plan.valueT'))}
              </div>
            ) : null}
            <PeriodField label={t('plan.by')} value={fields.by} onChange={(by) => put({ by })} />
            <p className="computed" role="status">
              {t('plan.reads', { rule: reading(fields) })}
            </p>
          </Fieldset>
          <Field>
            <Label>{t('plan.comparison')}</Label>
            <Select value={fields.comparison} onChange={(event) => put({ comparison: event.target.value as TargetFields['comparison'] })}>
              {(['', ...COMPARISONS] as const).map((one) => (
                <Select.Option key={one} value={one}>
                  {comparisonName(one)}
                </Select.Option>
              ))}
            </Select>
          </Field>
          {fields.comparison ? (
            <>
              <PeriodField label={t('plan.comparisonPeriod')} value={fields.comparisonPeriod} onChange={(comparisonPeriod) => put({ comparisonPeriod })} />
              <Fieldset>
                <Fieldset.Legend>{t('plan.comparisonValues')}</Fieldset.Legend>
                <div className="form-row">
                  {figureField('comparisonK', sexName('K', measure.population))}
                  {figureField('comparisonM', sexName('M', measure.population))}
                  {figureField('comparisonT', sexName('T', measure.population))}
                </div>
              </Fieldset>
              <Checkbox label={t('plan.stated')} checked={fields.stated} onChange={(event) => put({ stated: event.target.checked })} />
            </>
          ) : null}
          <Fieldset>
            <Fieldset.Legend>{t('plan.inferred')}</Fieldset.Legend>
            <div className="checks">
              {INFERRED.map((part) => (
                <Checkbox
                  key={part}
                  label={t(`plan.part.${part}`)}
                  checked={fields.inferred.includes(part)}
                  onChange={(event) =>
                    put({ inferred: event.target.checked ? [...fields.inferred, part] : fields.inferred.filter((other) => other !== part) })
                  }
                />
              ))}
            </div>
          </Fieldset>
        </>
      ) : null}
    </EditDialog>
  );
}
