// Topics that units have a representative for, and a new one.
import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { path, send } from '../../api/client';
import { topics, type KnowledgeMap, type TopicPage } from '../../api/groups';
import { levels } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Answer, Empty } from '../../components/notice';
import { PersonField, type Chosen } from '../../components/person_field';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { Change, Choice } from './change';

function NewTopic({ map }: { map: KnowledgeMap }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { units } = usePlace();
  const levelList = useQuery(levels());
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [group, setGroup] = useState(map.groups[0]?.id ?? '');
  const [area, setArea] = useState('');
  const [level, setLevel] = useState('');
  const [below, setBelow] = useState('');
  const [person, setPerson] = useState<Chosen | null>(null);
  return (
    <Change
      button={t('groups.add')}
      sent={() => send<TopicPage>('PUT', path`/topics/${id}`, { name, group, area, level, below, resource_person: person?.id ?? '' })}
      done={(page) => void navigate(links.topic(page.topic.id))}
    >
      <Textfield label={t('groups.topic')} required lang="sv" value={name} onChange={(event) => setName(event.target.value)} />
      <Textfield label={t('groups.topicId')} required pattern="[a-z0-9_]+" value={id} onChange={(event) => setId(event.target.value)} />
      <Choice label={t('groups.topicGroup')} options={map.groups} value={group} onChange={setGroup} />
      <Choice label={t('groups.area')} options={map.areas} empty={t('groups.none')} value={area} onChange={setArea} />
      <Choice label={t('groups.topicLevel')} options={levelList.data?.levels ?? []} empty={t('groups.none')} value={level} onChange={setLevel} />
      <Choice label={t('groups.topicBelow')} options={units} empty={t('groups.everywhere')} value={below} onChange={setBelow} />
      <PersonField label={t('groups.resource')} value={person} onChange={setPerson} />
    </Change>
  );
}

export function Topics({ map }: { map: KnowledgeMap }) {
  const { t } = useTranslation();
  const query = useQuery(topics());
  return (
    <section>
      <h2>{t('groups.topics')}</h2>
      <p>{t('groups.topicsLead')}</p>
      <Answer query={query} rows={4}>
        {(list) =>
          list.topics.length === 0 ? (
            <Empty title={t('groups.topicsNone')}>
              <p>{t('groups.topicsNoneHelp')}</p>
            </Empty>
          ) : (
            <ul className="linked">
              {list.topics.map(({ topic, units, missing }) => (
                <li key={topic.id}>
                  <span>
                    <Link to={links.topic(topic.id)} lang="sv">{topic.name}</Link>
                    <span className="quiet">{` · ${topic.resource_name || t('groups.noResource')}`}</span>
                  </span>
                  <span className="quiet">{missing > 0 ? t('groups.missingOf', { missing, units }) : t('groups.missingNone')}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <div className="forms no-print">
        <Fold title={t('groups.newTopic')}>
          <NewTopic map={map} />
        </Fold>
      </div>
    </section>
  );
}
