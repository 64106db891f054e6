// What patients can be chosen by beside unit, sex and time: an event that they have had, and what the log tells of them.
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices } from './choice';
import { Choose } from './parts';

/** A bound that takes effect when it is whole: on Enter, or when the field is left. */
function BoundField({ label, value, onChange }: { label: string; value: string; onChange: (bound: string) => void }) {
  const id = useId();
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  const done = () => written !== value && onChange(written);
  return (
    <span className="day">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="number" step="any" value={written} onChange={(event) => setWritten(event.target.value)} onBlur={done} onKeyDown={(event) => event.key === 'Enter' && done()} />
    </span>
  );
}

const options = (values: string[]) => values.map((name) => ({ id: name, name }));

const NOTHING = { handelse: '', uppgift: '', varde: '', minst: '', hogst: '' };

export function MoreChoice({ choices: { chosen, log, settings, put } }: { choices: Choices }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(chosen.handelse !== '' || chosen.uppgift !== '');
  if (!log || log.activities.length === 0) return null;
  // Sex and unit have their own fields.
  const own = [...(settings?.log.sex ?? []), log.unit_attribute].map((name) => name.toLocaleLowerCase('sv'));
  const attributes = log.attributes.filter((one) => !own.includes(one.name.toLocaleLowerCase('sv')));
  const attribute = attributes.find((one) => one.name === chosen.uppgift);
  if (!open) {
    return (
      <button type="button" className="why" aria-expanded={false} onClick={() => setOpen(true)}>
        {t('processes.choice.more')}
      </button>
    );
  }
  return (
    <>
      <Choose label={t('processes.choice.event')} empty={t('processes.choice.anyEvent')} options={options(log.activities)} value={chosen.handelse} onChange={(handelse) => put({ handelse })} />
      {attributes.length > 0 ? (
        <Choose
          label={t('processes.choice.attribute')}
          empty={t('processes.choice.noAttribute')}
          options={options(attributes.map((one) => one.name))}
          value={attribute ? chosen.uppgift : ''}
          onChange={(uppgift) => put({ ...NOTHING, handelse: chosen.handelse, uppgift })}
        />
      ) : null}
      {attribute && attribute.values.length > 0 ? (
        <Choose label={t('processes.choice.value')} empty={t('processes.choice.anyValue')} options={options(attribute.values)} value={chosen.varde} onChange={(varde) => put({ varde })} />
      ) : null}
      {attribute && attribute.values.length === 0 ? (
        <>
          <BoundField label={t('processes.choice.least')} value={chosen.minst} onChange={(minst) => put({ minst })} />
          <BoundField label={t('processes.choice.most')} value={chosen.hogst} onChange={(hogst) => put({ hogst })} />
        </>
      ) : null}
      <button
        type="button"
        className="why"
        aria-expanded
        onClick={() => {
          setOpen(false);
          put(NOTHING);
        }}
      >
        {t('processes.choice.fewer')}
      </button>
    </>
  );
}
