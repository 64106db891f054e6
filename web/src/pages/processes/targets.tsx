// How long the way between two milestones may take, and from which day that holds.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { ProcessPage, ProcessTarget } from '../../api/processes';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { Swedish, useLanguage } from '../../components/text';
import { LIMIT_UNITS, limitUnit } from '../../lib/duration';
import { decimalsOf, figure, readFigure } from '../../lib/format';
import { Change } from '../groups/change';
import { Choose } from './parts';

function EndTarget({ page, target }: { page: ProcessPage; target: ProcessTarget }) {
  const { t } = useTranslation();
  const end = useChange(() => send('POST', path`/processes/${page.row.id}/targets/${target.id}/end`, {}));
  return (
    <>
      <Button type="button" variant="tertiary" data-size="sm" loading={end.isPending} aria-label={t('processes.targets.endOf', { name: target.name })} onClick={() => end.mutate(undefined)}>
        {t('processes.targets.end')}
      </Button>
      <ErrorNotice error={end.error} />
    </>
  );
}

function TargetForm({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const milestones = page.models.find((one) => one.version === page.model)?.milestones ?? [];
  const [wish, setWish] = useState({
    name: '',
    from_milestone: milestones[0]?.id ?? '',
    to_milestone: milestones.at(-1)?.id ?? '',
    rule: 'first_to_first',
    limit: '',
    limit_unit: 'days',
    share: '80',
    valid_from: '',
  });
  const put = (change: Partial<typeof wish>) => setWish((now) => ({ ...now, ...change }));
  const name = (id: string) => milestones.find((one) => one.id === id)?.name ?? id;
  // What is no number goes as it is written: the server says what it should be.
  const number = (text: string) => readFigure(text) ?? text;
  const proposed = `${name(wish.from_milestone)} – ${name(wish.to_milestone)}`;
  const body = () => ({ ...wish, name: wish.name.trim() || proposed, limit: number(wish.limit), valid_from: wish.valid_from || null, share: wish.share.trim() ? number(wish.share) : null });
  const options = milestones.map((one) => ({ id: one.id, name: one.name }));
  return (
    <Change button={t('processes.targets.set')} sent={() => send('POST', path`/processes/${page.row.id}/targets`, body())}>
      <div className="form-row">
        <Choose label={t('processes.targets.from')} options={options} value={wish.from_milestone} onChange={(from_milestone) => put({ from_milestone })} />
        <Choose label={t('processes.targets.to')} options={options} value={wish.to_milestone} onChange={(to_milestone) => put({ to_milestone })} />
      </div>
      <div className="form-row">
        <Textfield label={t('processes.targets.limit')} required inputMode="decimal" value={wish.limit} onChange={(event) => put({ limit: event.target.value })} />
        <Choose label={t('processes.targets.unit')} options={LIMIT_UNITS.map((id) => ({ id, name: limitUnit(id, language) }))} value={wish.limit_unit} onChange={(limit_unit) => put({ limit_unit })} />
        <Textfield label={t('processes.targets.share')} inputMode="decimal" value={wish.share} onChange={(event) => put({ share: event.target.value })} />
      </div>
      <Choose
        label={t('processes.targets.rule')}
        options={[
          { id: 'first_to_first', name: t('processes.targets.first_to_first') },
          { id: 'first_to_next_after', name: t('processes.targets.first_to_next_after') },
        ]}
        value={wish.rule}
        onChange={(rule) => put({ rule })}
      />
      <div className="form-row">
        <Textfield label={t('processes.targets.name')} lang="sv" placeholder={proposed} value={wish.name} onChange={(event) => put({ name: event.target.value })} />
        <Textfield label={t('processes.targets.validFrom')} description={t('processes.emptyToday')} type="date" value={wish.valid_from} onChange={(event) => put({ valid_from: event.target.value })} />
      </div>
    </Change>
  );
}

export function Targets({ page }: { page: ProcessPage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const milestones = page.models.find((one) => one.version === page.model)?.milestones ?? [];
  const names = new Map(page.models.flatMap((model) => model.milestones).map((one) => [one.id, one.name]));
  return (
    <>
      {page.targets.length === 0 ? <p className="quiet">{t('processes.targets.none')}</p> : (
        <Frame label={t('processes.targets.title')}>
          <table className="plain-table">
            <caption className="ds-sr-only">{t('processes.targets.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('processes.targets.name')}</th>
                <th scope="col">{t('processes.targets.stretch')}</th>
                <th scope="col" className="figure">{t('processes.targets.limit')}</th>
                <th scope="col" className="figure">{t('processes.targets.aim')}</th>
                <th scope="col">{t('processes.targets.holds')}</th>
                {page.may_edit ? <th scope="col"><span className="ds-sr-only">{t('processes.targets.end')}</span></th> : null}
              </tr>
            </thead>
            <tbody>
              {page.targets.map((target) => (
                <tr key={`${target.id}/${target.valid_from}`}>
                  <th scope="row" className="wrapped" lang="sv">{target.name}</th>
                  <td className="wrapped"><Swedish>{names.get(target.from_milestone) ?? target.from_milestone} – {names.get(target.to_milestone) ?? target.to_milestone}</Swedish></td>
                  <td className="figure">{figure(target.limit, decimalsOf(target.limit))} {limitUnit(target.limit_unit, language)}</td>
                  <td className="figure">{target.share === null ? '–' : `${figure(target.share, decimalsOf(target.share))} %`}</td>
                  <td>{target.valid_to ? t('processes.targets.fromTo', { from: target.valid_from, to: target.valid_to }) : t('processes.targets.fromDay', { from: target.valid_from })}</td>
                  {page.may_edit ? <td>{target.valid_to ? null : <EndTarget page={page} target={target} />}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
      {page.may_edit && milestones.length >= 2 ? (
        <div className="forms no-print">
          <Fold title={t('processes.targets.add')}>
            <TargetForm key={page.model} page={page} />
          </Fold>
        </div>
      ) : null}
      {page.may_edit && milestones.length < 2 ? <p className="quiet">{t('processes.targets.needsMilestones')}</p> : null}
    </>
  );
}
