// One matter: where it stands, what happens next and who does it; then everything about it.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { path, send } from '../../api/client';
import { matter, type MatterPage as Data } from '../../api/flows';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { Paragraphs } from '../../components/text';
import { links } from '../../lib/place';
import { FlowPicture } from '../matter_types/flow_picture';
import { MatterAbout } from './about';
import { MatterActivities } from './activities';
import { MatterAttachments } from './attachments';
import { MatterCompiled } from './compiled';
import { MatterFields } from './fields';
import { MatterLinks } from './links';
import { MatterState } from './matter_rows';
import { NextSteps } from './next_steps';
import { MatterStages } from './stages';
import { MatterStatements } from './statements';
import { besides } from './step_form';
import { CommentForm, MatterTimeline } from './timeline';
import { MatterUnits } from './units';

function FollowButton({ page }: { page: Data }) {
  const { t } = useTranslation();
  const follow = useChange((follows: boolean) => send('PUT', path`/matters/${page.summary.id}/following`, { follows }));
  return (
    <>
      <Button variant="secondary" data-size="sm" aria-pressed={page.follows} loading={follow.isPending} onClick={() => follow.mutate(!page.follows)}>
        {page.follows ? t('matters.unfollow') : t('matters.follow')}
      </Button>
      <ErrorNotice error={follow.error} />
    </>
  );
}

/** "Ligger hos Rådet: Rekommendera införande." The first step that somebody waits for. */
function Lead({ page }: { page: Data }) {
  const { t } = useTranslation();
  const next = page.steps.find((step) => !step.optional);
  const missing = next ? besides(next).length : 0;
  return (
    <>
      <p className="judged-status">
        <MatterState one={page.summary} />
        {page.summary.phase ? <span className="quiet" lang="sv">{page.summary.phase}</span> : null}
        <span className="quiet">{t('matters.sinceDay', { day: page.summary.since })}</span>
      </p>
      {next && !page.summary.ended ? (
        <p>
          {next.mine ? t('matters.nextIsYours') : t('matters.nextIs', { who: next.who.join(', ') })} <strong lang="sv">{next.name}</strong>
          {missing === 0 ? '.' : ` (${t('matters.missingCount', { count: missing })}).`}
        </p>
      ) : null}
      {page.summary.roll_up ? <p lang="sv">{page.summary.roll_up}</p> : null}
    </>
  );
}

/** What it is all about, in the words of whoever began it: the first field that is filled in. */
function First({ page }: { page: Data }) {
  const field = page.type.matter.fields[0];
  const text = field ? page.fields[field.id] : undefined;
  if (!field || !text || field.kind !== 'text') return null;
  return (
    <blockquote className="matter-first">
      <p className="quiet" lang="sv">{field.name}</p>
      <Paragraphs texts={[text]} />
    </blockquote>
  );
}

function Body({ page }: { page: Data }) {
  const { t } = useTranslation();
  const compiles = page.type.units.fields.some((field) => field.columns.some((column) => column.rank > 0));
  const lead = page.summary.group ? [{ id: page.summary.group, name: page.summary.group_name }] : [];
  const groups = [...lead, ...page.groups];
  return (
    <>
      <MatterStages page={page} />
      <First page={page} />
      <NextSteps page={page} />
      <div className="measure-columns matter-columns">
        <div>
          <MatterUnits page={page} />
          {compiles ? <MatterCompiled matter={page.summary.id} /> : null}
          <MatterStatements page={page} />
          <MatterFields page={page} />
          {page.units.length > 0 ? <MatterActivities matter={page.summary.id} groups={groups} /> : null}
          <MatterAttachments matter={page.summary.id} />
          <MatterLinks page={page} />
        </div>
        <aside>
          <MatterTimeline page={page} />
          <CommentForm page={page} />
          <MatterAbout page={page} />
        </aside>
      </div>
      <Fold title={t('matters.picture')}>
        <FlowPicture title={page.type.name} part={page.type.matter} words={page.step_words.filter((one) => !one.of_unit)} present={page.summary.stage} />
        {page.type.units.stages.length > 0 ? (
          <>
            <h3>{t('matterTypes.unitsPart')}</h3>
            <FlowPicture title={t('matterTypes.unitsPart')} part={page.type.units} words={page.step_words.filter((one) => one.of_unit)} />
          </>
        ) : null}
      </Fold>
    </>
  );
}

export default function MatterPage() {
  const { t } = useTranslation();
  const { matter: id = '' } = useParams();
  const query = useQuery(matter(id));
  const page = query.data;
  return (
    <Page
      title={page?.summary.title ?? t('common.loading')}
      lang="sv"
      crumbs={[
        { to: links.matters(), text: t('matters.title') },
        ...(page?.parent ? [{ to: links.matter(page.parent.id), text: page.parent.name }] : []),
      ]}
      eyebrow={
        page ? (
          <span lang="sv">
            {page.type.name} · <Link to={links.organisation(page.summary.unit)}>{page.summary.unit_name}</Link>
          </span>
        ) : null
      }
      lead={page ? <Lead page={page} /> : null}
      tools={page ? <FollowButton page={page} /> : null}
    >
      <Answer query={query} rows={12}>
        {(data) => <Body key={data.summary.id} page={data} />}
      </Answer>
    </Page>
  );
}
