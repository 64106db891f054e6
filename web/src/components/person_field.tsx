// Finds one person by name: write some letters, choose with arrows and Enter.
import { Field, Label } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { personNames } from '../api/people';

export interface Chosen {
  id: string;
  name: string;
}

export function PersonField({
  label,
  description,
  required,
  value,
  onChange,
}: {
  label: string;
  description?: string;
  required?: boolean;
  value: Chosen | null;
  onChange: (person: Chosen | null) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(value?.name ?? '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const asked = text.trim().toLocaleLowerCase('sv');
  const found = useQuery({ ...personNames(), enabled: open });
  const named = (found.data?.persons ?? []).filter((person) => person.name.toLocaleLowerCase('sv').includes(asked));
  const hits = open && asked ? named.slice(0, 8) : [];

  const take = (person: Chosen) => {
    onChange(person);
    setText(person.name);
    setOpen(false);
    setAt(-1);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (hits.length === 0 ? -1 : (now + step + hits.length) % hits.length));
    } else if (event.key === 'Enter' && open && hits[at]) {
      event.preventDefault();
      take(hits[at]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Field className="person-field">
      <Label htmlFor={`${id}-field`}>{label}</Label>
      {description ? <p className="quiet" id={`${id}-help`}>{description}</p> : null}
      <input
        className="ds-input"
        id={`${id}-field`}
        type="text"
        role="combobox"
        autoComplete="off"
        required={required}
        value={text}
        aria-describedby={description ? `${id}-help` : undefined}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits[at] ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setAt(-1);
          onChange(null);
        }}
        onKeyDown={onKey}
        onBlur={() => {
          setOpen(false);
          // A name that was never chosen is nobody.
          if (!value) setText('');
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={hits.length === 0} className="person-hits">
        {hits.map((person, i) => (
          <li
            key={person.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            {person.name}
            {person.title ? <small lang="sv">{person.title}</small> : null}
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {open && asked && found.data && hits.length === 0 ? t('people.noneFound', { text: text.trim() }) : ''}
      </p>
      {found.error ? <p role="alert" lang="sv">{found.error.message}</p> : null}
    </Field>
  );
}
