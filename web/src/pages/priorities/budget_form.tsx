import { Textfield } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { get, path, send } from '../../api/client';
import type { PriorityList, UnitBudget } from '../../api/priorities';
import { differences } from '../../components/conflict';
import { useEditing, type Opened } from '../../lib/editing';
import { decimalsOf, figure, readFigure } from '../../lib/format';
import { EditDialog } from '../plan/edit_dialog';

type Fields = Record<'budget' | 'forecast' | 'note', string>;

const written = (value: number | null) => (value === null ? '' : figure(value, decimalsOf(value)));
const opened = ({ budget, forecast, note, version }: UnitBudget): Opened<Fields> => ({
  fields: { budget: written(budget), forecast: written(forecast), note },
  version,
});
/** What is no number goes as it is written, so that the server says what it should be. */
const sent = (text: string) => (text.trim() === '' ? null : (readFigure(text) ?? text));

export function BudgetForm({ budget, year, close }: { budget: UnitBudget; year: string; close: () => void }) {
  const { t } = useTranslation();
  const editing = useEditing<Fields>({
    start: opened(budget),
    read: async () => {
      const now = await get<PriorityList>(path`/units/${budget.unit}/priorities/${year}`);
      return opened(now.budgets.find((one) => one.unit === budget.unit) ?? budget);
    },
    save: ({ fields, version }) =>
      send('PUT', path`/units/${budget.unit}/budget/${year}`, {
        budget: sent(fields.budget),
        forecast: sent(fields.forecast),
        note: fields.note,
        version,
      }),
    done: close,
  });
  const { fields, put } = editing;
  return (
    <EditDialog
      title={t('priorities.writeBudget', { unit: budget.unit_name })}
      editing={editing}
      close={close}
      differences={(theirs) =>
        differences(theirs, fields, {
          budget: [t('priorities.budget')],
          forecast: [t('priorities.forecast')],
          note: [t('priorities.note')],
        })
      }
    >
      <Textfield label={t('priorities.budget')} inputMode="decimal" required value={fields.budget} onChange={(event) => put({ budget: event.target.value })} />
      <Textfield
        label={t('priorities.forecast')}
        description={t('priorities.forecastHelp')}
        inputMode="text"
        value={fields.forecast}
        onChange={(event) => put({ forecast: event.target.value })}
      />
      <Textfield label={t('priorities.note')} lang="sv" value={fields.note} onChange={(event) => put({ note: event.target.value })} />
    </EditDialog>
  );
}
