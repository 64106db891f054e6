// A measure into a success factor: one that exists, or a new one. The target comes next.
import { Button, Dialog, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planMeasures, type Factor, type Plan, type PlanChoices } from '../../api/plan';
import type { Measure } from '../../api/model';
import { measures } from '../../api/queries';
import { Answer } from '../../components/notice';
import { MeasureForm } from './measure_form';

export function AddMeasure({
  plan,
  factor,
  choices,
  chosen,
  close,
}: {
  plan: Plan;
  factor: Factor;
  choices: PlanChoices;
  chosen: (measure: Measure) => void;
  close: () => void;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const all = useQuery(measures());
  const [id, setId] = useState('');
  const [making, setMaking] = useState(false);
  const present = planMeasures(plan).map((one) => one.measure.id);
  const free = (all.data?.measures ?? []).filter((one) => !present.includes(one.id)).sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  if (making) {
    return <MeasureForm choices={choices} taken={(all.data?.measures ?? []).map((one) => one.id)} created={chosen} close={close} />;
  }
  return (
    <Dialog open onClose={close} closeButton={t('common.close')} className="edit-dialog" aria-labelledby={heading}>
      <h2 id={heading}>{t('plan.addMeasureTo', { factor: factor.name })}</h2>
      <Answer query={all} rows={3}>
        {() => (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              const measure = free.find((one) => one.id === id);
              if (measure) chosen(measure);
            }}
          >
            {free.length > 0 ? (
              <Field>
                <Label>{t('plan.existing')}</Label>
                <Select required lang="sv" value={id} onChange={(event) => setId(event.target.value)}>
                  <Select.Option value="">{t('plan.choose')}</Select.Option>
                  {free.map((one) => (
                    <Select.Option key={one.id} value={one.id}>
                      {one.name}
                    </Select.Option>
                  ))}
                </Select>
              </Field>
            ) : (
              <p>{t('plan.whichNone')}</p>
            )}
            <div className="form-buttons">
              {free.length > 0 ? <Button type="submit">{t('plan.which')}</Button> : null}
              <Button type="button" variant="secondary" onClick={() => setMaking(true)}>
                {t('plan.newOne')}
              </Button>
            </div>
          </form>
        )}
      </Answer>
    </Dialog>
  );
}
