// The definition of a measure: the same wherever it is used. Also how a new measure comes into the plan.
import { Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import type { PlanChoices } from '../../api/plan';
import { get, path, send } from '../../api/client';
import type { Measure } from '../../api/model';
import { differences } from '../../components/conflict';
import { useSexName } from '../../components/text';
import { useEditing, type Opened } from '../../lib/editing';
import { slug } from '../../lib/slug';
import { EditDialog } from './edit_dialog';

type Fields = Omit<Measure, 'id' | 'version' | 'follow_up_text' | 'name_as_printed'>;

const KINDS = ['styrmatt', 'kontrollmatt'] as const;
const QUALITIES = ['medical', 'patient_experienced', 'organisational'] as const;
const SEXES = ['K', 'M', 'T'] as const;
const COUNTED = ['persons', 'events', 'hours', 'money'] as const;
const ROLL_UPS = ['own', 'sum', 'weighted'] as const;
const COMPARED = ['same_period_previous_year', 'previous_period', 'previous_year'] as const;

const BLANK: Fields = {
  number: 0, name: '', kind: 'styrmatt', level: '', unit: '%', decimals: 0, direction: 'higher_is_better', sex_split: ['K', 'M'],
  follow_up: [], definition: '', owner: '', footnote_mark: '', footnote: '', population: 'all_ages', quality_class: null as never,
  note: '', purpose: '', numerator_definition: '', denominator_definition: '', counted: null as never, compared_with: null as never,
  roll_up: 'own',
};

function opened(measure: Measure): Opened<Fields> {
  const { id: _id, version, follow_up_text: _text, name_as_printed: _printed, ...fields } = measure;
  return { fields, version };
}

/** What is sent of a definition: printed forms follow the name and the occasions where those are changed. */
function wish(fields: Fields, before?: Measure): object {
  const same = before && before.follow_up.join() === fields.follow_up.join();
  const mark = fields.footnote_mark ? `[${fields.footnote_mark}]` : '';
  return {
    ...fields,
    follow_up_text: same ? before.follow_up_text : fields.follow_up.join(', '),
    name_as_printed: before && before.name === fields.name && before.footnote_mark === fields.footnote_mark ? before.name_as_printed : fields.name + mark,
  };
}

export function MeasureForm({
  measure,
  choices,
  taken,
  created,
  close,
}: {
  /** Nothing: a new one. */
  measure?: Measure;
  choices: PlanChoices;
  taken: string[];
  created?: (measure: Measure) => void;
  close: () => void;
}) {
  const { t } = useTranslation();
  const sexName = useSexName();
  const start = measure ? opened(measure) : { fields: { ...BLANK, level: choices.levels[0]?.id ?? '', follow_up: choices.follow_ups.map((one) => one.id) }, version: 0 };
  const editing = useEditing<Fields>({
    start,
    read: async () => (measure ? opened(await get<Measure>(path`/measures/${measure.id}`)) : start),
    save: async ({ fields, version }) => {
      if (measure) return send('PUT', path`/measures/${measure.id}`, { changes: wish(fields, measure), version });
      const made = await send<Measure>('POST', '/measures', { id: slug(fields.name, taken), ...wish(fields) });
      created?.(made);
      return made;
    },
    done: () => {
      if (measure) close();
    },
  });
  const { fields, put } = editing;
  const text = (name: 'name' | 'unit' | 'owner' | 'footnote_mark' | 'footnote' | 'note', label: string, required = false) => (
    <Textfield label={label} lang="sv" required={required} value={fields[name]} onChange={(event) => put({ [name]: event.target.value })} />
  );
  const long = (name: 'purpose' | 'numerator_definition' | 'denominator_definition', label: string) => (
    <Textfield
      multiline
      rows={2}
      lang="sv"
      required={name === 'purpose' && !measure}
      label={label}
      value={fields[name]}
      onChange={(event) => put({ [name]: event.target.value })}
    />
  );
  const toggle = <Item,>(list: Item[], item: Item, on: boolean) => (on ? [...list, item] : list.filter((other) => other !== item));
  return (
    <EditDialog
      title={measure ? t('plan.definitionOf', { name: measure.name }) : t('plan.newOne')}
      editing={editing}
      close={close}
      differences={(theirs) =>
        differences(theirs, fields, {
          name: [t('plan.name')],
          purpose: [t('plan.purpose')],
          definition: [t('plan.definition')],
          numerator_definition: [t('plan.numeratorText')],
          denominator_definition: [t('plan.denominatorText')],
          counted: [t('plan.counted'), (one) => (one ? t(`plan.countedWhat.${one}`) : '')],
          compared_with: [t('plan.usually'), (one) => (one ? t(`plan.usuallyWhat.${one}`) : '')],
          roll_up: [t('plan.rollUp'), (one) => t(`plan.rollUpWhat.${one}`)],
          kind: [t('plan.kind'), (kind) => t(`measure.${kind}`)],
          level: [t('plan.level'), (level) => choices.levels.find((one) => one.id === level)?.name ?? level],
          unit: [t('plan.outcomeUnit')],
          decimals: [t('plan.decimals')],
          direction: [t('plan.direction'), (direction) => t(direction === 'higher_is_better' ? 'plan.higher' : 'plan.lower')],
          sex_split: [t('plan.sexSplit'), (sexes) => sexes.map((sex) => sexName(sex)).join(', ')],
          follow_up: [t('plan.followUps'), (ids) => ids.join(', ')],
          owner: [t('plan.owner')],
          footnote_mark: [t('plan.footnoteMark')],
          footnote: [t('plan.footnote')],
          number: [t('plan.number')],
          note: [t('plan.note')],
        })
      }
    >
      {measure ? <p className="quiet">{t('plan.definitionEverywhere')}</p> : null}
      {text('name', t('plan.name'), true)}
      {long('purpose', t('plan.purpose'))}
      <Textfield
        multiline
        rows={4}
        lang="sv"
        required={!measure}
        label={t('plan.definitionText')}
        value={fields.definition}
        onChange={(event) => put({ definition: event.target.value })}
      />
      {long('numerator_definition', t('plan.numeratorText'))}
      {long('denominator_definition', t('plan.denominatorText'))}
      <div className="form-row">
        <Field>
          <Label>{t('plan.rollUp')}</Label>
          <Select value={fields.roll_up} onChange={(event) => put({ roll_up: event.target.value as Fields['roll_up'] })}>
            {ROLL_UPS.map((one) => (
              <Select.Option key={one} value={one}>
                {t(`plan.rollUpWhat.${one}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('plan.counted')}</Label>
          <Select value={fields.counted ?? ''} onChange={(event) => put({ counted: (event.target.value || null) as Fields['counted'] })}>
            <Select.Option value="">{t('plan.noQuality')}</Select.Option>
            {COUNTED.map((one) => (
              <Select.Option key={one} value={one}>
                {t(`plan.countedWhat.${one}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('plan.usually')}</Label>
          <Select value={fields.compared_with ?? ''} onChange={(event) => put({ compared_with: (event.target.value || null) as Fields['compared_with'] })}>
            <Select.Option value="">{t('plan.noQuality')}</Select.Option>
            {COMPARED.map((one) => (
              <Select.Option key={one} value={one}>
                {t(`plan.usuallyWhat.${one}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="form-row">
        <Field>
          <Label>{t('plan.kind')}</Label>
          <Select value={fields.kind} onChange={(event) => put({ kind: event.target.value as Fields['kind'] })}>
            {KINDS.map((kind) => (
              <Select.Option key={kind} value={kind}>
                {t(`measure.${kind}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('plan.level')}</Label>
          <Select lang="sv" value={fields.level} onChange={(event) => put({ level: event.target.value })}>
            {choices.levels.map((level) => (
              <Select.Option key={level.id} value={level.id}>
                {level.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="form-row">
        {text('unit', t('plan.outcomeUnit'))}
        <Textfield type="number" min={0} max={6} label={t('plan.decimals')} value={fields.decimals} onChange={(event) => put({ decimals: Number(event.target.value) })} />
        <Field>
          <Label>{t('plan.direction')}</Label>
          <Select value={fields.direction} onChange={(event) => put({ direction: event.target.value as Fields['direction'] })}>
            <Select.Option value="higher_is_better">{t('plan.higher')}</Select.Option>
            <Select.Option value="lower_is_better">{t('plan.lower')}</Select.Option>
          </Select>
        </Field>
      </div>
      <Fieldset>
        <Fieldset.Legend>{t('plan.sexSplit')}</Fieldset.Legend>
        <div className="checks">
          {SEXES.map((sex) => (
            <Checkbox
              key={sex}
              label={sexName(sex, fields.population)}
              checked={fields.sex_split.includes(sex)}
              onChange={(event) => put({ sex_split: toggle(fields.sex_split, sex, event.target.checked) })}
            />
          ))}
        </div>
        <Checkbox
          label={t('plan.population')}
          checked={fields.population === 'children'}
          onChange={(event) => put({ population: event.target.checked ? 'children' : 'all_ages' })}
        />
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('plan.followUps')}</Fieldset.Legend>
        <div className="checks">
          {choices.follow_ups.map((one) => (
            <Checkbox
              key={one.id}
              label={one.name}
              lang="sv"
              checked={fields.follow_up.includes(one.id)}
              onChange={(event) => put({ follow_up: toggle(fields.follow_up, one.id, event.target.checked) })}
            />
          ))}
        </div>
      </Fieldset>
      {text('owner', t('plan.owner'))}
      <Field>
        <Label>{t('plan.quality')}</Label>
        <Select
          value={fields.quality_class ?? ''}
          onChange={(event) => put({ quality_class: (event.target.value || null) as Fields['quality_class'] })}
        >
          <Select.Option value="">{t('plan.noQuality')}</Select.Option>
          {QUALITIES.map((one) => (
            <Select.Option key={one} value={one}>
              {t(`measure.${one}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className="form-row">
        {text('footnote_mark', t('plan.footnoteMark'))}
        {text('footnote', t('plan.footnote'))}
      </div>
      <div className="form-row">
        <Textfield type="number" min={0} label={t('plan.number')} value={fields.number} onChange={(event) => put({ number: Number(event.target.value) })} />
        {text('note', t('plan.note'))}
      </div>
    </EditDialog>
  );
}
