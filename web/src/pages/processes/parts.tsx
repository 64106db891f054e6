// Small pieces that the pages about processes share.
import { Button, Checkbox, Field, Fieldset, Label, Select } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '../../lib/format';

export interface Option {
  id: string;
  name: string;
}

export function Choose({ label, description, options, empty, value, onChange }: {
  label: string;
  description?: string;
  options: Option[];
  /** What the empty choice is called; absent: there is none. */
  empty?: string;
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <Field>
      <Label>{label}</Label>
      {description ? <Field.Description lang="sv">{description}</Field.Description> : null}
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {empty === undefined ? null : <Select.Option value="">{empty}</Select.Option>}
        {options.map((one) => (
          <Select.Option key={one.id} value={one.id} lang="sv">
            {one.name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** Any of a few. */
export function Several({ legend, options, chosen, onChange }: { legend: string; options: Option[]; chosen: string[]; onChange: (ids: string[]) => void }) {
  if (options.length === 0) return null;
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {options.map((one) => (
        <Checkbox
          key={one.id}
          label={one.name}
          lang="sv"
          checked={chosen.includes(one.id)}
          onChange={(event) => onChange(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
        />
      ))}
    </Fieldset>
  );
}

const FIRST = 15;

/** The first rows of a long table, and a button for all of them. */
export function useFirst<Row>(rows: Row[]): [shown: Row[], more: ReactNode] {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  // One or two more are no table to unfold.
  if (all || rows.length <= FIRST + 2) return [rows, null];
  return [
    rows.slice(0, FIRST),
    <Button key="more" variant="tertiary" data-size="sm" className="no-print" onClick={() => setAll(true)}>
      {t('processes.allRows', { count: rows.length })}
    </Button>,
  ];
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A share in per cent beside its bar, which is as long as it is of `most`. */
export function ShareBar({ share, most }: { share: number; most: number }) {
  return (
    <span className="share-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width={(100 * share) / most} height="10" /></svg>
      {figure(share, 1)} %
    </span>
  );
}
