// One step that the reader may take: exactly the fields that it asks for, why where that is required, and what is missing.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { FlowField, MatterPage, ShownFault, ShownStep } from '../../api/flows';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { keep, kept, letGo } from '../../lib/drafts';
import { numberText } from '../../lib/flow_fields';
import { unlessWritten } from '../../lib/sent';
import { FieldInput } from './field_input';
import { useMatterChange } from './matter_change';

/** What stands in the way, each with a way to where it is done. */
export function Missing({ faults }: { faults: ShownFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="missing">
      {faults.map((fault, i) => {
        const [kind, id] = fault.path.split('/');
        const to = kind === 'fields' ? `#falt-${id}` : kind === 'lists' ? `#lista-${id}` : '';
        return (
          <li key={i} lang="sv">
            <Icon name="empty" />
            {to ? <a href={to}>{fault.message}</a> : <span>{fault.message}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** What is missing besides what the step's own form asks for. */
export function besides(step: ShownStep): ShownFault[] {
  return step.hindered.filter((fault) => !step.asks.some((field) => fault.path === `fields/${field}`));
}

interface Draft {
  /** Of the fields that have been written in. */
  values: Record<string, string>;
  words: string;
}
const nothing: Draft = { values: {}, words: '' };

export function StepForm({
  page,
  step,
  unit = '',
  version,
  filled,
  fields,
}: {
  page: MatterPage;
  step: ShownStep;
  /** Whose step it is; empty for the matter's own. */
  unit?: string;
  version: number;
  filled: Record<string, string>;
  fields: FlowField[];
}) {
  const { t } = useTranslation();
  const asked = step.asks.flatMap((id) => fields.find((field) => field.id === id) ?? []);
  const start = (field: FlowField) => (field.kind === 'number' ? numberText(filled[field.id]) : (filled[field.id] ?? ''));
  const name = `step/${page.summary.id}/${unit}/${step.id}`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...nothing, ...kept<Draft>(name)?.draft }));
  const put = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    keep(name, { draft: next, version });
  };
  const value = (field: FlowField) => draft.values[field.id] ?? start(field);
  const needed = (field: FlowField) => step.hindered.some((fault) => fault.path === `fields/${field.id}`);
  const take = useMatterChange(page, (wish: object, now) =>
    send('POST', path`/matters/${page.summary.id}/steps`, { ...wish, version: unit ? version : now.version }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const changed = Object.fromEntries(asked.filter((field) => value(field) !== start(field)).map((field) => [field.id, value(field)]));
    take.mutate(
      { step: step.id, unit, fields: changed, words: draft.words },
      {
        onSuccess: () => {
          letGo(name);
          setDraft(unlessWritten(draft, nothing));
        },
      },
    );
  };
  const missing = besides(step);
  return (
    <form className="form step-form" onSubmit={submit} noValidate>
      {step.help ? <p lang="sv">{step.help}</p> : null}
      {missing.length > 0 ? (
        <div className="step-missing">
          <p>
            <strong>{t('matters.missingFirst')}</strong>
          </p>
          <Missing faults={missing} />
        </div>
      ) : null}
      {asked.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          value={value(field)}
          required={needed(field)}
          onChange={(text) => put({ values: { ...draft.values, [field.id]: text } })}
        />
      ))}
      {step.words || step.asks.length === 0 ? (
        <Textfield
          multiline
          rows={2}
          lang="sv"
          label={step.words ? t('matters.why') : t('matters.wordsOptional')}
          required={step.words}
          value={draft.words}
          onChange={(event: { target: { value: string } }) => put({ words: event.target.value })}
        />
      ) : null}
      <ErrorNotice error={take.error} />
      <div className="form-buttons">
        <Button type="submit" loading={take.isPending} variant={step.optional ? 'secondary' : 'primary'}>
          <span lang="sv">{step.name}</span>
        </Button>
        {step.to_name ? <span className="quiet leads-to">{t('matters.leadsTo')} <span lang="sv">{step.to_name}</span></span> : null}
      </div>
    </form>
  );
}
