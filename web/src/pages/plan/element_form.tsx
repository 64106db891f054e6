// A perspective, a strategic goal or a success factor: its name, its place among the others, and for a perspective
// whether it has a section in the report.
import { Checkbox, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { readPlan, type Plan, type PlanChoices } from '../../api/plan';
import { path, send } from '../../api/client';
import { useChange } from '../../api/queries';
import { differences } from '../../components/conflict';
import { useEditing, type Opened } from '../../lib/editing';
import { slug } from '../../lib/slug';
import { EditDialog } from './edit_dialog';

export type ElementKind = 'perspective' | 'goal' | 'factor';

interface Fields {
  name: string;
  order: number;
  perspective: string;
  description: string;
  in_report: boolean;
}

interface Found extends Fields {
  id: string;
  version: number;
}

const FOLDER: Record<ElementKind, string> = { perspective: 'perspectives', goal: 'goals', factor: 'factors' };

/** All elements of a kind in the plan, as the form sees them. */
function elements(plan: Plan, kind: ElementKind, places: PlanChoices['places']): Found[] {
  if (kind === 'perspective') return plan.perspectives.map((one) => ({ ...one, perspective: '' }));
  return plan.perspectives.flatMap((above) =>
    above[kind === 'goal' ? 'goals' : 'factors'].map((one) => ({
      id: one.id,
      name: one.name,
      order: places[one.id] ?? 0,
      version: one.version,
      perspective: above.id,
      description: '',
      in_report: true,
    })),
  );
}

export function ElementForm({
  plan,
  places,
  kind,
  id,
  perspective = '',
  close,
}: {
  plan: Plan;
  /** The order of goals and factors within their perspective, by id. */
  places: PlanChoices['places'];
  kind: ElementKind;
  /** Empty: a new one. */
  id: string;
  /** Where a new goal or factor goes. */
  perspective?: string;
  close: () => void;
}) {
  const { t } = useTranslation();
  const open = (from: Plan): Opened<Fields> => {
    const all = elements(from, kind, places);
    const found = all.find((one) => one.id === id);
    if (found) return { fields: found, version: found.version };
    const beside = all.filter((one) => one.perspective === perspective);
    const order = Math.max(0, ...beside.map((one) => one.order)) + 1;
    return { fields: { name: '', order, perspective, description: '', in_report: true }, version: 0 };
  };
  const editing = useEditing<Fields>({
    start: open(plan),
    read: async () => open(await readPlan(plan.unit)),
    save: ({ fields, version }) => {
      const taken = (['perspective', 'goal', 'factor'] as const).flatMap((any) => elements(plan, any, places).map((one) => one.id));
      const at = `${path`/units/${plan.unit}/plan`}/${FOLDER[kind]}/${encodeURIComponent(id || slug(fields.name, taken))}`;
      const { name, order } = fields;
      const body =
        kind === 'perspective'
          ? { name, order, version, description: fields.description, in_report: fields.in_report }
          : { name, order, version, perspective: fields.perspective };
      return send('PUT', at, body);
    },
    done: close,
  });
  const removal = useChange(() => send('DELETE', path`/units/${plan.unit}/plan/${kind}/${id}`));
  const { fields, put } = editing;
  const yes = (value: boolean) => (value ? t('plan.yes') : t('plan.no'));
  const title = id ? t('plan.changeOf', { name: fields.name }) : t(kind === 'perspective' ? 'plan.addPerspective' : kind === 'goal' ? 'plan.addGoal' : 'plan.addFactor');
  return (
    <EditDialog
      title={title}
      editing={editing}
      close={close}
      differences={(theirs) =>
        differences(theirs, fields, {
          name: [t('plan.name')],
          order: [t('plan.order')],
          perspective: [t('plan.perspective')],
          description: [t('plan.description')],
          in_report: [t('plan.inReport'), yes],
        })
      }
      remove={
        id
          ? {
              name: fields.name,
              act: () => removal.mutate(undefined, { onSuccess: close }),
              pending: removal.isPending,
              error: removal.error,
            }
          : undefined
      }
    >
      <Textfield label={t('plan.name')} required lang="sv" value={fields.name} onChange={(event) => put({ name: event.target.value })} autoFocus />
      {kind === 'perspective' ? (
        <>
          <Textfield multiline rows={4} lang="sv" label={t('plan.description')} value={fields.description} onChange={(event) => put({ description: event.target.value })} />
          <Checkbox label={t('plan.inReport')} checked={fields.in_report} onChange={(event) => put({ in_report: event.target.checked })} />
        </>
      ) : (
        <Field>
          <Label>{t('plan.perspective')}</Label>
          <Select required lang="sv" value={fields.perspective} onChange={(event) => put({ perspective: event.target.value })}>
            {plan.perspectives.map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {one.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Textfield type="number" min={0} max={9999} label={t('plan.order')} value={fields.order} onChange={(event) => put({ order: Number(event.target.value) })} />
    </EditDialog>
  );
}
