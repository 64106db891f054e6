// The parts of the short forms by which groups and contacts are changed.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';

/** The frame of a change: its fields, the button, the refusal, and word that it is done. */
export function Change<Reply>({
  button,
  saved,
  sent,
  done,
  children,
}: {
  button: string;
  saved?: string;
  sent: () => Promise<Reply>;
  done?: (reply: Reply) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const save = useChange(sent);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: done });
  };
  return (
    <form className="form" onSubmit={submit}>
      {children}
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {button}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? (saved ?? t('groups.done')) : ''}
        </span>
      </div>
    </form>
  );
}

export interface Option {
  id: string;
  name: string;
}

export function Choice({ label, options, empty, value, onChange }: { label: string; options: Option[]; empty?: string; value: string; onChange: (id: string) => void }) {
  return (
    <Field>
      <Label>{label}</Label>
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
