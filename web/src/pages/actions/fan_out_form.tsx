import { Button, Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { ActionDetail, UnitRow } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';

function within(units: UnitRow[], id: string, part: string): boolean {
  for (let at = units.find((unit) => unit.id === id); at; at = units.find((unit) => unit.id === at?.parent)) {
    if (at.parent === part) return true;
  }
  return false;
}

/** Chooses the units that carry the action out, each with its own status. */
export function FanOutForm({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const { action } = detail;
  const [chosen, setChosen] = useState(action.units.map((one) => one.unit));
  const save = useChange((wish: object) => send('PUT', path`/actions/${action.id}/units`, wish));
  const below = units.filter((unit) => within(units, unit.id, action.unit));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ units: chosen });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Fieldset>
        <Fieldset.Legend>{t('actions.fanOut')}</Fieldset.Legend>
        <Fieldset.Description>{t('actions.fanOutHelp')}</Fieldset.Description>
        {below.map((unit) => (
          <Checkbox
            key={unit.id}
            label={unit.name}
            checked={chosen.includes(unit.id)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, unit.id] : chosen.filter((id) => id !== unit.id))
            }
          />
        ))}
      </Fieldset>
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}
