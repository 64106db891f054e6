// The chain of political decisions behind a unit's plan, each with its number in the register.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planDecisions, type PlanDecision } from '../../api/labels';
import { get, path, send } from '../../api/client';
import type { Plan } from '../../api/plan';
import { useChange } from '../../api/queries';
import { differences } from '../../components/conflict';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { useEditing, type Opened } from '../../lib/editing';
import { EditDialog } from './edit_dialog';

type Fields = Record<'body' | 'decided_on' | 'reference' | 'what' | 'plan', string>;

const BLANK: Opened<Fields> = { fields: { body: '', decided_on: '', reference: '', what: '', plan: '' }, version: 0 };

const opened = ({ body, decided_on, reference, what, plan, version }: PlanDecision): Opened<Fields> => ({
  fields: { body, decided_on, reference, what, plan: plan === null ? '' : String(plan) },
  version,
});

function DecisionForm({ plan, decision, close }: { plan: Plan; decision?: PlanDecision; close: () => void }) {
  const { t } = useTranslation();
  const number = decision?.number ?? 0;
  const at = path`/units/${plan.unit}/plan/decisions/${String(number)}`;
  const editing = useEditing<Fields>({
    start: decision ? opened(decision) : BLANK,
    read: async () => {
      const now = await get<{ decisions: PlanDecision[] }>(path`/units/${plan.unit}/plan/decisions`);
      const found = now.decisions.find((one) => one.number === number);
      return found ? opened(found) : BLANK;
    },
    save: ({ fields, version }) => send('PUT', at, { ...fields, plan: fields.plan === '' ? null : Number(fields.plan), version }),
    done: close,
  });
  const remove = useChange(() => send('DELETE', `${at}?version=${decision?.version ?? 0}`).then(close));
  const { fields, put } = editing;
  const own = plan.versions.filter((version) => version.unit === plan.unit);
  return (
    <EditDialog
      title={decision ? t('decisions.change') : t('decisions.add')}
      editing={editing}
      close={close}
      differences={(theirs) =>
        differences(theirs, fields, {
          body: [t('decisions.body')],
          decided_on: [t('decisions.day')],
          reference: [t('decisions.reference')],
          what: [t('decisions.what')],
          plan: [t('decisions.plan')],
        })
      }
      remove={decision ? { name: decision.reference, act: () => remove.mutate(undefined), pending: remove.isPending, error: remove.error } : undefined}
    >
      <Textfield label={t('decisions.body')} lang="sv" required value={fields.body} onChange={(event) => put({ body: event.target.value })} />
      <Textfield label={t('decisions.day')} type="date" required value={fields.decided_on} onChange={(event) => put({ decided_on: event.target.value })} />
      <Textfield label={t('decisions.reference')} lang="sv" required value={fields.reference} onChange={(event) => put({ reference: event.target.value })} />
      <Textfield multiline rows={3} label={t('decisions.what')} lang="sv" required value={fields.what} onChange={(event) => put({ what: event.target.value })} />
      <Field>
        <Label>{t('decisions.plan')}</Label>
        <Select value={fields.plan} onChange={(event) => put({ plan: event.target.value })}>
          <Select.Option value="">{t('decisions.anyPlan')}</Select.Option>
          {own.map((version) => (
            <Select.Option key={version.number} value={String(version.number)} lang="sv">{version.name}</Select.Option>
          ))}
        </Select>
      </Field>
    </EditDialog>
  );
}

export function PlanDecisions({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const query = useQuery(planDecisions(plan.unit));
  const [open, setOpen] = useState<PlanDecision | 'new' | null>(null);
  const decisions = query.data?.decisions ?? [];
  return (
    <section>
      <h2>{t('decisions.title')}</h2>
      <ErrorNotice error={query.error} />
      {query.data && decisions.length === 0 ? <p className="quiet">{t('decisions.none')}</p> : null}
      {decisions.length > 0 ? (
        <Frame label={t('decisions.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('decisions.day')}</th>
                <th scope="col">{t('decisions.body')}</th>
                <th scope="col">{t('decisions.what')}</th>
                <th scope="col">{t('decisions.reference')}</th>
              </tr>
            </thead>
            <tbody>
              {decisions.map((decision) => (
                <tr key={decision.number}>
                  <td>{decision.decided_on}</td>
                  <td lang="sv">{decision.body}</td>
                  <td>
                    <Swedish>{decision.what}</Swedish>
                    {decision.plan_name ? <span className="quiet" lang="sv"> ({decision.plan_name})</span> : null}
                  </td>
                  <td lang="sv">
                    {may('plan') ? (
                      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(decision)}>
                        {t('decisions.open', { reference: decision.reference })}
                      </Button>
                    ) : (
                      decision.reference
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
      {may('plan') ? (
        <Button variant="tertiary" data-size="sm" className="add-button no-print" onClick={() => setOpen('new')}>
          + {t('decisions.add')}
        </Button>
      ) : null}
      {open ? <DecisionForm plan={plan} decision={open === 'new' ? undefined : open} close={() => setOpen(null)} /> : null}
    </section>
  );
}
