// The standardised cancer pathways beside each other: treated within the limit, women and men, the tertial before; how
// many cancer cases went through one at all; and those that have not been added as processes.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { pathways, processStanding, type PathwayList, type PathwayRow, type ProcessStanding, type StandingShare } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { PersonField, type Chosen } from '../../components/person_field';
import { Swedish, usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { Change } from '../groups/change';
import { Section } from '../processes/parts';
import { percentText, Trend, Verdict } from '../processes/standing';
import { Inclusion } from './inclusion';

function ShareCell({ share }: { share: StandingShare | undefined }) {
  const { t } = useTranslation();
  if (!share) return <td className="figure quiet">–</td>;
  if (share.withheld) return <td className="quiet">{t('processes.hidden')}</td>;
  if (share.share === null) return <td className="figure quiet">–</td>;
  return (
    <td className="figure">
      {percentText(share.share)}
      <small className="beside">{t('pathways.ofReached', { within: share.within, reached: share.reached })}</small>
    </td>
  );
}

function Row({ pathway, standing }: { pathway: PathwayRow; standing: ProcessStanding | undefined }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const stretch = standing?.stretches.find((one) => one.process === pathway.id);
  const unread = standing?.unread.find((one) => one.process === pathway.id);
  const of = (group: string) => stretch?.latest.find((one) => one.group === group);
  return (
    <tr>
      <th scope="row" className="wrapped"><Link to={links.pathway(pathway.id)} lang="sv">{pathway.name}</Link></th>
      {stretch?.period ? (
        <>
          <td>{name(stretch.period)}</td>
          <ShareCell share={of('T')} />
          <ShareCell share={of('K')} />
          <ShareCell share={of('M')} />
          <td><Verdict value={stretch.verdict} /></td>
          <td className="wrapped"><Trend stretch={stretch} /></td>
        </>
      ) : (
        <td colSpan={6} className="quiet wrapped">
          {unread ? <Swedish>{unread.words}</Swedish> : stretch ? t('standing.notEnded') : standing ? t('standing.nothing') : '–'}
        </td>
      )}
    </tr>
  );
}

function Table({ rows, standing }: { rows: PathwayRow[]; standing: ProcessStanding | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Frame label={t('pathways.title')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('pathways.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pathways.pathway')}</th>
              <th scope="col">{t('pathways.period')}</th>
              <th scope="col" className="figure">{t('pathways.all')}</th>
              <th scope="col" className="figure">{t('pathways.women')}</th>
              <th scope="col" className="figure">{t('pathways.men')}</th>
              <th scope="col">{t('emergency.verdict')}</th>
              <th scope="col">{t('pathways.trend')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row key={one.id} pathway={one} standing={standing} />
            ))}
          </tbody>
        </table>
      </Frame>
      <p className="quiet">{t('pathways.denominator')} {t('standing.explained')}</p>
    </>
  );
}

function Add({ pathway }: { pathway: PathwayRow }) {
  const { t } = useTranslation();
  const [leader, setLeader] = useState<Chosen | null>(null);
  return (
    <Change button={t('pathways.addIt')} saved={t('pathways.added')} sent={() => send('POST', path`/process-pathways/${pathway.id}`, leader ? { leader: leader.id } : {})}>
      <PersonField label={t('pathways.leader')} value={leader} onChange={setLeader} />
    </Change>
  );
}

function NotAdded({ rows, list }: { rows: PathwayRow[]; list: PathwayList }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Section title={t('pathways.notAdded')}>
      <ul className="plain-list pathways-left">
        {rows.map((one) => (
          <li key={one.id}>
            <Link to={links.pathway(one.id)} lang="sv">{one.name}</Link>
            {list.may_create ? (
              <div className="forms no-print">
                <Fold title={t('pathways.add', { name: one.name })}>
                  <Add pathway={one} />
                </Fold>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Whole({ list }: { list: PathwayList }) {
  const { t } = useTranslation();
  const { data: standing, error, refetch } = useQuery(processStanding());
  if (list.pathways.length === 0) return <Empty title={t('pathways.none')}><p>{t('pathways.noneHelp')}</p></Empty>;
  const there = list.pathways.filter((one) => one.there);
  return (
    <div className="process">
      {there.length > 0 ? (
        <>
          <ErrorNotice error={standing ? null : error} retry={() => void refetch()} />
          <Table rows={there} standing={standing} />
        </>
      ) : (
        <Empty title={t('pathways.noneAdded')}><p>{t(list.may_create ? 'pathways.noneAddedHelp' : 'pathways.noneAddedReader')}</p></Empty>
      )}
      <Inclusion list={list} />
      <NotAdded rows={list.pathways.filter((one) => !one.there)} list={list} />
    </div>
  );
}

export default function PathwaysPage() {
  const { t } = useTranslation();
  const query = useQuery(pathways());
  return (
    <Page
      title={t('pathways.title')}
      crumbs={[{ to: links.processes(), text: t('processes.nav') }]}
      lead={query.data && query.data.pathways.length > 0 ? <p>{t('pathways.lead', { aim: percentText(query.data.share) })}</p> : null}
    >
      <Answer query={query} rows={8}>{(list) => <Whole list={list} />}</Answer>
    </Page>
  );
}
