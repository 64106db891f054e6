// The labels of one plan, measure or action, on its page: shown to all, set by those who may change the plan.
import { Button, Checkbox } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { labels, type LabelKind, type LabelSet } from '../../api/labels';
import { path, send } from '../../api/client';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';

interface Wish {
  set: string;
  label: string;
  on: boolean;
}

export function SubjectLabels({ unit, kind, subject }: { unit: string; kind: LabelKind; subject: string }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery(labels(unit));
  const [editing, setEditing] = useState(false);
  const change = useChange((wish: Wish) => send('PUT', path`/units/${unit}/labels/${kind}/${subject}`, wish));
  const sets = query.data?.sets.filter((set) => set.kinds.includes(kind)) ?? [];
  const has = (set: LabelSet, label: string) =>
    query.data?.items.some((item) => item.unit === unit && item.kind === kind && item.subject === subject && item.set === set.id && item.label === label) ?? false;
  // What is being saved stands at once; a disabled box would lose the focus.
  const underWay = (set: LabelSet, label: string) =>
    change.isPending && change.variables.set === set.id && change.variables.label === label ? change.variables.on : undefined;
  const own = sets.flatMap((set) => set.labels.filter((label) => has(set, label.id)).map((label) => ({ set, label })));
  if (query.data && sets.length === 0) return null;
  return (
    <section className="subject-labels">
      <h2>{t('labels.title')}</h2>
      <ErrorNotice error={query.error ?? change.error} />
      {own.length === 0 ? <p className="quiet">{t('labels.none')}</p> : null}
      <ul className="label-list">
        {own.map(({ set, label }) => (
          <li key={`${set.id}/${label.id}`}>
            <Link to={links.labels(unit, set.id, label.id)} lang="sv" className="label">
              {label.name}
            </Link>
          </li>
        ))}
      </ul>
      {may('plan') ? (
        <Button variant="tertiary" data-size="sm" className="no-print" aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {editing ? t('common.close') : t('labels.change')}
        </Button>
      ) : null}
      {editing
        ? sets.map((set) => (
            <fieldset key={set.id} className="label-choices">
              <legend>
                <Swedish>{set.name}</Swedish>
              </legend>
              {set.labels.map((label) => (
                <Checkbox
                  key={label.id}
                  label={label.name}
                  lang="sv"
                  description={label.meaning || undefined}
                  checked={underWay(set, label.id) ?? has(set, label.id)}
                  onChange={(event) => change.mutate({ set: set.id, label: label.id, on: event.target.checked })}
                />
              ))}
            </fieldset>
          ))
        : null}
    </section>
  );
}
