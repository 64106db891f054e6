// A new process in the register. A name is enough to begin with; the rest is told on its own page.
import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { send } from '../../api/client';
import { areas as areasQuery } from '../../api/knowledge';
import type { ProcessPage, ProcessSettings } from '../../api/processes';
import { PersonField, type Chosen } from '../../components/person_field';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { Choose, Several } from './parts';

export function NewProcess({ settings }: { settings: ProcessSettings }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const areas = useQuery(areasQuery());
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const [area, setArea] = useState('');
  const [priorities, setPriorities] = useState<string[]>([]);
  const [leader, setLeader] = useState<Chosen | null>(null);
  return (
    <Change
      button={t('processes.addIt')}
      sent={() => send<ProcessPage>('POST', '/processes', { name, about, area, priorities, leader: leader?.id ?? '' })}
      done={(page) => void navigate(links.process(page.row.id, 'om'))}
    >
      <Textfield label={t('processes.name')} required lang="sv" value={name} onChange={(event) => setName(event.target.value)} />
      <Textfield multiline rows={3} label={t('processes.about')} lang="sv" value={about} onChange={(event: { target: { value: string } }) => setAbout(event.target.value)} />
      <Choose label={t('processes.area')} empty={t('processes.noArea')} options={(areas.data?.areas ?? []).map((one) => one.area)} value={area} onChange={setArea} />
      <PersonField label={t('processes.leader')} description={t('processes.leaderHelp')} value={leader} onChange={setLeader} />
      <Several legend={t('processes.priorities')} options={settings.priorities} chosen={priorities} onChange={setPriorities} />
    </Change>
  );
}
