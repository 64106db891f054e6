// What is going on: mine or all, late ones first, by phase, narrowed by type, group, area and unit.
import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { matterChoices, matters, matterTypes, type MatterList, type MatterSummary } from '../../api/flows';
import { KnowledgeNavigation } from '../../components/knowledge_navigation';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { MatterRows } from './matter_rows';

const NO_PHASE = '-';

/** The phases in the order of the types' stages, each with its count. */
function Phases({ list, order, chosen, choose }: { list: MatterSummary[]; order: string[]; chosen: string; choose: (phase: string) => void }) {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one.phase || NO_PHASE, (counts.get(one.phase || NO_PHASE) ?? 0) + 1);
  const phases = [...new Set([...order, ...counts.keys()])].filter((phase) => counts.has(phase));
  if (phases.length < 2) return null;
  return (
    <div className="narrow" role="group" aria-label={t('matters.phases')}>
      <button type="button" aria-pressed={!chosen} onClick={() => choose('')}>
        {t('matters.allPhases')} <b>{list.length}</b>
      </button>
      {phases.map((phase) => (
        <button key={phase} type="button" aria-pressed={chosen === phase} onClick={() => choose(chosen === phase ? '' : phase)}>
          <span lang="sv">{phase === NO_PHASE ? t('matters.noPhase') : phase}</span> <b>{counts.get(phase)}</b>
        </button>
      ))}
    </div>
  );
}

function Choice({ label, value, any, options, put }: { label: string; value: string; any: string; options: { id: string; name: string }[]; put: (value: string) => void }) {
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => put(event.target.value)}>
        <Select.Option value="">{any}</Select.Option>
        {options.map((one) => (
          <Select.Option key={one.id} value={one.id} lang="sv">
            {one.name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function Sentence({ list }: { list: MatterList }) {
  const { t } = useTranslation();
  const open = list.matters.filter((one) => !one.ended).length;
  const late = list.matters.filter((one) => one.late).length;
  if (list.matters.length === 0) return null;
  return (
    <p>
      {t('matters.answer', { count: open })} {late > 0 ? t('matters.answerLate', { count: late }) : t('matters.answerNoneLate')}
    </p>
  );
}

export default function MattersPage() {
  const { t } = useTranslation();
  const { unit, units } = usePlace();
  const [search, setSearch] = useSearchParams();
  const put = (name: string, value: string) =>
    setSearch((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  const at = (name: string) => search.get(name) ?? '';
  const all = at('visa') === 'alla';
  const filter = { mine: !all || undefined, ended: at('avslutade') === '1' || undefined, ranked: at('ordning') === 'prioritet' || undefined, type: at('typ'), group: at('grupp'), area: at('omrade'), unit: at('enhet') };
  const query = useQuery(matters(filter));
  const types = useQuery(matterTypes()).data?.types ?? [];
  const choices = useQuery(matterChoices()).data;
  const order = [...new Set(types.flatMap((one) => one.type.matter.stages.map((stage) => stage.phase)).filter(Boolean))];
  const narrowed = [filter.type, filter.group, filter.area, filter.unit, at('skede')].some(Boolean);
  return (
    <Page
      title={t('matters.heading')}
      lead={query.data ? <Sentence list={query.data} /> : null}
      tools={
        <>
          <Button asChild variant="secondary" data-size="sm">
            <Link to={links.matterTypes()}>{t('matters.howItGoes')}</Link>
          </Button>
          <Button asChild data-size="sm">
            <Link to={links.newMatter('', unit)}>{t('matters.new')}</Link>
          </Button>
        </>
      }
    >
      <KnowledgeNavigation />
      <div className="controls">
        <div className="switch" role="group" aria-label={t('matters.show')}>
          <button type="button" aria-pressed={!all} onClick={() => put('visa', '')}>
            {t('matters.mine')}
          </button>
          <button type="button" aria-pressed={all} onClick={() => put('visa', 'alla')}>
            {t('matters.all')}
          </button>
        </div>
        <label className="check-line">
          <input type="checkbox" checked={Boolean(filter.ended)} onChange={(event) => put('avslutade', event.target.checked ? '1' : '')} />
          {t('matters.withEnded')}
        </label>
        <label className="check-line">
          <input type="checkbox" checked={Boolean(filter.ranked)} onChange={(event) => put('ordning', event.target.checked ? 'prioritet' : '')} />
          {t('matters.ranked')}
        </label>
      </div>
      <div className="filters matter-filters">
        <Choice label={t('matters.type')} any={t('matters.any')} value={filter.type} put={(value) => put('typ', value)} options={types.map((one) => ({ id: one.type.id, name: one.type.plural }))} />
        <Choice label={t('matters.group')} any={t('matters.any')} value={filter.group} put={(value) => put('grupp', value)} options={choices?.groups ?? []} />
        <Choice label={t('matters.area')} any={t('matters.any')} value={filter.area} put={(value) => put('omrade', value)} options={choices?.areas ?? []} />
        <Choice
          label={t('common.unit')}
          any={t('matters.any')}
          value={filter.unit}
          put={(value) => put('enhet', value)}
          options={units.map((one) => ({ id: one.id, name: '\u2003'.repeat(one.depth) + one.name }))}
        />
      </div>
      <Answer query={query} rows={8}>
        {(list) => {
          const shown = list.matters.filter((one) => !at('skede') || (one.phase || NO_PHASE) === at('skede'));
          if (list.matters.length === 0) {
            return (
              <Empty title={narrowed ? t('matters.noneNarrowed') : all ? t('matters.noneAtAll') : t('matters.noneMine')}>
                <p>{narrowed ? t('matters.noneNarrowedHelp') : all ? t('matters.noneHelp') : t('matters.noneMineHelp')}</p>
                <p className="form-buttons">
                  <Button asChild data-size="sm">
                    <Link to={links.newMatter('', unit)}>{t('matters.new')}</Link>
                  </Button>
                  {!all ? (
                    <Button variant="secondary" data-size="sm" onClick={() => put('visa', 'alla')}>
                      {t('matters.showAll')}
                    </Button>
                  ) : null}
                </p>
              </Empty>
            );
          }
          return (
            <>
              <Phases list={list.matters} order={order} chosen={at('skede')} choose={(phase) => put('skede', phase)} />
              <p className="shown" role="status">{filter.ranked ? t('matters.shownRanked', { count: shown.length }) : t('matters.shown', { count: shown.length })}</p>
              <MatterRows matters={shown} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
