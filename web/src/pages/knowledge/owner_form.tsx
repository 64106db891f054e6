// Another function takes over a document: its text and versions stay as they are.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { groupChoices, knowledgeChoices, type KnowledgeChoices, type KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';

export interface Owner {
  owner_function: string;
  owner_unit: string;
  group: string;
}

interface OwnerProps {
  choices: KnowledgeChoices;
  owners: string[];
  value: Owner;
  choose: (owner: Owner) => void;
}

/** A kind of function that may own the kind, and a unit that has it. */
export function OwnerPlace({ choices, owners, value, choose }: OwnerProps) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const functions = choices.functions.filter((one) => owners.includes(one.id));
  const level = functions.find((one) => one.id === value.owner_function)?.level ?? '';
  return (
      <div className="form-row">
        <Field>
          <Label>{t('knowledge.newOwner')}</Label>
          <Select lang="sv" value={value.owner_function} onChange={(event) => choose({ ...value, owner_function: event.target.value })}>
            {functions.map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {one.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('knowledge.newUnit')}</Label>
          <Select lang="sv" value={value.owner_unit} onChange={(event) => choose({ ...value, owner_unit: event.target.value })}>
            {units
              .filter((row) => !level || row.level === level || row.id === value.owner_unit)
              .map((row) => (
                <Select.Option key={row.id} value={row.id}>
                  {row.name}
                </Select.Option>
              ))}
          </Select>
        </Field>
      </div>
  );
}

/** The three choices: the two above and a writing group. */
export function OwnerFields(props: OwnerProps) {
  const { t } = useTranslation();
  const { value, choose } = props;
  const groups = useQuery(groupChoices());
  return (
    <>
      <OwnerPlace {...props} />
      <Field>
        <Label>{t('knowledge.newGroup')}</Label>
        <Select lang="sv" value={value.group} onChange={(event) => choose({ ...value, group: event.target.value })}>
          <Select.Option value="">{t('knowledge.newNoGroup')}</Select.Option>
          {groups.data?.groups.map((one) => (
            <Select.Option key={one.id} value={one.id}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </>
  );
}

export function OwnerForm({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const choices = useQuery(knowledgeChoices());
  const [owner, setOwner] = useState<Owner>({ owner_function: page.owner_function, owner_unit: page.owner_unit, group: page.group });
  const save = useChange((wish: object) => send('PUT', path`/documents/${page.id}/owner`, wish));
  return (
    <Answer query={choices} rows={3}>
      {(data) => (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ ...owner, version: page.row_version });
          }}
        >
          <OwnerFields choices={data} owners={page.kind.owners} value={owner} choose={setOwner} />
          <ErrorNotice error={save.error} />
          <div className="form-buttons">
            <Button type="submit" data-size="sm" variant="secondary" loading={save.isPending}>
              {t('knowledge.changeOwnerDo')}
            </Button>
          </div>
        </form>
      )}
    </Answer>
  );
}
