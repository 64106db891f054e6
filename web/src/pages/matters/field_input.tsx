// One field of a matter, written as its kind is written. Whoever uses it keeps the value, as the server keeps it.
import { Field, Fieldset, Label, Radio, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowField } from '../../api/flows';
import { measures } from '../../api/queries';
import { ChooseField } from '../../components/choose_field';
import { PersonField } from '../../components/person_field';
import { usePersonName } from '../../components/people';
import { usePlace } from '../../components/place';
import { TableField } from './table_field';

export interface FieldUse {
  field: FlowField;
  value: string;
  required?: boolean;
  onChange: (value: string) => void;
  /** The field is left, or a choice is made: what is written is whole. */
  onLeave?: () => void;
}

function MeasureChoice({ field, value, onChange }: FieldUse) {
  const query = useQuery(measures());
  const options = (query.data?.measures ?? []).map((one) => ({ id: one.id, name: one.name }));
  return (
    <ChooseField one label={field.name} description={field.help} options={options} chosen={value ? [value] : []} onChange={(ids) => onChange(ids[0] ?? '')} />
  );
}

function UnitChoice({ field, value, onChange }: FieldUse) {
  const { units } = usePlace();
  const options = units.map((unit) => ({ id: unit.id, name: unit.name, detail: unit.level_name }));
  return (
    <ChooseField one label={field.name} description={field.help} options={options} chosen={value ? [value] : []} onChange={(ids) => onChange(ids[0] ?? '')} />
  );
}

function PersonChoice({ field, value, required, onChange }: FieldUse) {
  const personName = usePersonName();
  return (
    <PersonField
      key={value ? personName(value) : ''}
      label={field.name}
      description={field.help || undefined}
      required={required}
      value={value ? { id: value, name: personName(value) } : null}
      onChange={(person) => {
        // While a name is being written nobody is chosen yet; what was chosen stays until somebody else is.
        if (person) onChange(person.id);
      }}
    />
  );
}

export function FieldInput(use: FieldUse) {
  const { t } = useTranslation();
  const id = useId();
  const { field, value, required, onChange, onLeave } = use;
  const label = field.unit ? `${field.name} (${field.unit})` : field.name;
  const choose = (text: string) => {
    onChange(text);
    if (onLeave) setTimeout(onLeave);
  };
  switch (field.kind) {
    case 'table':
      return <TableField {...use} />;
    case 'person':
      return <PersonChoice {...use} onChange={choose} />;
    case 'unit':
      return <UnitChoice {...use} onChange={choose} />;
    case 'measure':
      return <MeasureChoice {...use} onChange={choose} />;
    case 'truth':
      return (
        <Fieldset>
          <Fieldset.Legend lang="sv">{label}</Fieldset.Legend>
          {field.help ? <Fieldset.Description lang="sv">{field.help}</Fieldset.Description> : null}
          <div className="form-row radio-row">
            {['ja', 'nej'].map((one) => (
              <Radio key={one} name={id} label={one} lang="sv" value={one} checked={value === one} onChange={() => choose(one)} />
            ))}
          </div>
        </Fieldset>
      );
    case 'choice':
      return (
        <Field>
          <Label lang="sv">{label}</Label>
          {field.help ? <Field.Description lang="sv">{field.help}</Field.Description> : null}
          <Select value={value} lang="sv" onChange={(event) => choose(event.target.value)}>
            <Select.Option value="">{t('matters.choose')}</Select.Option>
            {field.choices.map((one) => (
              <Select.Option key={one} value={one}>
                {one}
              </Select.Option>
            ))}
          </Select>
        </Field>
      );
    case 'date':
      return (
        <Textfield
          type="date"
          lang="sv"
          label={label}
          description={field.help || undefined}
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      );
    case 'number':
      return (
        <Textfield
          inputMode="decimal"
          lang="sv"
          label={label}
          description={field.help || undefined}
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      );
    default:
      return (
        <Textfield
          multiline
          rows={3}
          lang="sv"
          label={label}
          description={field.help || undefined}
          required={required}
          value={value}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      );
  }
}
