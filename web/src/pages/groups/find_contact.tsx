// "Vem kan jag fråga?": coordinators, the owning group and peers for a unit, and whom the unit itself has named.
import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { foundContacts, groupWords, topics, unitContacts, type KnowledgeMap, type UnitContact } from '../../api/groups';
import { Fold } from '../../components/fold';
import { Answer } from '../../components/notice';
import { PersonField, type Chosen } from '../../components/person_field';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { links } from '../../lib/place';
import { Change, Choice } from './change';

export function ContactLine({ contact, what }: { contact: UnitContact; what?: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <span>
        {contact.person ? <strong>{contact.name}</strong> : <span className="status status-not_met">{t('groups.missingPerson')}</span>}
        {contact.title ? <span lang="sv">{`, ${contact.title}`}</span> : null}
        {contact.email ? (
          <>
            {', '}
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </>
        ) : null}
      </span>
      <span className="quiet" lang="sv">
        {what ?? contact.unit_name}
      </span>
    </li>
  );
}

function Found({ unit, area, profession }: { unit: string; area: string; profession: string }) {
  const { t } = useTranslation();
  const query = useQuery(foundContacts(unit, area, profession));
  return (
    <Answer query={query} rows={4}>
      {(found) => (
        <div aria-live="polite">
          {found.owner ? (
            <>
              <h3>{t('groups.ownerGroup')}</h3>
              <p>
                <Link to={links.group(found.owner)} lang="sv">{found.owner_name}</Link>
              </p>
            </>
          ) : null}
          <h3>{t('groups.coordinators')}</h3>
          {found.coordinators.length === 0 ? <p className="quiet">{t('groups.coordinatorsNone')}</p> : null}
          {found.coordinators.length > 0 && !found.near ? <p className="quiet">{t('groups.coordinatorsFar')}</p> : null}
          <ul className="linked">
            {found.coordinators.map((one) => (
              <ContactLine key={`${one.kind}-${one.subject}-${one.unit}`} contact={one} what={`${one.subject_name}, ${one.unit_name}`} />
            ))}
            {found.representatives.map((one) => (
              <ContactLine key={one.subject} contact={one} what={`${t('groups.representative')}: ${one.subject_name}`} />
            ))}
          </ul>
          {profession ? (
            <>
              <h3>{t('groups.peers')}</h3>
              {found.peers.length === 0 ? <p className="quiet">{t('groups.peersNone')}</p> : null}
              <ul className="linked">
                {found.peers.map((one) => (
                  <ContactLine key={one.unit} contact={one} />
                ))}
              </ul>
            </>
          ) : null}
        </div>
      )}
    </Answer>
  );
}

const KINDS = ['representative', 'area_coordinator', 'profession_coordinator', 'alone'] as const;
type Kind = (typeof KINDS)[number];

function kindOf(text: string): Kind {
  return KINDS.find((one) => one === text) ?? 'representative';
}

/** Who the unit's representatives, coordinators and lone professionals are. */
function Register({ map, unit }: { map: KnowledgeMap; unit: string }) {
  const { t } = useTranslation();
  const words = useQuery(groupWords());
  const known = useQuery(topics());
  const [kind, setKind] = useState<Kind>('representative');
  const [subject, setSubject] = useState('');
  const [person, setPerson] = useState<Chosen | null>(null);
  const [name, setName] = useState('');
  const [round, setRound] = useState(0);
  const subjects =
    kind === 'representative'
      ? (known.data?.topics ?? []).map(({ topic }) => topic)
      : kind === 'area_coordinator'
        ? map.areas
        : (words.data?.professions ?? []);
  const chosen = subjects.some((one) => one.id === subject) ? subject : (subjects[0]?.id ?? '');
  const done = () => {
    setPerson(null);
    setName('');
    setRound(round + 1);
  };
  return (
    <Change
      button={t('groups.save')}
      sent={() => send('PUT', path`/units/${unit}/contacts/${kind}/${chosen}`, { person: person?.id ?? '', name: person ? '' : name })}
      done={done}
    >
      <p className="quiet">{t('groups.putContactHelp')}</p>
      <Choice
        label={t('groups.contactKind')}
        options={KINDS.map((id) => ({ id, name: t(`groups.contactKinds.${id}`) }))}
        value={kind}
        onChange={(value) => setKind(kindOf(value))}
      />
      <Choice label={t('groups.subject')} options={subjects} value={chosen} onChange={setSubject} />
      <PersonField key={round} label={t('groups.person')} description={t('groups.personHelp')} value={person} onChange={setPerson} />
      {person ? null : <Textfield label={t('groups.newPerson')} value={name} onChange={(event) => setName(event.target.value)} />}
    </Change>
  );
}

export function FindContact({ map, unit: asked, choose }: { map: KnowledgeMap; unit: string; choose: (unit: string) => void }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const { units, unit: here } = usePlace();
  const unit = units.some((one) => one.id === asked) ? asked : here;
  const [area, setArea] = useState('');
  const [profession, setProfession] = useState('');
  const words = useQuery(groupWords());
  const own = useQuery(unitContacts(unit));
  return (
    <section>
      <h2>{t('groups.whom')}</h2>
      <p>{t('groups.whomHelp')}</p>
      <div className="filters no-print group-filters">
        <Choice label={t('groups.askingUnit')} options={units} value={unit} onChange={choose} />
        <Choice label={t('groups.area')} options={map.areas} empty={t('groups.anyArea')} value={area} onChange={setArea} />
        <Choice label={t('groups.professionAsked')} options={words.data?.professions ?? []} empty={t('groups.anyProfession')} value={profession} onChange={setProfession} />
      </div>
      {area || profession ? <Found unit={unit} area={area} profession={profession} /> : null}
      <h3>{t('groups.ofUnit')}</h3>
      <Answer query={own} rows={3}>
        {({ contacts, groups }) => (
          <>
            {contacts.length === 0 ? <p className="quiet">{t('groups.ofUnitNone')}</p> : null}
            <ul className="linked">
              {contacts.map((one) => (
                <ContactLine key={`${one.kind}-${one.subject}`} contact={one} what={`${t(`groups.contactKinds.${kindOf(one.kind)}`)}: ${one.subject_name}`} />
              ))}
            </ul>
            {groups.length > 0 ? (
              <>
                <h3>{t('groups.groupsHere')}</h3>
                <ul className="linked">
                  {groups.map((one) => (
                    <li key={one.group}>
                      <Link to={links.group(one.group)} lang="sv">{one.group_name}</Link>
                      <span className="quiet">{one.contact_name || t('groups.contactMissing')}</span>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        )}
      </Answer>
      {may('report') ? (
        <div className="forms no-print">
          <Fold title={t('groups.putContact')}>
            <Register map={map} unit={unit} />
          </Fold>
        </div>
      ) : null}
    </section>
  );
}
