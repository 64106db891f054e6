// What a forum is, whom its rules invite, and the measures on its agendas.
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { knowledgeMap } from '../../api/groups';
import type { Forum, ForumInvitation } from '../../api/meetings';
import { planChoices } from '../../api/plan';
import { measures as measuresQuery } from '../../api/queries';
import { Fold } from '../../components/fold';
import { PersonField, type Chosen } from '../../components/person_field';
import { usePlace } from '../../components/place';
import { Change } from '../groups/change';
import { Choose, useWish, type Option } from './parts';

const KINDS = ['group', 'attendees', 'units', 'person'] as const;

interface Known {
  groups: Option[];
  levels: Option[];
  functions: Option[];
  units: Option[];
}

function RuleForm({ known, add }: { known: Known; add: (rule: ForumInvitation) => void }) {
  const { t } = useTranslation();
  const [rule, put] = useWish<ForumInvitation>({ kind: 'group', target: '', function: '', below: '', word: '' });
  const [person, setPerson] = useState<Chosen | null>(null);
  const target = rule.kind === 'person' ? (person?.id ?? '') : rule.target;
  return (
    <div className="form rule-form">
      <Choose label={t('forums.ruleKind')} options={KINDS.map((id) => ({ id, name: t(`forums.kinds.${id}`) }))} value={rule.kind} onChange={(kind) => put({ kind, target: '' })} />
      {rule.kind === 'group' || rule.kind === 'attendees' ? (
        <Choose label={t('forums.group')} empty="" options={known.groups} value={rule.target} onChange={(chosen) => put({ target: chosen })} />
      ) : null}
      {rule.kind === 'units' ? (
        <>
          <Choose label={t('forums.ruleLevel')} empty="" options={known.levels} value={rule.target} onChange={(chosen) => put({ target: chosen })} />
          <Choose label={t('forums.ruleFunction')} empty="" options={known.functions} value={rule.function} onChange={(chosen) => put({ function: chosen })} />
          <Textfield label={t('forums.ruleWord')} description={t('forums.ruleWordHelp')} lang="sv" value={rule.word} onChange={(event) => put({ word: event.target.value })} />
        </>
      ) : null}
      {rule.kind === 'person' ? <PersonField label={t('meetings.person')} value={person} onChange={setPerson} /> : null}
      <div className="form-buttons">
        <Button type="button" variant="secondary" disabled={!target} onClick={() => add({ ...rule, target })}>
          {t('forums.addRule')}
        </Button>
      </div>
    </div>
  );
}

export function ForumSettings({ forum }: { forum: Forum }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const map = useQuery(knowledgeMap());
  const plan = useQuery(planChoices(forum.unit || (units[0]?.id ?? '')));
  const all = useQuery(measuresQuery());
  const [wish, put] = useWish(forum);
  const known: Known = { groups: map.data?.groups ?? [], levels: plan.data?.levels ?? [], functions: plan.data?.functions ?? [], units };
  const name = (list: Option[], id: string) => list.find((one) => one.id === id)?.name ?? id;
  const inWords = (rule: ForumInvitation) => {
    if (rule.kind === 'units') return [name(known.functions, rule.function), name(known.levels, rule.target), rule.word].filter(Boolean).join(', ');
    return `${t(`forums.kinds.${rule.kind as (typeof KINDS)[number]}`)}: ${rule.kind === 'person' ? rule.target : name(known.groups, rule.target)}`;
  };
  const [measure, setMeasure] = useState('');
  const [unit, setUnit] = useState(forum.unit || (units[0]?.id ?? ''));
  const measureName = (id: string) => all.data?.measures.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="forms no-print">
      <Fold title={t('forums.settings')}>
        <Change button={t('forums.save')} sent={() => send('PUT', path`/forums/${forum.id}`, { ...wish, id: undefined, version: forum.version })}>
          <Textfield label={t('forums.name')} required lang="sv" value={wish.name} onChange={(event) => put({ name: event.target.value })} />
          <Textfield label={t('forums.purpose')} lang="sv" value={wish.purpose} onChange={(event) => put({ purpose: event.target.value })} />
          <Textfield label={t('forums.goal')} description={t('forums.goalHelp')} lang="sv" value={wish.goal} onChange={(event) => put({ goal: event.target.value })} />
          <Choose label={t('forums.level')} empty={t('forums.noLevel')} options={known.levels} value={wish.level} onChange={(level) => put({ level })} />
          <Checkbox label={t('forums.doesDecide')} checked={wish.decides} onChange={(event) => put({ decides: event.target.checked })} />
          <h3>{t('forums.invitations')}</h3>
          <p className="quiet">{t('forums.invitationsHelp')}</p>
          <ul className="plain-list">
            {wish.invitations.map((rule, i) => (
              <li key={`${rule.kind}/${rule.target}/${i}`}>
                <span lang="sv">{inWords(rule)}</span>{' '}
                <Button type="button" variant="tertiary" data-size="sm" aria-label={t('forums.removeRule', { what: inWords(rule) })} onClick={() => put({ invitations: wish.invitations.filter((_, other) => other !== i) })}>
                  ×
                </Button>
              </li>
            ))}
          </ul>
          <RuleForm key={wish.invitations.length} known={known} add={(rule) => put({ invitations: [...wish.invitations, rule] })} />
          <h3>{t('forums.measures')}</h3>
          <ul className="plain-list">
            {wish.measures.map((one, i) => (
              <li key={`${one.measure}/${one.unit}`}>
                <span lang="sv">{measureName(one.measure)}, {name(units, one.unit || forum.unit)}</span>{' '}
                <Button type="button" variant="tertiary" data-size="sm" aria-label={t('forums.removeRule', { what: measureName(one.measure) })} onClick={() => put({ measures: wish.measures.filter((_, other) => other !== i) })}>
                  ×
                </Button>
              </li>
            ))}
          </ul>
          <Choose label={t('forums.measure')} empty="" options={all.data?.measures ?? []} value={measure} onChange={setMeasure} />
          <Choose label={t('forums.measureUnit')} options={units} value={unit} onChange={setUnit} />
          <div className="form-buttons">
            <Button
              type="button"
              variant="secondary"
              disabled={!measure}
              onClick={() => {
                put({ measures: [...wish.measures, { measure, unit }] });
                setMeasure('');
              }}
            >
              {t('forums.addRule')}
            </Button>
          </div>
        </Change>
      </Fold>
    </section>
  );
}
