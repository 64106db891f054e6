// A new group, and the short forms by which a group is changed: what it is, who is in it, what it is joined to.
import { Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { path, send } from '../../api/client';
import { groupWords, knowledgeMap, type GroupPage, type KnowledgeMap } from '../../api/groups';
import { Fold } from '../../components/fold';
import { PersonField, type Chosen } from '../../components/person_field';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { Change, Choice } from './change';

export function NewGroup({ map }: { map: KnowledgeMap }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [kind, setKind] = useState(map.kinds[0]?.id ?? '');
  const [unit, setUnit] = useState(units[0]?.id ?? '');
  const [parent, setParent] = useState('');
  return (
    <section className="forms no-print">
      <Fold title={t('groups.newGroup')}>
        <Change
          button={t('groups.add')}
          sent={() => send<GroupPage>('POST', '/groups', { name, kind, unit, parent })}
          done={(page) => void navigate(links.group(page.group.id))}
        >
          <Textfield label={t('groups.name')} required lang="sv" value={name} onChange={(event) => setName(event.target.value)} />
          <Choice label={t('groups.kind')} options={map.kinds} value={kind} onChange={setKind} />
          <Choice label={t('groups.unit')} options={units} value={unit} onChange={setUnit} />
          <Choice label={t('groups.parent')} options={map.groups} empty={t('groups.none')} value={parent} onChange={setParent} />
        </Change>
      </Fold>
    </section>
  );
}

/** Mandate and contact are the group's own; the rest is for those who may change the organisation. */
function Words({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const words = useQuery(groupWords());
  const map = useQuery(knowledgeMap());
  const { group } = page;
  const [wish, setWish] = useState({
    name: group.name,
    kind: group.kind,
    unit: group.unit,
    parent: group.parent,
    level: group.level,
    scope: group.scope,
    mandate: group.mandate,
    contact: group.contact,
  });
  const put = (field: keyof typeof wish) => (value: string) => setWish({ ...wish, [field]: value });
  return (
    <Change button={t('groups.save')} sent={() => send<GroupPage>('PUT', path`/groups/${group.id}`, { ...wish, version: group.version })}>
      <Textfield
        multiline
        rows={4}
        label={t('groups.mandate')}
        description={t('groups.mandateHelp')}
        lang="sv"
        value={wish.mandate}
        onChange={(event: { target: { value: string } }) => put('mandate')(event.target.value)}
      />
      <Textfield
        label={t('groups.contact')}
        description={t('groups.contactHelp')}
        lang="sv"
        value={wish.contact}
        onChange={(event) => put('contact')(event.target.value)}
      />
      <Choice label={t('groups.scope')} options={words.data?.scopes ?? []} empty={t('groups.notSaid')} value={wish.scope} onChange={put('scope')} />
      {page.may_organise ? (
        <>
          <Textfield label={t('groups.name')} required lang="sv" value={wish.name} onChange={(event) => put('name')(event.target.value)} />
          <Choice label={t('groups.kind')} options={words.data?.kinds ?? []} value={wish.kind} onChange={put('kind')} />
          <Choice label={t('groups.unit')} options={units} empty={t('groups.notSaid')} value={wish.unit} onChange={put('unit')} />
          <Choice
            label={t('groups.parent')}
            options={(map.data?.groups ?? []).filter((one) => one.id !== group.id)}
            empty={t('groups.none')}
            value={wish.parent}
            onChange={put('parent')}
          />
          <Choice label={t('groups.level')} options={words.data?.levels ?? []} empty={t('groups.notSaid')} value={wish.level} onChange={put('level')} />
        </>
      ) : null}
    </Change>
  );
}

function Member({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const words = useQuery(groupWords());
  const [person, setPerson] = useState<Chosen | null>(null);
  const [name, setName] = useState('');
  const [role, setRole] = useState('member');
  const [profession, setProfession] = useState('');
  const [unit, setUnit] = useState('');
  const [manager, setManager] = useState(false);
  const [from, setFrom] = useState(page.on);
  const [round, setRound] = useState(0);
  // The next member begins from an empty form: saving twice must not make a new person twice.
  const done = () => {
    setPerson(null);
    setName('');
    setRole('member');
    setProfession('');
    setManager(false);
    setRound(round + 1);
  };
  const sent = () =>
    send<GroupPage>('POST', path`/groups/${page.group.id}/members`, { person: person?.id ?? '', name: person ? '' : name, role, profession, unit, manager, from });
  return (
    <Change button={t('groups.save')} sent={sent} done={done}>
      <PersonField key={round} label={t('groups.person')} description={t('groups.personHelp')} value={person} onChange={setPerson} />
      {person ? null : <Textfield label={t('groups.newPerson')} value={name} onChange={(event) => setName(event.target.value)} />}
      <Choice label={t('groups.role')} options={words.data?.roles ?? []} value={role} onChange={setRole} />
      <Choice label={t('groups.profession')} options={words.data?.professions ?? []} empty={t('groups.notSaid')} value={profession} onChange={setProfession} />
      <Choice label={t('groups.fromUnit')} options={units} empty={t('groups.notSaid')} value={unit} onChange={setUnit} />
      <Checkbox label={t('groups.managerMark')} checked={manager} onChange={(event) => setManager(event.target.checked)} />
      <Textfield type="date" label={t('groups.from')} required value={from} onChange={(event) => setFrom(event.target.value)} />
    </Change>
  );
}

function Joining({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  const map = useQuery(knowledgeMap());
  const [kind, setKind] = useState('concerns');
  const [other, setOther] = useState('');
  const management = new Set((map.data?.kinds ?? []).filter((one) => one.management).map((one) => one.id));
  const others = (map.data?.groups ?? []).filter((one) => one.id !== page.group.id && (kind === 'cooperates' || management.has(one.kind)));
  const kinds = (['attends', 'concerns', 'cooperates'] as const).map((id) => ({ id, name: t(`groups.linkKinds.${id}`) }));
  const chosen = others.some((one) => one.id === other) ? other : (others[0]?.id ?? '');
  return (
    <Change button={t('groups.save')} sent={() => send<GroupPage>('PUT', path`/groups/${page.group.id}/links/${chosen}`, { kind })}>
      <Choice label={t('groups.linkKind')} options={kinds} value={kind} onChange={setKind} />
      <Choice label={t('groups.otherGroup')} options={others} value={chosen} onChange={setOther} />
    </Change>
  );
}

function Affected({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const [unit, setUnit] = useState(units[0]?.id ?? '');
  const [person, setPerson] = useState<Chosen | null>(null);
  const [ended, setEnded] = useState(false);
  return (
    <Change button={t('groups.save')} sent={() => send<GroupPage>('PUT', path`/groups/${page.group.id}/units/${unit}`, { contact: person?.id ?? '', ended })}>
      <Choice label={t('groups.fromUnit')} options={units} value={unit} onChange={setUnit} />
      <PersonField label={t('groups.contactPerson')} value={person} onChange={setPerson} />
      <Checkbox label={t('groups.unitEnded')} checked={ended} onChange={(event) => setEnded(event.target.checked)} />
    </Change>
  );
}

function Owning({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  const map = useQuery(knowledgeMap());
  const areas = (map.data?.areas ?? []).filter((area) => area.owner !== page.group.id);
  const [area, setArea] = useState('');
  const chosen = area || (areas[0]?.id ?? '');
  return (
    <Change button={t('groups.save')} sent={() => send('PUT', path`/areas/${chosen}/owner`, { group: page.group.id })}>
      <Choice label={t('groups.area')} options={areas} value={chosen} onChange={setArea} />
    </Change>
  );
}

function Ending({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(page.on);
  return (
    <Change button={t('groups.end')} sent={() => send<GroupPage>('POST', path`/groups/${page.group.id}/end`, { on })}>
      <Textfield type="date" label={t('groups.endOn')} required value={on} onChange={(event) => setOn(event.target.value)} />
    </Change>
  );
}

export function GroupForms({ page }: { page: GroupPage }) {
  const { t } = useTranslation();
  return (
    <section className="forms no-print">
      <h2>{t('groups.edit')}</h2>
      <p className="quiet">{t('groups.editHelp')}</p>
      <Fold title={t('groups.words')}>
        <Words key={page.group.version} page={page} />
      </Fold>
      <Fold title={t('groups.addMember')}>
        <Member page={page} />
      </Fold>
      <Fold title={t('groups.putLink')}>
        <Joining page={page} />
      </Fold>
      <Fold title={t('groups.putUnit')}>
        <Affected page={page} />
      </Fold>
      {page.may_organise ? (
        <>
          <Fold title={t('groups.putArea')}>
            <Owning page={page} />
          </Fold>
          <Fold title={t('groups.end')}>
            <Ending page={page} />
          </Fold>
        </>
      ) : null}
    </section>
  );
}
