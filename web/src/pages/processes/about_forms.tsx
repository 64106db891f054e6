// The forms of the page about a process: describe it, appoint people, say how far it has come.
import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { areas as areasQuery, knowledgeChoices } from '../../api/knowledge';
import { processes, type ProcessPage } from '../../api/processes';
import { DocumentField } from '../../components/document_field';
import { PersonField, type Chosen } from '../../components/person_field';
import { usePlace } from '../../components/place';
import { Change } from '../groups/change';
import { Choose, Several } from './parts';

export function DescribeForm({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const areas = (useQuery(areasQuery()).data?.areas ?? []).map((one) => one.area);
  const functions = useQuery(knowledgeChoices()).data?.functions ?? [];
  const settings = useQuery(processes()).data?.settings;
  const [wish, setWish] = useState({
    name: page.row.name,
    about: page.row.about,
    area: page.row.area,
    owner_function: page.owner_function,
    owner_unit: page.owner_unit,
    guideline: page.guideline,
    priorities: page.row.priorities,
  });
  const put = (change: Partial<typeof wish>) => setWish((now) => ({ ...now, ...change }));
  return (
    <Change button={t('processes.save')} sent={() => send('PUT', path`/processes/${page.row.id}`, { ...wish, version: page.version })}>
      <Textfield label={t('processes.name')} required lang="sv" value={wish.name} onChange={(event) => put({ name: event.target.value })} />
      <Textfield multiline rows={4} label={t('processes.about')} lang="sv" value={wish.about} onChange={(event: { target: { value: string } }) => put({ about: event.target.value })} />
      <Choose label={t('processes.area')} empty={t('processes.noArea')} options={areas} value={wish.area} onChange={(area) => put({ area })} />
      <div className="form-row">
        <Choose label={t('processes.ownerFunction')} empty={t('processes.noOwner')} options={functions} value={wish.owner_function} onChange={(owner_function) => put({ owner_function, ...(owner_function ? {} : { owner_unit: '' }) })} />
        <Choose label={t('processes.ownerUnit')} empty={t('processes.noOwner')} options={units} value={wish.owner_unit} onChange={(owner_unit) => put({ owner_unit })} />
      </div>
      <DocumentField
        one
        label={t('processes.guideline')}
        chosen={wish.guideline ? [wish.guideline] : []}
        onChange={([guideline = '']) => put({ guideline })}
      />
      <Several legend={t('processes.priorities')} options={settings?.priorities ?? []} chosen={wish.priorities} onChange={(priorities) => put({ priorities })} />
    </Change>
  );
}

export function PersonForm({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const roles = useQuery(processes()).data?.settings.roles ?? [];
  const [person, setPerson] = useState<Chosen | null>(null);
  const [role, setRole] = useState('');
  const chosen = role || (roles[0]?.id ?? '');
  const [from, setFrom] = useState('');
  return (
    <Change button={t('processes.giveRole')} sent={() => send('PUT', path`/processes/${page.row.id}/people/${person?.id ?? ''}/${chosen}`, { from: from || null })}>
      <PersonField label={t('processes.person')} required value={person} onChange={setPerson} />
      <div className="form-row">
        <Choose label={t('processes.role')} options={roles} value={chosen} onChange={setRole} />
        <Textfield label={t('processes.from')} description={t('processes.emptyToday')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </div>
    </Change>
  );
}

export function StageForm({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const stages = useQuery(processes()).data?.settings.stages ?? [];
  const [stage, setStage] = useState('');
  const [unit, setUnit] = useState('');
  const [patients, setPatients] = useState('');
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  const chosen = stage || page.row.stage || (stages[0]?.id ?? '');
  return (
    <Change button={t('processes.save')} sent={() => send('POST', path`/processes/${page.row.id}/stages`, { stage: chosen, unit, patients: patients.trim(), from: from || null, note })}>
      <div className="form-row">
        <Choose label={t('processes.stage')} options={stages} value={chosen} onChange={setStage} />
        <Textfield label={t('processes.from')} description={t('processes.emptyToday')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </div>
      <Choose label={t('processes.where')} empty={t('processes.asWhole')} options={units} value={unit} onChange={setUnit} />
      <Textfield label={t('processes.patients')} description={t('processes.patientsHelp')} lang="sv" value={patients} onChange={(event) => setPatients(event.target.value)} />
      <Textfield label={t('processes.note')} lang="sv" value={note} onChange={(event) => setNote(event.target.value)} />
    </Change>
  );
}
