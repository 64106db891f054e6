// The whole change log, for those who review it: narrowed, proved and taken out.
import { Alert, Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { historyProof, type HistoryProof } from '../../api/history';
import { getFile } from '../../api/client';
import { personNames } from '../../api/people';
import { HistoryList } from '../../components/history';
import { Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { download } from '../../lib/download';
import { figure } from '../../lib/format';

const ENTITIES = [
  'outcome', 'comment', 'report_chapter', 'goal_assessment', 'judgement', 'target', 'measure', 'perspective', 'strategic_goal',
  'success_factor', 'action', 'effect', 'data_gap', 'round', 'period', 'unit', 'function', 'person', 'assignment',
] as const;
const FILTERS = ['entity', 'unit', 'person', 'from', 'to'] as const;

function Proof() {
  const { t } = useTranslation();
  const query = useQuery(historyProof());
  const words = (proof: HistoryProof) =>
    proof.intact ? t('history.intact', { count: proof.entries, entries: figure(proof.entries), outcomes: figure(proof.outcomes) }) : t('history.broken', { at: proof.first_broken ?? proof.broken_outcomes[0], reason: proof.reason || t('history.outcomesDiffer') });
  return (
    <section className="history-proof">
      <h2>{t('history.proof')}</h2>
      <p className="quiet">{t('history.proofHelp')}</p>
      <Button variant="secondary" data-size="sm" loading={query.isFetching} onClick={() => void query.refetch()}>
        {t('history.prove')}
      </Button>
      <ErrorNotice error={query.error} />
      {query.data ? (
        <Alert data-color={query.data.intact ? 'success' : 'danger'} className="notice" role="status">
          <p>{words(query.data)}</p>
          <p className="history-hash">
            {t('history.hash')} <code>{query.data.last_hash}</code>
          </p>
        </Alert>
      ) : null}
    </section>
  );
}

function Export({ from, to }: { from?: string; to?: string }) {
  const { t } = useTranslation();
  const fetching = useMutation<void, Error, 'csv' | 'json'>({
    mutationFn: async (format) => {
      const file = await getFile('/history/file', { format, from, to });
      download(file.name, file.bytes);
    },
  });
  return (
    <section>
      <h2>{t('history.export')}</h2>
      <p className="quiet">{t('history.exportHelp')}</p>
      <div className="form-buttons">
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} variant="secondary" data-size="sm" loading={fetching.isPending && fetching.variables === format} onClick={() => fetching.mutate(format)}>
            {t('history.take', { format: format.toUpperCase() })}
          </Button>
        ))}
      </div>
      <ErrorNotice error={fetching.error} />
    </section>
  );
}

export default function HistoryLogPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const { units } = usePlace();
  const people = useQuery(personNames());
  const [query, setQuery] = useSearchParams();
  const [days, setDays] = useState({ from: query.get('from') ?? '', to: query.get('to') ?? '' });
  const filter = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) || undefined]));
  const put = (name: (typeof FILTERS)[number], value: string) => {
    setQuery((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  };
  const day = (name: 'from' | 'to') => (
    <Textfield
      type="date"
      data-size="sm"
      label={t(`history.${name}`)}
      value={days[name]}
      onChange={(event) => {
        setDays({ ...days, [name]: event.target.value });
        if (event.target.value === '' || /^(19|20)\d\d-\d\d-\d\d$/.test(event.target.value)) put(name, event.target.value);
      }}
    />
  );
  if (!may('review')) {
    return (
      <Page title={t('history.title')}>
        <Empty title={t('history.onlyReviewers')}>
          <p>{t('history.onlyReviewersHelp')}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t('history.title')} lead={<p>{t('history.lead')}</p>}>
      <div className="history-columns">
        <section aria-labelledby="andringar">
          <h2 id="andringar" className="ds-sr-only">
            {t('history.changes')}
          </h2>
          <div className="history-filters">
            <Field data-size="sm">
              <Label>{t('history.kind')}</Label>
              <Select value={query.get('entity') ?? ''} onChange={(event) => put('entity', event.target.value)}>
                <Select.Option value="">{t('history.anyKind')}</Select.Option>
                {ENTITIES.map((entity) => (
                  <Select.Option key={entity} value={entity}>
                    {t(`history.entity.${entity}`)}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Field data-size="sm">
              <Label>{t('common.unit')}</Label>
              <Select lang="sv" value={query.get('unit') ?? ''} onChange={(event) => put('unit', event.target.value)}>
                <Select.Option value="">{t('history.anyUnit')}</Select.Option>
                {units.map((unit) => (
                  <Select.Option key={unit.id} value={unit.id}>
                    {unit.name}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Field data-size="sm">
              <Label>{t('history.person')}</Label>
              <Select lang="sv" value={query.get('person') ?? ''} onChange={(event) => put('person', event.target.value)}>
                <Select.Option value="">{t('history.anybody')}</Select.Option>
                {(people.data?.persons ?? []).map((person) => (
                  <Select.Option key={person.id} value={person.id}>
                    {person.name}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            {day('from')}
            {day('to')}
          </div>
          <HistoryList filter={filter} empty={t('history.noneMatch')} />
        </section>
        <aside>
          <Proof />
          <Export from={filter.from} to={filter.to} />
        </aside>
      </div>
    </Page>
  );
}
