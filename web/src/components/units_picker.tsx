// Chooses many units: narrowed by level and by letters, all that are shown at once or one by one.
import { Button, Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from './place';

/** So many boxes are drawn at first; the buttons choose all that match, drawn or not. */
const AT_FIRST = 60;

export function UnitsPicker({
  label,
  description,
  chosen,
  fixed = [],
  onChange,
}: {
  label: string;
  description?: string;
  chosen: string[];
  /** Those that cannot be taken away. */
  fixed?: string[];
  onChange: (units: string[]) => void;
}) {
  const { t } = useTranslation();
  const { units, unitName } = usePlace();
  const levels = [...new Map(units.map((unit) => [unit.level, unit.level_name])).entries()];
  const [level, setLevel] = useState('');
  const [text, setText] = useState('');
  const [every, showEvery] = useState(false);
  const asked = text.trim().toLocaleLowerCase('sv');
  const shown = units.filter((unit) => (!level || unit.level === level) && (!asked || unit.name.toLocaleLowerCase('sv').includes(asked)));
  const ids = shown.map((unit) => unit.id);
  const all = ids.length > 0 && ids.every((id) => chosen.includes(id));
  return (
    <Fieldset className="units-picker">
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {description ? <Fieldset.Description lang="sv">{description}</Fieldset.Description> : null}
      <p role="status">
        {chosen.length === 0 ? <span className="quiet">{t('choose.noUnits')}</span> : null}
        {chosen.length > 0 ? (
          <>
            <strong>{t('choose.units', { count: chosen.length })}</strong> <span lang="sv">{chosen.map(unitName).join(', ')}</span>
          </>
        ) : null}
      </p>
      <div className="form-row">
        <Field>
          <Label>{t('choose.level')}</Label>
          <Select value={level} onChange={(event) => setLevel(event.target.value)}>
            <Select.Option value="">{t('choose.allLevels')}</Select.Option>
            {levels.map(([id, name]) => (
              <Select.Option key={id} value={id} lang="sv">
                {name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield label={t('choose.narrow')} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="picker-list" tabIndex={0} role="group" aria-label={t('choose.shown', { count: shown.length })}>
        {(every ? shown : shown.slice(0, AT_FIRST)).map((unit) => (
          <Checkbox
            key={unit.id}
            label={unit.name}
            lang="sv"
            checked={chosen.includes(unit.id)}
            disabled={fixed.includes(unit.id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, unit.id] : chosen.filter((id) => id !== unit.id))}
          />
        ))}
        {!every && shown.length > AT_FIRST ? (
          <Button type="button" variant="tertiary" data-size="sm" onClick={() => showEvery(true)}>
            {t('below.more', { count: shown.length })}
          </Button>
        ) : null}
        {shown.length === 0 ? <p className="quiet">{t('choose.noneShown')}</p> : null}
      </div>
      <p>
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          onClick={() => onChange(all ? chosen.filter((id) => !ids.includes(id) || fixed.includes(id)) : [...new Set([...chosen, ...ids])])}
        >
          {all ? t('choose.none', { count: ids.length }) : t('choose.all', { count: ids.length })}
        </Button>
      </p>
    </Fieldset>
  );
}
