// A new document: its kind, its title, and the function that owns it.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { get, send } from '../../api/client';
import { knowledgeChoices, type KnowledgeChoices, type KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';

interface Group {
  id: string;
  name: string;
}

function NewForm({ choices }: { choices: KnowledgeChoices }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { units, unit } = usePlace();
  const groups = useQuery({ queryKey: ['groups'], queryFn: () => get<{ groups: Group[] }>('/groups') });
  const [kind, setKind] = useState(choices.kinds[0]);
  const [title, setTitle] = useState('');
  const [area, setArea] = useState('');
  const [group, setGroup] = useState('');
  const owners = choices.functions.filter((one) => kind?.owners.includes(one.id));
  const [wishedOwner, setOwner] = useState('');
  const owner = owners.find((one) => one.id === wishedOwner) ?? owners.find((one) => one.level === units.find((row) => row.id === unit)?.level) ?? owners[0];
  const places = units.filter((row) => !owner?.level || row.level === owner.level);
  const [wishedUnit, setUnit] = useState(unit);
  const place = places.find((row) => row.id === wishedUnit) ?? places[0];
  const create = useChange((wish: object) => send<KnowledgeDocument>('POST', '/documents', wish));
  if (!kind) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { kind: kind.id, title, owner_function: owner?.id ?? '', owner_unit: place?.id ?? '', group, areas: area ? [area] : [] },
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
      <div className="form-row">
        <Field>
          <Label>{t('knowledge.newOwner')}</Label>
          <Select lang="sv" value={owner?.id ?? ''} onChange={(event) => setOwner(event.target.value)}>
            {owners.map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {one.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('knowledge.newUnit')}</Label>
          <Select lang="sv" value={place?.id ?? ''} onChange={(event) => setUnit(event.target.value)}>
            {places.map((row) => (
              <Select.Option key={row.id} value={row.id}>
                {row.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <Field>
        <Label>{t('knowledge.newGroup')}</Label>
        <Select lang="sv" value={group} onChange={(event) => setGroup(event.target.value)}>
          <Select.Option value="">{t('knowledge.newNoGroup')}</Select.Option>
          {groups.data?.groups.map((one) => (
            <Select.Option key={one.id} value={one.id}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
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
