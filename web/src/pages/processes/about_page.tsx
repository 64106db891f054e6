// What the process is for, who leads it, how far its introduction has come and what it follows.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import { processes, type ProcessPage } from '../../api/processes';
import { useChange } from '../../api/queries';
import { useQuery } from '@tanstack/react-query';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { Paragraphs, Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { DescribeForm, PersonForm, StageForm } from './about_forms';
import { Section } from './parts';
import { ProcessFrame } from './process_frame';

function Facts({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const settings = useQuery(processes()).data?.settings;
  const name = (id: string) => settings?.priorities.find((one) => one.id === id)?.name ?? id;
  return (
    <dl className="facts">
      <dt>{t('processes.area')}</dt>
      <dd>{page.row.area_name ? <Swedish>{page.row.area_name}</Swedish> : <span className="quiet">{t('processes.notTold')}</span>}</dd>
      <dt>{t('processes.owner')}</dt>
      <dd>{page.row.owner ? <Swedish>{page.row.owner}</Swedish> : <span className="quiet">{t('processes.notTold')}</span>}</dd>
      <dt>{t('processes.guideline')}</dt>
      <dd>
        {page.guideline ? <Link to={links.document(page.guideline)} lang="sv">{page.guideline_title || page.guideline}</Link> : <span className="quiet">{t('processes.notTold')}</span>}
      </dd>
      <dt>{t('processes.priorities')}</dt>
      <dd>{page.row.priorities.length > 0 ? <Swedish>{page.row.priorities.map(name).join(', ')}</Swedish> : <span className="quiet">{t('processes.notTold')}</span>}</dd>
    </dl>
  );
}

function EndRole({ page, person, role, label }: { page: ProcessPage; person: string; role: string; label: string }) {
  const { t } = useTranslation();
  const end = useChange(() => send('POST', path`/processes/${page.row.id}/people/${person}/${role}/end`, {}));
  return (
    <>
      <Button type="button" variant="tertiary" data-size="sm" aria-label={label} loading={end.isPending} onClick={() => end.mutate(undefined)}>
        {t('processes.endRole')}
      </Button>
      <ErrorNotice error={end.error} />
    </>
  );
}

function People({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  if (page.people.length === 0) return <p className="quiet">{t('processes.noPeople')}</p>;
  return (
    <ul className="plain-list">
      {page.people.map((one) => (
        <li key={`${one.person}/${one.role}`}>
          <strong>{one.name}</strong>, <Swedish>{one.role_name.toLowerCase()}</Swedish>{' '}
          {one.edits ? <span className="quiet">({t('processes.edits')})</span> : null}{' '}
          {page.may_appoint ? <EndRole page={page} person={one.person} role={one.role} label={t('processes.endRoleOf', { name: one.name })} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Stages({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  if (page.stages.length === 0) return <p className="quiet">{t('processes.noStages')}</p>;
  const some = page.stages.some((one) => one.patients);
  return (
    <Frame label={t('processes.introduction')}>
      <table className="plain-table">
        <caption className="ds-sr-only">{t('processes.introduction')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.from')}</th>
            <th scope="col">{t('processes.stage')}</th>
            <th scope="col">{t('processes.where')}</th>
            {some ? <th scope="col">{t('processes.patients')}</th> : null}
            <th scope="col">{t('processes.note')}</th>
          </tr>
        </thead>
        <tbody>
          {[...page.stages].reverse().map((one, i) => (
            <tr key={i}>
              <td className="wrapped">
                {one.from} {one.planned ? <span className="quiet">{t('processes.planned')}</span> : null}
              </td>
              <th scope="row" lang="sv">{one.stage_name}</th>
              <td className="wrapped">{one.unit ? <Swedish>{one.unit_name}</Swedish> : t('processes.asWhole')}</td>
              {some ? <td className="wrapped">{one.patients ? <Swedish>{one.patients}</Swedish> : t('processes.everybody')}</td> : null}
              <td className="wrapped" lang="sv">{one.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function AboutPage() {
  const { t } = useTranslation();
  return (
    <ProcessFrame title={t('processes.aboutTitle')}>
      {(page) => (
        <>
          {page.row.about ? <Paragraphs texts={[page.row.about]} /> : <p className="quiet">{t('processes.noAbout')}</p>}
          {page.row.lacks.length > 0 ? (
            <section className="process-lacks">
              <h2>{t('processes.lacksTitle')}</h2>
              <ul lang="sv">
                {page.row.lacks.map((lack) => (
                  <li key={lack.need}>{lack.words}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <Section title={t('processes.facts')}>
            <Facts page={page} />
            {page.may_edit ? (
              <div className="forms no-print">
                <Fold title={t('processes.describe')}>
                  <DescribeForm key={page.version} page={page} />
                </Fold>
              </div>
            ) : null}
          </Section>
          <Section title={t('processes.people')}>
            <People page={page} />
            {page.may_appoint ? (
              <div className="forms no-print">
                <Fold title={t('processes.appoint')}>
                  <PersonForm key={page.people.length} page={page} />
                </Fold>
              </div>
            ) : null}
          </Section>
          <Section title={t('processes.introduction')}>
            <Stages page={page} />
            {page.may_edit ? (
              <div className="forms no-print">
                <Fold title={t('processes.setStage')}>
                  <StageForm key={page.stages.length} page={page} />
                </Fold>
              </div>
            ) : null}
          </Section>
        </>
      )}
    </ProcessFrame>
  );
}
