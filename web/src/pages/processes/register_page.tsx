// The register: every process with its stage and leader, how its milestones go, and what it lacks of the template.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { processes, processStanding, type ProcessList, type ProcessRow, type ProcessStanding } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { NewProcess } from './new_process';
import { StandingOf } from './standing';

function Lacks({ row }: { row: ProcessRow }) {
  const { t } = useTranslation();
  if (row.lacks.length === 0) return <span>{t('processes.whole')}</span>;
  return (
    <details className="lacks">
      <summary>{t('processes.lacks', { count: row.lacks.length })}</summary>
      <ul lang="sv">
        {row.lacks.map((lack) => (
          <li key={lack.need}>{lack.words}</li>
        ))}
      </ul>
    </details>
  );
}

function Table({ list, standing }: { list: ProcessList; standing: ProcessStanding | undefined }) {
  const { t } = useTranslation();
  const name = (id: string) => list.settings.priorities.find((one) => one.id === id)?.name ?? id;
  return (
    <Frame label={t('processes.title')}>
      <table className="plain-table stacked" role="table">
        <caption className="ds-sr-only">{t('processes.title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{t('processes.process')}</th>
            <th scope="col" role="columnheader">{t('processes.stage')}</th>
            <th scope="col" role="columnheader">{t('standing.milestones')}</th>
            <th scope="col" role="columnheader">{t('processes.leader')}</th>
            <th scope="col" role="columnheader">{t('processes.priorities')}</th>
            <th scope="col" role="columnheader">{t('processes.template')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {list.processes.map((row) => (
            <tr key={row.id} role="row">
              <th scope="row" role="rowheader" className="wrapped">
                <Link to={row.has_log ? links.process(row.id) : links.process(row.id, 'om')} lang="sv">{row.name}</Link>
                {row.area_name ? <small className="beside" lang="sv">{row.area_name}</small> : null}
              </th>
              <td role="cell" data-label={t('processes.stage')}>
                {row.stage_name ? <Swedish>{row.stage_name}</Swedish> : <span className="quiet">{t('processes.noStage')}</span>}
              </td>
              <td role="cell" data-label={t('standing.milestones')} className="wrapped">
                <StandingOf row={row} standing={standing} />
              </td>
              <td role="cell" data-label={t('processes.leader')} className="wrapped">
                {row.leaders.length > 0 ? row.leaders.join(', ') : <span className="quiet">{t('processes.noLeader')}</span>}
              </td>
              <td role="cell" data-label={t('processes.priorities')} className="wrapped">
                {row.priorities.length > 0 ? <Swedish>{row.priorities.map(name).join(', ')}</Swedish> : <span className="quiet">–</span>}
              </td>
              <td role="cell" data-label={t('processes.template')} className="wrapped">
                <Lacks row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function RegisterPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const priority = search.get('prioritering') ?? '';
  const area = search.get('omrade') ?? '';
  const stage = search.get('steg') ?? '';
  const all = useQuery(processes());
  const query = useQuery(processes({ priority, area, stage }));
  const { data: standing, error, refetch } = useQuery(processStanding());
  const put = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  const areas = [...new Map((all.data?.processes ?? []).filter((row) => row.area).map((row) => [row.area, row.area_name])).entries()];
  const list = query.data;
  return (
    <Page
      title={t('processes.title')}
      lead={
        list && list.processes.length > 0 ? (
          <p>
            {t('processes.active', { active: list.active, count: list.processes.length })}{' '}
            {list.stages.filter((stage) => stage.processes > 0).map((stage, i) => (
              <span key={stage.stage} lang="sv">{i > 0 ? ', ' : ''}{stage.name.toLowerCase()} {stage.processes}</span>
            ))}
            {list.stages.some((stage) => stage.processes > 0) ? '.' : ''}
          </p>
        ) : null
      }
    >
      <Answer query={query} rows={8}>
        {(data) => (
          <div className="process">
            {all.data && all.data.processes.length > 0 ? (
              <div className="filters no-print">
                <Field>
                  <Label>{t('standing.status')}</Label>
                  <Select value={stage} onChange={(event) => put('steg', event.target.value)}>
                    <Select.Option value="">{t('standing.allStages')}</Select.Option>
                    {data.settings.stages.map((one) => (
                      <Select.Option key={one.id} value={one.id} lang="sv">{one.name}</Select.Option>
                    ))}
                  </Select>
                </Field>
                <Field>
                  <Label>{t('processes.priority')}</Label>
                  <Select value={priority} onChange={(event) => put('prioritering', event.target.value)}>
                    <Select.Option value="">{t('processes.allPriorities')}</Select.Option>
                    {data.settings.priorities.map((one) => (
                      <Select.Option key={one.id} value={one.id} lang="sv">{one.name}</Select.Option>
                    ))}
                  </Select>
                </Field>
                {areas.length > 0 ? (
                  <Field>
                    <Label>{t('processes.area')}</Label>
                    <Select value={area} onChange={(event) => put('omrade', event.target.value)}>
                      <Select.Option value="">{t('processes.allAreas')}</Select.Option>
                      {areas.map(([id, name]) => (
                        <Select.Option key={id} value={id} lang="sv">{name}</Select.Option>
                      ))}
                    </Select>
                  </Field>
                ) : null}
              </div>
            ) : null}
            <ErrorNotice error={standing ? null : error} retry={() => void refetch()} />
            {data.processes.length > 0 ? <Table list={data} standing={standing} /> : null}
            {data.processes.length > 0 && standing && standing.stretches.length > 0 ? <p className="quiet">{t('standing.explained')}</p> : null}
            {data.processes.length > 0 ? (
              <p className="no-print"><Link to={links.participation()}>{t('processes.participation.link')}</Link></p>
            ) : null}
            {data.processes.length === 0 && (priority || area || stage) ? (
              <Empty title={t('processes.noneChosen')}>
                <p>{t('processes.noneChosenHelp')}</p>
              </Empty>
            ) : null}
            {data.processes.length === 0 && !priority && !area && !stage ? (
              <Empty title={t('processes.none')}>
                <p>{t(data.may_create ? 'processes.noneHelp' : 'processes.noneHelpReader')}</p>
              </Empty>
            ) : null}
            <p className="no-print"><Link to={links.pathways()}>{t('pathways.nav')}</Link></p>
            {data.may_create ? (
              <div className="forms no-print">
                <Fold title={t('processes.add')}>
                  <NewProcess settings={data.settings} />
                </Fold>
              </div>
            ) : null}
          </div>
        )}
      </Answer>
    </Page>
  );
}
