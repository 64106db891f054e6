// A new document: its kind, its title, and the function that owns it.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { send } from '../../api/client';
import { knowledgeChoices, type KnowledgeChoices, type KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { OwnerFields, type Owner } from './owner_form';

function NewForm({ choices }: { choices: KnowledgeChoices }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { units, unit } = usePlace();
  const [kind, setKind] = useState(choices.kinds[0]);
  const [title, setTitle] = useState('');
  const [area, setArea] = useState('');
  const [owner, setOwner] = useState<Owner>({ owner_function: '', owner_unit: unit, group: '' });
  // What the kind and the function cannot have gives way to what they can.
  const functions = choices.functions.filter((one) => kind?.owners.includes(one.id));
  const here = units.find((row) => row.id === owner.owner_unit)?.level;
  const owning = functions.find((one) => one.id === owner.owner_function) ?? functions.find((one) => one.level === here) ?? functions[0];
  const places = units.filter((row) => !owning?.level || row.level === owning.level);
  const place = places.find((row) => row.id === owner.owner_unit) ?? places[0];
  const value = { owner_function: owning?.id ?? '', owner_unit: place?.id ?? '', group: owner.group };
  const create = useChange((wish: object) => send<KnowledgeDocument>('POST', '/documents', wish));
  if (!kind) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { kind: kind.id, title, ...value, areas: area ? [area] : [] },
      { onSuccess: (made) => void navigate(links.editDocument(made.id)) },
    );
  };
  return (
    <form className="form new-document" onSubmit={submit}>
      <Field>
        <Label>{t('knowledge.newKind')}</Label>
        <Select lang="sv" value={kind.id} onChange={(event) => setKind(choices.kinds.find((one) => one.id === event.target.value))}>
          {choices.kinds.map((one) => (
            <Select.Option key={one.id} value={one.id}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <p className="quiet" lang="sv">
        {kind.purpose} {t('knowledge.newSections', { sections: kind.sections.map((one) => one.name.toLowerCase()).join(', ') })}
      </p>
      <Textfield label={t('knowledge.headTitle')} required lang="sv" value={title} onChange={(event) => setTitle(event.target.value)} />
      <Field>
        <Label>{t('knowledge.area')}</Label>
        <Select lang="sv" required value={area} onChange={(event) => setArea(event.target.value)}>
          <Select.Option value="" />
          {choices.areas.map((one) => (
            <Select.Option key={one.id} value={one.id}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <OwnerFields choices={choices} owners={kind.owners} value={value} choose={setOwner} />
      <ErrorNotice error={create.error} />
      <div className="form-buttons">
        <Button type="submit" loading={create.isPending}>
          {t('knowledge.newCreate')}
        </Button>
      </div>
    </form>
  );
}

export default function NewDocumentPage() {
  const { t } = useTranslation();
  const choices = useQuery(knowledgeChoices());
  return (
    <Page title={t('knowledge.newTitle')} crumbs={[{ to: links.documents(), text: t('knowledge.nav') }]} lead={<p>{t('knowledge.newLead')}</p>}>
      <Answer query={choices} rows={6}>
        {(data) => <NewForm choices={data} />}
      </Answer>
    </Page>
  );
}
