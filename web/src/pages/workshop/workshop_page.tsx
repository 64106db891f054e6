// How measures are computed from source data: every definition, found by its words, with what it rests on.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { definitions, type DefinitionList, type DefinitionRow } from '../../api/workshop';
import { AdministrationNavigation } from '../../components/administration';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { Term } from '../../components/term';
import { links } from '../../lib/place';

const plain = (text: string) => text.toLocaleLowerCase('sv');

/** Every word that is asked for stands somewhere in the row. */
function matches(row: DefinitionRow, asked: string): boolean {
  const { source_field, external } = row.definition;
  const all = plain([row.name, row.measure, row.owner, row.purpose, source_field, external, ...row.datasets].join(' '));
  return plain(asked)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function Rows({ rows }: { rows: DefinitionRow[] }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('workshop.list')}>
      <table className="plain-table definitions">
        <caption>{t('workshop.count', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workshop.name')}</th>
            <th scope="col">{t('workshop.owner')}</th>
            <th scope="col">
              <Term name="Version">{t('workshop.version')}</Term>
            </th>
            <th scope="col">{t('workshop.from')}</th>
            <th scope="col">{t('workshop.quality')}</th>
            <th scope="col">{t('workshop.source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.measure}>
              <th scope="row" lang="sv">
                <Link to={links.definition(row.measure)}>{row.name}</Link>
                <small className="definition-purpose">{row.purpose}</small>
              </th>
              <td lang="sv">{row.owner || <span className="quiet">{t('workshop.noOwner')}</span>}</td>
              <td className="number">{row.definition.version}</td>
              <td className="nowrap">{row.definition.valid_from}</td>
              <td>{row.quality_class ? t(`measure.${row.quality_class}`) : ''}</td>
              <td lang="sv">
                {row.datasets.join(', ')}
                {row.definition.source_field ? <small className="definition-purpose">{row.definition.source_field}</small> : null}
                {row.late.map((one) => (
                  <span key={one} className="late-mark">
                    <Icon name="later" />
                    {one}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function List({ list }: { list: DefinitionList }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  const [dataset, setDataset] = useState('');
  const datasets = [...new Set(list.definitions.flatMap((row) => row.datasets))].sort((a, b) => a.localeCompare(b, 'sv'));
  const rows = list.definitions
    .filter((row) => (dataset === '' || row.datasets.includes(dataset)) && matches(row, asked))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  return (
    <>
      {list.refused.length > 0 ? (
        <section aria-labelledby="felaktiga" className="definitions-refused">
          <h2 id="felaktiga">{t('workshop.refused')}</h2>
          <ul lang="sv">
            {list.refused.map((one) => (
              <li key={one.measure}>
                <Link to={links.definition(one.measure)}>{one.measure}</Link>: {one.message}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="history-filters no-print" role="search" aria-label={t('workshop.search')}>
        <Textfield type="search" label={t('workshop.search')} value={asked} onChange={(event) => setAsked(event.target.value)} />
        <Field>
          <Label>{t('sources.dataset')}</Label>
          <Select value={dataset} onChange={(event) => setDataset(event.target.value)}>
            <Select.Option value="">{t('workshop.allDatasets')}</Select.Option>
            {datasets.map((one) => (
              <Select.Option key={one} value={one} lang="sv">
                {one}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      {rows.length > 0 ? <Rows rows={rows} /> : <Empty title={t('workshop.none')} />}
    </>
  );
}

export default function WorkshopPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery(definitions());
  return (
    <Page
      title={t('workshop.title')}
      lead={<p>{t('workshop.lead')}</p>}
      tools={
        may('plan') ? (
          <Button asChild variant="secondary">
            <Link to={links.definition('ny')}>{t('workshop.new')}</Link>
          </Button>
        ) : undefined
      }
    >
      <AdministrationNavigation />
      <Answer query={query} rows={14}>
        {(list) => <List list={list} />}
      </Answer>
    </Page>
  );
}
