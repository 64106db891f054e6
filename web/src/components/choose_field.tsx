// Chooses one or several among many: write some letters, choose with arrows and Enter; what is chosen stands as a list
// from which each can be taken away.
import { Button, Field, Label } from '@digdir/designsystemet-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

export interface Option {
  id: string;
  name: string;
  detail?: string;
}

export function ChooseField({
  label,
  description,
  options,
  chosen,
  onChange,
  one = false,
  asks,
  total,
  named = [],
}: {
  label: string;
  description?: string;
  options: Option[];
  chosen: string[];
  onChange: (ids: string[]) => void;
  /** At most one: the next that is chosen takes its place. */
  one?: boolean;
  /** Where there are too many to be sent: is told what is written, and `options` are what fits it. */
  asks?: (text: string) => void;
  /** Of those `options` are the first; unknown while they are looked for. */
  total?: number;
  /** Those that are chosen, when `options` need not have them. */
  named?: Option[];
}) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const asked = text.trim().toLocaleLowerCase('sv');
  const left = options.filter((option) => !chosen.includes(option.id));
  const found = asked && !asks ? left.filter((option) => `${option.name} ${option.detail ?? ''}`.toLocaleLowerCase('sv').includes(asked)) : left;
  const hits = open ? found.slice(0, 12) : [];
  const beyond = asks ? (total === undefined ? 0 : total - options.length + left.length - hits.length) : found.length - 12;
  const write = (written: string) => {
    setText(written);
    asks?.(written);
  };
  const nameOf = (key: string) => [...options, ...named].find((option) => option.id === key)?.name ?? key;

  const take = (option: Option) => {
    onChange(one ? [option.id] : [...chosen, option.id]);
    write('');
    setAt(-1);
    setOpen(false);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = Math.min(found.length, 12);
      setAt((now) => (count === 0 ? -1 : now < 0 && step < 0 ? count - 1 : (now + step + count) % count));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const option = hits[at] ?? (asked && !asks && hits.length === 1 ? hits[0] : undefined);
      if (option) take(option);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Field className="person-field choose-field">
      <Label htmlFor={`${id}-field`}>{label}</Label>
      {description ? <p className="quiet" id={`${id}-help`} lang="sv">{description}</p> : null}
      {chosen.length > 0 ? (
        <ul className="chosen" aria-label={t('choose.chosen', { label })}>
          {chosen.map((key) => (
            <li key={key}>
              <span lang="sv">{nameOf(key)}</span>
              <Button
                type="button"
                variant="tertiary"
                data-size="sm"
                aria-label={t('choose.remove', { name: nameOf(key) })}
                onClick={() => {
                  onChange(chosen.filter((one) => one !== key));
                  input.current?.focus();
                }}
              >
                {t('choose.take')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        ref={input}
        className="ds-input"
        id={`${id}-field`}
        type="text"
        role="combobox"
        autoComplete="off"
        placeholder={t('choose.search')}
        value={text}
        aria-describedby={description ? `${id}-help` : undefined}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          write(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKey}
        onBlur={() => {
          setOpen(false);
          write('');
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={hits.length === 0} className="person-hits">
        {hits.map((option, i) => (
          <li
            key={option.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            <span lang="sv">{option.name}</span>
            {option.detail ? <small lang="sv">{option.detail}</small> : null}
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {open && asked && found.length === 0 && !(asks && total === undefined) ? t('choose.noneFound', { text: text.trim() }) : ''}
        {open && beyond > 0 ? t('choose.more', { count: beyond }) : ''}
      </p>
    </Field>
  );
}
