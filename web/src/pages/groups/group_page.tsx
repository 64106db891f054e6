// One group: what it is to do, who is in it, what it is joined to, what is missing.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { path, send } from '../../api/client';
import { groupMatters, groupPage, type GroupPage as GroupPageAnswer, type NamedGroup } from '../../api/groups';
import { useChange } from '../../api/queries';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { ForumParts } from '../meetings/forum_parts';
import { GroupAnswerTimes } from './answer_times';
import { GroupDeviations } from './deviations';
import { GroupForms } from './group_forms';
import { Messages } from './messages';

function Members({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  const leave = useChange((person: string) => send('POST', path`/groups/${page.group.id}/members/${person}/end`, {}));
  const terms = page.members.some((member) => member.term_ends);
  return (
    <section>
      <h2>{t('groups.membersTitle')}</h2>
      <ErrorNotice error={leave.error} />
      {page.members.length === 0 ? (
        <p className="quiet">{t('groups.noMembers')}</p>
      ) : (
        <Frame label={t('groups.membersTitle')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('groups.name')}</th>
                <th scope="col">{t('groups.role')}</th>
                <th scope="col">{t('groups.profession')}</th>
                <th scope="col">{t('groups.fromUnit')}</th>
                {terms ? <th scope="col">{t('groups.term')}</th> : null}
                {page.may_edit ? (
                  <th scope="col" className="no-print">
                    <span className="ds-sr-only">{t('groups.leave')}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {page.members.map((member) => (
                <tr key={member.person}>
                  <th scope="row">
                    {member.name}
                    {member.email ? (
                      <>
                        <br />
                        <a href={`mailto:${member.email}`} aria-label={t('groups.email', { name: member.name })}>{member.email}</a>
                      </>
                    ) : null}
                  </th>
                  <td lang="sv">{member.role_name}</td>
                  <td>
                    <Swedish>{member.profession_name}</Swedish>
                    {member.manager ? <> <span className="label">{t('groups.manager')}</span></> : null}
                  </td>
                  <td lang="sv">{member.unit_name}</td>
                  {terms ? <td className="nowrap">{member.term_ends ?? ''}</td> : null}
                  {page.may_edit ? (
                    <td className="no-print">
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        className="row-button"
                        aria-label={t('groups.leaveOf', { name: member.name })}
                        disabled={leave.isPending}
                        onClick={() => leave.mutate(member.person)}
                      >
                        {t('groups.leave')}
                      </Button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
    </section>
  );
}

function Wanted({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  if (page.wanted.length === 0) return null;
  return (
    <section>
      <h2>{t('groups.wanted')}</h2>
      <ul className="linked">
        {page.wanted.map((one) => (
          <li key={`${one.what}-${one.id}`}>
            <span lang="sv">{t('groups.wantedRow', { words: one.words, least: one.least })}</span>
            <span className={`status status-${one.have >= one.least ? 'met' : 'not_met'}`}>
              <Icon name={one.have >= one.least ? 'check' : 'cross'} />
              {t('groups.wantedHave', { have: one.have, least: one.least })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  if (page.gaps.length === 0) return null;
  return (
    <section className="group-gaps">
      <h2>{t('groups.gaps')}</h2>
      <ul lang="sv">
        {page.gaps.map((gap) => (
          <li key={`${gap.code}-${gap.subject}`}>{gap.message}</li>
        ))}
      </ul>
    </section>
  );
}

function Units({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('groups.units')}</h2>
      {page.units.length === 0 ? <p className="quiet">{t('groups.unitsNone')}</p> : null}
      <ul className="linked">
        {page.units.map((one) => (
          <li key={one.unit}>
            <Link to={links.organisation(one.unit)} lang="sv">
              {one.unit_name}
            </Link>
            {one.contact ? (
              <span>
                {one.contact_name}
                {one.contact_email ? (
                  <>
                    {', '}
                    <a href={`mailto:${one.contact_email}`}>{one.contact_email}</a>
                  </>
                ) : null}
              </span>
            ) : (
              <span className="quiet">{t('groups.contactMissing')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Matters that the group leads or takes part in. */
function Work({ group }: { group: string }) {
  const { t } = useTranslation();
  const query = useQuery(groupMatters(group));
  return (
    <section>
      <h2>{t('groups.work')}</h2>
      <Answer query={query} rows={2}>
        {({ matters }) => (
          <>
            {matters.length === 0 ? <p className="quiet">{t('groups.workNone')}</p> : null}
            <ul className="linked" lang="sv">
              {matters.map((one) => (
                <li key={one.id}>
                  <span>
                    <Link to={links.matter(one.id)}>{one.title}</Link> <span className="label">{one.type_name}</span>
                  </span>
                  <span className="quiet">{one.stage_name}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </section>
  );
}

type Joined = 'attends' | 'concerns' | 'attended_by' | 'co_groups';
const JOINED: { field: Joined; kind: 'attends' | 'concerns' | 'cooperates' | ''; words: 'attends' | 'concerns' | 'attendedBy' | 'coGroups' }[] = [
  { field: 'attends', kind: 'attends', words: 'attends' },
  { field: 'concerns', kind: 'concerns', words: 'concerns' },
  { field: 'attended_by', kind: '', words: 'attendedBy' },
  { field: 'co_groups', kind: 'cooperates', words: 'coGroups' },
];

function Links({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  const end = useChange(({ other, kind }: { other: string; kind: string }) =>
    send('PUT', path`/groups/${page.group.id}/links/${other}`, { kind, ended: true }),
  );
  const shown = JOINED.filter(({ field }) => page[field].length > 0);
  const line = (other: NamedGroup, kind: string) => (
    <li key={other.id}>
      <span>
        <Link to={links.group(other.id)} lang="sv">
          {other.name}
        </Link>
        {other.chairs.length > 0 ? <span className="quiet">{`, ${other.chairs.join(', ')}`}</span> : null}
      </span>
      {page.may_edit && kind ? (
        <Button
          variant="tertiary"
          data-size="sm"
          className="row-button no-print"
          aria-label={t('groups.removeOf', { name: other.name })}
          onClick={() => end.mutate({ other: other.id, kind })}
        >
          {t('groups.remove')}
        </Button>
      ) : null}
    </li>
  );
  return (
    <section>
      <h2>{t('groups.joined')}</h2>
      <ErrorNotice error={end.error} />
      {shown.length === 0 ? <p className="quiet">{t('groups.joinedNone')}</p> : null}
      {shown.map(({ field, kind, words }) => (
        <div key={field}>
          <h3>{t(`groups.${words}`)}</h3>
          <ul className="linked">{page[field].map((other) => line(other, kind))}</ul>
        </div>
      ))}
    </section>
  );
}

function Facts({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  const { group } = page;
  return (
    <section>
      <dl className="facts">
        <dt>{t('groups.kind')}</dt>
        <dd lang="sv">{group.kind_name}</dd>
        {group.parent ? (
          <>
            <dt>{t('groups.parent')}</dt>
            <dd>
              <Link to={links.group(group.parent)} lang="sv">{page.parent_name}</Link>
            </dd>
          </>
        ) : null}
        {group.unit ? (
          <>
            <dt>{t('groups.fromUnit')}</dt>
            <dd>
              <Link to={links.organisation(group.unit)} lang="sv">{page.unit_name}</Link>
            </dd>
          </>
        ) : null}
        <dt>{t('groups.level')}</dt>
        <dd>{group.level_name ? <Swedish>{group.level_name}</Swedish> : <span className="quiet">{t('groups.notSaid')}</span>}</dd>
        <dt>{t('groups.scope')}</dt>
        <dd>{group.scope_name ? <Swedish>{group.scope_name}</Swedish> : <span className="quiet">{t('groups.notSaid')}</span>}</dd>
        <dt>{t('groups.contact')}</dt>
        <dd>{group.contact ? <Swedish>{group.contact}</Swedish> : <span className="quiet">{t('groups.noContact')}</span>}</dd>
        {page.former_names.length > 0 ? (
          <>
            <dt>{t('groups.former')}</dt>
            <dd lang="sv">{page.former_names.map((one) => t('groups.formerUntil', { name: one.name, day: one.until })).join('; ')}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

function Managers({ page }: { page: GroupPageAnswer }) {
  const { t } = useTranslation();
  if (page.manager_shares.length === 0) return null;
  return (
    <section>
      <h2>{t('groups.managers')}</h2>
      <ul className="linked">
        {page.manager_shares.map((one) => (
          <li key={one.year}>
            <span>{one.year}</span>
            <span className="figure">{t('groups.managersOf', { managers: one.managers, members: one.members })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function GroupPage() {
  const { t } = useTranslation();
  const { group: id = '' } = useParams();
  const query = useQuery(groupPage(id));
  const page = query.data;
  return (
    <Page
      title={page?.group.name ?? t('groups.group')}
      lang="sv"
      crumbs={[{ to: links.knowledge(), text: t('groups.nav') }]}
      eyebrow={page ? <Swedish>{page.group.kind_name}</Swedish> : null}
      lead={
        page ? (
          page.group.valid_to && page.group.valid_to <= page.on ? (
            <p>{t('groups.ended', { day: page.group.valid_to })}</p>
          ) : page.group.mandate ? (
            <p lang="sv" className="written">{page.group.mandate}</p>
          ) : (
            <p className="quiet">{t('groups.noMandate')}</p>
          )
        ) : null
      }
    >
      <Answer query={query} rows={8}>
        {(found) => (
          <>
            <div className="measure-columns group-columns">
              <div>
                <Members page={found} />
                <Missing page={found} />
                <Units page={found} />
                <GroupAnswerTimes group={found.group.id} />
                <GroupDeviations group={found.group.id} />
                <Work group={found.group.id} />
                <Messages group={found.group.id} receivers={['members', 'contacts']} may={found.may_edit} />
              </div>
              <aside>
                <Facts page={found} />
                <section>
                  <h2>{t('groups.areas')}</h2>
                  {found.areas.length === 0 ? <p className="quiet">{t('groups.ownsNone')}</p> : null}
                  <ul className="linked" lang="sv">
                    {found.areas.map((area) => (
                      <li key={area.id}>{area.name}</li>
                    ))}
                  </ul>
                </section>
                <Links page={found} />
                <Wanted page={found} />
                <Managers page={found} />
                {found.children.length > 0 ? (
                  <section>
                    <h2>{t('groups.children')}</h2>
                    <ul className="linked">
                      {found.children.map((child) => (
                        <li key={child.id}>
                          <Link to={links.group(child.id)} lang="sv">{child.name}</Link>
                        </li>
                      ))}
                    </ul>
                  </section>
                ) : null}
              </aside>
            </div>
            <ForumParts group={found.group.id} />
            {found.may_edit ? <GroupForms key={found.group.id} page={found} /> : null}
          </>
        )}
      </Answer>
    </Page>
  );
}
