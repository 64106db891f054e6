// The map of the knowledge organisation: every group in an outline that is searched as one writes, who owns which area,
// what is missing, and how firmly the groups are joined to care.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { address } from '../../api/client';
import { knowledgeMap, type KnowledgeMap, type MapGroup } from '../../api/groups';
import { Frame } from '../../components/frame';
import { KnowledgeNavigation } from '../../components/knowledge_navigation';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { Coupling, Gaps } from './comparisons';
import { FindContact } from './find_contact';
import { NewGroup } from './group_forms';
import { Participants } from './participants';
import { Topics } from './topics';

const VIEWS = ['grupper', 'omraden', 'kontakt', 'ombud', 'ledamoter', 'luckor', 'koppling'] as const;

const plain = (text: string) => text.toLocaleLowerCase('sv');

/** Whether the group, an area of its or one of its members is called what is searched for. */
function matches(group: MapGroup, asked: string): boolean {
  return [group.name, group.kind_name, group.kind_abbreviation, group.unit_name, ...group.areas, ...group.members].some((text) => plain(text).includes(asked));
}

function GroupLine({ group, asked }: { group: MapGroup; asked: string }) {
  const { t } = useTranslation();
  const named = asked ? group.members.filter((name) => plain(name).includes(asked) && !group.chairs.includes(name)) : [];
  return (
    <div className="group-line">
      <p className="group-name">
        <Link to={links.group(group.id)} lang="sv">
          {group.name}
        </Link>{' '}
        <span className="label" lang="sv">{group.kind_abbreviation || group.kind_name}</span>
      </p>
      <p className="quiet">
        {group.chairs.length > 0 ? t('groups.chair', { names: group.chairs.join(', ') }) : t('groups.noChair')}
        {' · '}
        {t('groups.members', { count: group.members.length })}
        {group.level_name ? <Swedish>{` · ${group.level_name}`}</Swedish> : null}
        {group.gaps > 0 ? ` · ${t('groups.gapCount', { count: group.gaps })}` : ''}
      </p>
      {group.areas.length > 0 ? <p className="quiet" lang="sv">{group.areas.join(', ')}</p> : null}
      {named.length > 0 ? <p className="quiet">{t('groups.matched', { names: named.join(', ') })}</p> : null}
    </div>
  );
}

/** Groups below their parent, so that the outline is heard as well as seen. */
function Branch({ groups, parent, asked }: { groups: MapGroup[]; parent: string; asked: string }) {
  const ids = new Set(groups.map((group) => group.id));
  const children = groups.filter((group) => (ids.has(group.parent) ? group.parent : '') === parent);
  if (children.length === 0) return null;
  return (
    <ul className="group-tree">
      {children.map((group) => (
        <li key={group.id}>
          <GroupLine group={group} asked={asked} />
          <Branch groups={groups} parent={group.id} asked={asked} />
        </li>
      ))}
    </ul>
  );
}

function Outline({ map, asked, kind }: { map: KnowledgeMap; asked: string; kind: string }) {
  const { t } = useTranslation();
  const shown = map.groups.filter((group) => (!asked || matches(group, asked)) && (!kind || group.kind === kind));
  return (
    <section>
      <h2 className="ds-sr-only">{t('groups.outline')}</h2>
      <p className="shown" role="status">
        {asked || kind ? (shown.length > 0 ? t('groups.found', { count: shown.length }) : t('groups.foundNone')) : ''}
      </p>
      <Branch groups={shown} parent="" asked={asked} />
      <p className="quiet no-print">
        {t('groups.exportLead')}{' '}
        <a href={address('/knowledge-organisation/members/xlsx')} download>Excel</a>,{' '}
        <a href={address('/knowledge-organisation/members/csv')} download>CSV</a>
      </p>
    </section>
  );
}

function Areas({ map, asked }: { map: KnowledgeMap; asked: string }) {
  const { t } = useTranslation();
  const orphans = map.areas.filter((area) => !area.owner).length;
  const shown = map.areas.filter((area) => !asked || plain(area.name).includes(asked) || plain(area.owner_name).includes(asked));
  return (
    <section>
      <h2>{t('groups.areas')}</h2>
      <p>{orphans > 0 ? t('groups.areasLead', { count: orphans }) : t('groups.areasAll')}</p>
      <Frame label={t('groups.areas')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('groups.area')}</th>
              <th scope="col">{t('groups.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((area) => (
              <tr key={area.id}>
                <th scope="row" lang="sv">{area.name}</th>
                <td>
                  {area.owner ? (
                    <Link to={links.group(area.owner)} lang="sv">{area.owner_name}</Link>
                  ) : (
                    <span className="quiet">{t('groups.noOwner')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}

export default function KnowledgeMapPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const [search, setSearch] = useSearchParams();
  const query = useQuery(knowledgeMap());
  const view = VIEWS.find((one) => one === search.get('vy')) ?? 'grupper';
  const asked = plain(search.get('sok') ?? '').trim();
  const kind = search.get('slag') ?? '';
  const put = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  return (
    <Page title={t('groups.title')} lead={query.data ? <p>{t('groups.lead', { count: query.data.groups.length })}</p> : null}>
      <KnowledgeNavigation />
      <Answer query={query} rows={9}>
        {(map) =>
          map.groups.length === 0 ? (
            <Empty title={t('groups.empty')}>
              <p>{may('organise') ? t('groups.emptyHelp') : t('groups.emptyReader')}</p>
            </Empty>
          ) : (
            <>
              <div className="narrow no-print" role="group" aria-label={t('groups.view')}>
                {VIEWS.map((one) => (
                  <button key={one} type="button" aria-pressed={view === one} onClick={() => put('vy', one)}>
                    {t(`groups.views.${one}`)}
                  </button>
                ))}
              </div>
              {view === 'grupper' || view === 'omraden' ? (
                <div className="filters no-print group-filters">
                  <Field className="group-search">
                    <Label htmlFor="group-search">{t('groups.search')}</Label>
                    <input id="group-search" className="ds-input" type="search" value={search.get('sok') ?? ''} onChange={(event) => put('sok', event.target.value)} />
                  </Field>
                  {view === 'grupper' ? (
                    <Field>
                      <Label>{t('groups.kind')}</Label>
                      <Select value={kind} onChange={(event) => put('slag', event.target.value)}>
                        <Select.Option value="">{t('groups.allKinds')}</Select.Option>
                        {map.kinds.filter((one) => one.groups > 0).map((one) => (
                          <Select.Option key={one.id} value={one.id} lang="sv">
                            {one.plural}
                          </Select.Option>
                        ))}
                      </Select>
                    </Field>
                  ) : null}
                </div>
              ) : null}
              {view === 'grupper' ? <Outline map={map} asked={asked} kind={kind} /> : null}
              {view === 'omraden' ? <Areas map={map} asked={asked} /> : null}
              {view === 'kontakt' ? <FindContact map={map} unit={search.get('enhet') ?? ''} choose={(unit) => put('enhet', unit)} /> : null}
              {view === 'ombud' ? <Topics map={map} /> : null}
              {view === 'ledamoter' ? <Participants map={map} unit={search.get('enhet') ?? ''} choose={(unit) => put('enhet', unit)} /> : null}
              {view === 'luckor' ? <Gaps /> : null}
              {view === 'koppling' ? <Coupling /> : null}
            </>
          )
        }
      </Answer>
      {query.data && may('organise') && view === 'grupper' ? <NewGroup map={query.data} /> : null}
    </Page>
  );
}
