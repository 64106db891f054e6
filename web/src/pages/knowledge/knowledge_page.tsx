// The knowledge documents: what applies at the reader's unit first, the areas, and what has to be looked after.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { documents, knowledgeChoices, type DocumentList } from '../../api/knowledge';
import { KnowledgeNavigation } from '../../components/knowledge_navigation';
import { Pager } from '../../components/long_list';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { AreaTable } from './area_table';
import { CareView } from './care_view';
import { DocumentTable } from './document_table';

const VIEWS = ['dokument', 'omraden', 'omsorg'] as const;
const STATES = ['in_force', 'draft', 'ended', 'all'] as const;
const LACKS = ['forsenade', 'ej_forankrade'] as const;
const ON_A_PAGE = 50;

function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) void navigate(links.search(text.trim()));
  };
  return (
    <form role="search" aria-label={t('knowledge.search')} className="knowledge-search no-print" onSubmit={submit}>
      <Textfield label={t('knowledge.search')} value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" variant="secondary">
        {t('knowledge.searchButton')}
      </Button>
    </form>
  );
}

interface ListProps {
  data: DocumentList;
  unit: string;
  ours: boolean;
  drafts: boolean;
  page: number;
  onPage: (page: number) => void;
  showAll: () => void;
}

function List({ data, unit, ours, drafts, page, onPage, showAll }: ListProps) {
  const { t } = useTranslation();
  if (data.total === 0) {
    return ours ? (
      <Empty title={t('knowledge.noneOurs', { unit })}>
        <p>{t('knowledge.noneOursHelp')}</p>
        <Button data-size="sm" variant="secondary" onClick={showAll}>
          {t('knowledge.all')}
        </Button>
      </Empty>
    ) : (
      <Empty title={t('knowledge.none')}>
        <p>{t('knowledge.noneHelp')}</p>
      </Empty>
    );
  }
  return (
    <>
      <p id="dokumentlista" tabIndex={-1} role="status" className="quiet">
        {t('knowledge.count', { count: data.total, all: figure(data.total), marked: data.marked, unit })}
      </p>
      <DocumentTable rows={data.documents} caption={t('knowledge.list')} editing={drafts} />
      <Pager list="dokumentlista" total={data.total} size={ON_A_PAGE} page={page} onPage={onPage} />
    </>
  );
}

function Documents() {
  const { t } = useTranslation();
  const { unit, unitName } = usePlace();
  const [search, setSearch] = useSearchParams();
  const choices = useQuery(knowledgeChoices());
  const state = STATES.find((one) => one === search.get('lage')) ?? 'in_force';
  const ours = state === 'in_force' && search.get('urval') !== 'alla';
  const lacks = LACKS.find((one) => one === search.get('bara'));
  const owner = search.get('agare') ?? '';
  const page = Math.max(1, Number.parseInt(search.get('sida') ?? '', 10) || 1);
  const filter = {
    kind: search.get('slag') ?? '', area: search.get('omrade') ?? '', support: search.get('stod') ?? '', owner_unit: owner, state, unit,
    overdue: lacks === 'forsenade' || undefined, not_anchored: lacks === 'ej_forankrade' || undefined,
  };
  const list = useQuery({
    ...documents({ ...filter, only_marked: ours, limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE }),
    placeholderData: keepPreviousData,
  });
  const put = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      if (name !== 'sida') now.delete('sida');
      return now;
    }, { replace: true });
  return (
    <>
      <div className="filters no-print">
        {state === 'in_force' ? (
          <div className="switch" role="group" aria-label={t('knowledge.which')}>
            <button type="button" aria-pressed={ours} onClick={() => put('urval', '')}>
              {t('knowledge.ours')}
            </button>
            <button type="button" aria-pressed={!ours} onClick={() => put('urval', 'alla')}>
              {t('knowledge.all')}
            </button>
          </div>
        ) : null}
        <Field>
          <Label>{t('knowledge.kind')}</Label>
          <Select value={filter.kind} onChange={(event) => put('slag', event.target.value)}>
            <Select.Option value="">{t('knowledge.everyKind')}</Select.Option>
            {choices.data?.kinds.map((kind) => (
              <Select.Option key={kind.id} value={kind.id} lang="sv">
                {kind.plural}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('knowledge.area')}</Label>
          <Select value={filter.area} onChange={(event) => put('omrade', event.target.value)}>
            <Select.Option value="">{t('knowledge.everyArea')}</Select.Option>
            {choices.data?.areas.map((area) => (
              <Select.Option key={area.id} value={area.id} lang="sv">
                {area.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {filter.support ? (
          <Field>
            <Label>{t('knowledge.support')}</Label>
            <Select value={filter.support} onChange={(event) => put('stod', event.target.value)}>
              <Select.Option value="">{t('knowledge.everySupport')}</Select.Option>
              {choices.data?.supports.map((support) => (
                <Select.Option key={support.id} value={support.id} lang="sv">
                  {support.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        ) : null}
        {owner ? (
          <Field>
            <Label>{t('knowledge.ownerUnit')}</Label>
            <Select value={owner} onChange={(event) => put('agare', event.target.value)}>
              <Select.Option value="">{t('knowledge.everyOwner')}</Select.Option>
              <Select.Option value={owner} lang="sv">
                {unitName(owner)}
              </Select.Option>
            </Select>
          </Field>
        ) : null}
        <Field>
          <Label>{t('knowledge.only')}</Label>
          <Select value={lacks ?? ''} onChange={(event) => put('bara', event.target.value)}>
            <Select.Option value="">{t('knowledge.everyone')}</Select.Option>
            {LACKS.map((one) => (
              <Select.Option key={one} value={one}>
                {t(`knowledge.onlyThose.${one}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('knowledge.stateLabel')}</Label>
          <Select value={state} onChange={(event) => put('lage', event.target.value === 'in_force' ? '' : event.target.value)}>
            {STATES.map((one) => (
              <Select.Option key={one} value={one}>
                {t(`knowledge.states.${one}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <Answer query={list} rows={8}>
        {(data) => <List data={data} unit={unitName(unit)} ours={ours} drafts={state === 'draft'} page={page} onPage={(to) => put('sida', to > 1 ? String(to) : '')} showAll={() => put('urval', 'alla')} />}
      </Answer>
    </>
  );
}

export default function KnowledgePage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const { unit, unitName } = usePlace();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((one) => one === search.get('vy')) ?? 'dokument';
  return (
    <Page
      title={t('knowledge.title')}
      lead={<p>{t('knowledge.lead', { unit: unitName(unit) })}</p>}
      tools={
        may('report') ? (
          <Button asChild data-size="sm">
            <Link to={links.newDocument()}>{t('knowledge.new')}</Link>
          </Button>
        ) : null
      }
    >
      <KnowledgeNavigation />
      <SearchBox />
      <div className="switch no-print" role="group" aria-label={t('knowledge.view')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => setSearch(one === 'dokument' ? {} : { vy: one }, { replace: true })}
          >
            {t(`knowledge.views.${one}`)}
          </button>
        ))}
      </div>
      {view === 'dokument' ? <Documents /> : view === 'omraden' ? <AreaTable /> : <CareView />}
    </Page>
  );
}
