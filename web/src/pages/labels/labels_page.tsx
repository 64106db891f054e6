// What plans, measures and actions have in common: which units have something with each label, and what it is.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { labels, type LabelledItem, type LabelPage, type LabelSet } from '../../api/labels';
import { Frame } from '../../components/frame';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';

function Coverage({ page, set, choose }: { page: LabelPage; set: LabelSet; choose: (label: string) => string }) {
  const { t } = useTranslation();
  const inWords = (row: LabelPage['coverage'][number], label: string) => {
    const counts = row.counts.find((one) => one.set === set.id && one.label === label);
    if (!counts) return '';
    return (['plans', 'measures', 'actions'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`labels.${kind}`, { count: counts[kind] }))
      .join(', ');
  };
  return (
    <Frame label={t('labels.coverage')}>
      <table className="plain-table">
        <caption>{t('labels.coverage')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.unit')}</th>
            {set.labels.map((label) => (
              <th key={label.id} scope="col" className="wrapped">
                <Link to={choose(label.id)} lang="sv">{label.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.coverage.map((row) => (
            <tr key={row.unit}>
              <th scope="row">
                <Swedish>{row.unit_name}</Swedish>
              </th>
              {set.labels.map((label) => (
                <td key={label.id}>{inWords(row, label.id) || <span className="quiet">–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function target(item: LabelledItem, period: string): string {
  if (item.kind === 'measure') return links.measure(item.unit, item.subject, period);
  if (item.kind === 'action') return links.action(item.unit, item.subject, period);
  return links.plan(item.unit, period);
}

function Items({ items, set }: { items: LabelledItem[]; set: LabelSet }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const name = (id: string) => set.labels.find((label) => label.id === id)?.name ?? id;
  if (items.length === 0) return <p className="quiet">{t('labels.nothing')}</p>;
  return (
    <Frame label={t('labels.items')}>
      <table className="plain-table">
        <caption>{t('labels.items')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('labels.what')}</th>
            <th scope="col">{t('labels.kind')}</th>
            <th scope="col">{t('common.unit')}</th>
            <th scope="col">{t('labels.label')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.unit}/${item.kind}/${item.subject}/${item.label}`}>
              <th scope="row">
                <Link to={target(item, period)} lang="sv">{item.title}</Link>
              </th>
              <td>{t(`labels.kinds.${item.kind}`)}</td>
              <td lang="sv">{item.unit_name}</td>
              <td lang="sv">{name(item.label)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export default function LabelsPage() {
  const { t } = useTranslation();
  const { unit = '' } = useParams();
  const { unitName, period } = usePlace();
  const [search, setSearch] = useSearchParams();
  const query = useQuery(labels(unit));
  const set = query.data?.sets.find((one) => one.id === search.get('sort')) ?? query.data?.sets[0];
  const label = search.get('etikett') ?? '';
  const items = (query.data?.items ?? []).filter((item) => item.set === set?.id && (label === '' || item.label === label));
  const put = (sort: string, etikett: string) =>
    setSearch((now) => ({ ...Object.fromEntries(now), sort, etikett }), { replace: true });
  return (
    <Page
      title={t('labels.pageTitle')}
      crumbs={[{ to: links.plan(unit, period), text: `${t('plan.title')}, ${unitName(unit)}` }]}
      eyebrow={<Swedish>{query.data?.unit_name ?? unitName(unit)}</Swedish>}
      lead={set && items.length > 0 ? <p>{t('labels.answer', { count: items.length })}</p> : null}
    >
      <Answer query={query} rows={10}>
        {(data) =>
          !set ? (
            <Empty title={t('labels.noSets')}>
              <p>{t('labels.noSetsHelp')}</p>
            </Empty>
          ) : (
            <>
              <div className="filters no-print">
                <Field>
                  <Label>{t('labels.set')}</Label>
                  <Select value={set.id} onChange={(event) => put(event.target.value, '')}>
                    {data.sets.map((one) => (
                      <Select.Option key={one.id} value={one.id} lang="sv">{one.name}</Select.Option>
                    ))}
                  </Select>
                </Field>
                <Field>
                  <Label>{t('labels.label')}</Label>
                  <Select value={label} onChange={(event) => put(set.id, event.target.value)}>
                    <Select.Option value="">{t('labels.all')}</Select.Option>
                    {set.labels.map((one) => (
                      <Select.Option key={one.id} value={one.id} lang="sv">{one.name}</Select.Option>
                    ))}
                  </Select>
                </Field>
              </div>
              <Items items={items} set={set} />
              <Coverage page={data} set={set} choose={(chosen) => links.labels(unit, set.id, chosen)} />
              <p className="quiet">{t('labels.help')}</p>
            </>
          )
        }
      </Answer>
    </Page>
  );
}
