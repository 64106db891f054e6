// Which operations take part in which processes, those without any first.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { processParticipation, type ProcessParticipation } from '../../api/processes';
import { DayField } from '../../components/day_field';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';

function Units({ data }: { data: ProcessParticipation }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('processes.participation.title')}>
      <table className="plain-table stacked" role="table">
        <caption className="ds-sr-only">{t('processes.participation.title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">{t('processes.participation.unit')}</th>
            <th scope="col" role="columnheader">{t('processes.participation.takesPart')}</th>
            <th scope="col" role="columnheader">{t('processes.participation.which')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {data.units.map((row) => (
            <tr key={row.unit} role="row">
              <th scope="row" role="rowheader" className="wrapped" lang="sv">
                {row.unit_name}
                {row.above_name ? <small className="beside">{row.above_name}</small> : null}
              </th>
              <td role="cell" data-label={t('processes.participation.takesPart')}>
                <span className={`status status-${row.takes_part ? 'met' : 'not_met'}`}>
                  <Icon name={row.takes_part ? 'check' : 'cross'} />
                  <span>{t(row.takes_part ? 'processes.participation.yes' : 'processes.participation.no')}</span>
                </span>
              </td>
              <td role="cell" data-label={t('processes.participation.which')} className="wrapped">
                {row.processes.length === 0 ? <span className="quiet">{t('processes.participation.none')}</span> : null}
                <ul className="plain-list">
                  {row.processes.map((one) => (
                    <li key={one.process}>
                      <Link to={links.process(one.process, 'om')} lang="sv">{one.name}</Link>,{' '}
                      <Swedish>{t('processes.participation.since', { stage: one.stage_name.toLowerCase(), since: one.since })}</Swedish>,{' '}
                      {one.leaders.length > 0 ? t('processes.participation.ledBy', { names: one.leaders.join(', ') }) : t('processes.participation.noLeader')}
                      {one.alone ? <span className="quiet"> ({t('processes.participation.alone', { fewest: data.fewest_units })})</span> : null}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function ParticipationPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const query = useQuery(processParticipation(search.get('niva') ?? '', search.get('dag') ?? ''));
  const put = (name: string, value: string) =>
    setSearch((now) => {
      now.set(name, value);
      return now;
    }, { replace: true });
  return (
    <Page
      title={t('processes.participation.title')}
      lead={query.data ? <p lang="sv">{query.data.sentence}</p> : null}
      crumbs={[{ to: links.processes(), text: t('processes.nav') }]}
    >
      <Answer query={query} rows={8}>
        {(data) => (
          <div className="process">
            <div className="filters no-print">
              <Field>
                <Label>{t('processes.participation.level')}</Label>
                <Select value={data.level} onChange={(event) => put('niva', event.target.value)}>
                  {data.levels.map((one) => (
                    <Select.Option key={one.id} value={one.id} lang="sv">{one.name}</Select.Option>
                  ))}
                </Select>
              </Field>
              <DayField label={t('processes.participation.on')} value={data.on} required onChange={(day) => put('dag', day)} />
            </div>
            {data.units.length > 0 ? (
              <Units data={data} />
            ) : (
              <Empty title={t('processes.participation.empty')}>
                <p>{t('processes.participation.emptyHelp')}</p>
              </Empty>
            )}
            <p className="quiet">{t('processes.participation.help', { fewest: data.fewest_units })}</p>
          </div>
        )}
      </Answer>
    </Page>
  );
}
