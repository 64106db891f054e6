import { useTranslation } from 'react-i18next';
import type { ActionRow, Timeliness } from '../../api/model';
import { choices, type ActionFilter } from '../../lib/actions';

function Choice({
  label,
  any,
  value,
  from,
  onChange,
}: {
  label: string;
  any: string;
  value: string;
  from: [string, string][];
  onChange: (value: string) => void;
}) {
  return (
    <span className="choice">
      <select aria-label={label} value={value} data-chosen={value !== ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{any}</option>
        {from.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

export function ActionFilters({
  actions,
  value,
  onChange,
}: {
  actions: ActionRow[];
  value: ActionFilter;
  onChange: (filter: ActionFilter) => void;
}) {
  const { t } = useTranslation();
  const statuses = choices(actions, (action) => [[action.status || 'none', action.status ? action.status_name : t('actions.notReported')]]);
  const timeliness = choices(actions, (action) => [[action.timeliness, t(`timeliness.${action.timeliness}`)]]);
  return (
    <div className="filters" role="group" aria-label={t('actions.filters')}>
      <Choice
        label={t('actions.perspective')}
        any={t('actions.anyPerspective')}
        value={value.perspective}
        from={choices(actions, (action) => [[action.perspective, action.perspective_name]])}
        onChange={(perspective) => onChange({ ...value, perspective })}
      />
      <Choice
        label={t('actions.responsible')}
        any={t('actions.anyResponsible')}
        value={value.responsible}
        from={choices(actions, (action) => action.responsibles.map((one) => [one.kind, one.name || one.kind]))}
        onChange={(responsible) => onChange({ ...value, responsible })}
      />
      <Choice
        label={t('actions.timeliness')}
        any={t('actions.anyTimeliness')}
        value={value.timeliness}
        from={timeliness}
        onChange={(chosen) => onChange({ ...value, timeliness: chosen as Timeliness | '' })}
      />
      <Choice
        label={t('actions.status')}
        any={t('actions.anyStatus')}
        value={value.status}
        from={statuses}
        onChange={(status) => onChange({ ...value, status })}
      />
    </div>
  );
}
