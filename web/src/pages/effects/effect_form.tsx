// One expected effect of an action: what, how much, by when, who sees to it, and what it gave.
import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Effect, EffectList } from '../../api/effects';
import { get, path, send } from '../../api/client';
import { measures, useChange } from '../../api/queries';
import { differences } from '../../components/conflict';
import { useWho } from '../../components/session';
import { useEditing, type Opened } from '../../lib/editing';
import { decimalsOf, figure, readFigure } from '../../lib/format';
import { EditDialog } from '../plan/edit_dialog';

const TEXTS = ['measure', 'what', 'unit', 'expected_by', 'realised_on', 'method', 'owner', 'cost_unit'] as const;
const FIGURES = ['expected', 'realised', 'cost_before', 'saving'] as const;
type Fields = Record<(typeof TEXTS)[number] | (typeof FIGURES)[number], string>;

const written = (value: number | null) => (value === null ? '' : figure(value, decimalsOf(value)));

function opened(effect: Effect): Opened<Fields> {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, effect[name] ?? '']));
  const figures = Object.fromEntries(FIGURES.map((name) => [name, written(effect[name])]));
  return { fields: { ...texts, ...figures } as Fields, version: effect.version };
}

const BLANK: Opened<Fields> = {
  fields: { measure: '', what: '', unit: '', expected_by: '', realised_on: '', method: '', owner: '', cost_unit: 'tkr', expected: '', realised: '', cost_before: '', saving: '' },
  version: 0,
};

function wish(fields: Fields): object {
  const figures = Object.fromEntries(FIGURES.map((name) => [name, readFigure(fields[name]) ?? null]));
  const days = { expected_by: fields.expected_by || null, realised_on: fields.realised_on || null };
  const costs = fields.cost_before || fields.saving ? {} : { cost_unit: '' };
  return { measure: fields.measure, what: fields.what, unit: fields.unit, method: fields.method, owner: fields.owner, cost_unit: fields.cost_unit, ...figures, ...days, ...costs };
}

export function EffectForm({ unit, action, linked, effect, close }: { unit: string; action: string; linked: string[]; effect?: Effect; close: () => void }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const [tried, setTried] = useState(false);
  const all = useQuery(measures());
  const editing = useEditing<Fields>({
    start: effect ? opened(effect) : BLANK,
    read: async () => {
      const now = (await get<EffectList>(path`/units/${unit}/effects`)).effects.find((one) => one.id === effect?.id);
      return now ? opened(now) : BLANK;
    },
    save: ({ fields, version }) =>
      effect
        ? send('PUT', path`/actions/${action}/effects/${effect.id}`, { ...wish(fields), version })
        : send('POST', path`/actions/${action}/effects`, wish(fields)),
    done: close,
  });
  const removal = useChange(() => send('DELETE', path`/actions/${action}/effects/${effect?.id ?? ''}`, undefined, { version: effect?.version }));
  const { fields, put } = editing;
  const wrong = FIGURES.filter((name) => fields[name] !== '' && readFigure(fields[name]) === undefined);
  const measureName = (id: string) => all.data?.measures.find((one) => one.id === id)?.name ?? id;
  const number = (name: (typeof FIGURES)[number], required = false) => (
    <Textfield
      label={t(`effects.${name}`)}
      inputMode="decimal"
      required={required}
      value={fields[name]}
      error={tried && wrong.includes(name) ? t('plan.notANumber') : undefined}
      onChange={(event) => put({ [name]: event.target.value })}
    />
  );
  const text = (name: 'what' | 'unit' | 'method' | 'owner' | 'cost_unit', required = false) => (
    <Textfield label={t(`effects.${name}`)} lang="sv" required={required} value={fields[name]} onChange={(event) => put({ [name]: event.target.value })} />
  );
  const day = (name: 'expected_by' | 'realised_on', required = false) => (
    <Textfield type="date" label={t(`effects.${name}`)} required={required} value={fields[name]} onChange={(event) => put({ [name]: event.target.value })} />
  );
  return (
    <EditDialog
      title={effect ? t('effects.change') : t('effects.add')}
      editing={{
        ...editing,
        submit: (event) => {
          setTried(true);
          if (wrong.length > 0) event?.preventDefault();
          else editing.submit(event);
        },
      }}
      close={close}
      differences={(theirs) =>
        differences(theirs, fields, {
          what: [t('effects.what')],
          measure: [t('effects.measure'), measureName],
          expected: [t('effects.expected')],
          unit: [t('effects.unit')],
          expected_by: [t('effects.expected_by')],
          realised: [t('effects.realised')],
          realised_on: [t('effects.realised_on')],
          owner: [t('effects.owner')],
          method: [t('effects.method')],
          cost_before: [t('effects.cost_before')],
          saving: [t('effects.saving')],
          cost_unit: [t('effects.cost_unit')],
        })
      }
      remove={
        effect && may('plan')
          ? { name: effect.what, act: () => removal.mutate(undefined, { onSuccess: close }), pending: removal.isPending, error: removal.error }
          : undefined
      }
    >
      {text('what', true)}
      <Field>
        <Label>{t('effects.measure')}</Label>
        <Select lang="sv" value={fields.measure} onChange={(event) => put({ measure: event.target.value })}>
          <Select.Option value="">{t('effects.noMeasure')}</Select.Option>
          {[...new Set([...linked, ...(fields.measure ? [fields.measure] : [])])].map((id) => (
            <Select.Option key={id} value={id}>
              {measureName(id)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className="form-row">
        {number('expected', true)}
        {text('unit')}
        {day('expected_by', true)}
      </div>
      {text('owner', true)}
      {text('method')}
      <div className="form-row">
        {number('realised')}
        {day('realised_on')}
      </div>
      <div className="form-row">
        {number('cost_before')}
        {number('saving')}
        {text('cost_unit')}
      </div>
    </EditDialog>
  );
}
