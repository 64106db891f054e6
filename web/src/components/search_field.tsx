// Finds anything: a document, a unit, a measure, an action. "/" leads here from wherever one is; arrows and Enter choose.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { search } from '../api/search';
import { links } from '../lib/place';
import { useSettled } from '../lib/settled';
import { Icon } from './icon';
import { usePlace } from './place';
import { Pieces, useHitLink, useKindName } from './search_hit';

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function SearchField() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { unit } = usePlace();
  const link = useHitLink();
  const kindName = useKindName();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const found = useQuery(search({ text: useSettled(text, 100), unit, most: 8 }));
  const hits = open && text.trim().length > 1 ? (found.data?.hits ?? []) : [];

  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  const leave = (to: string) => {
    setOpen(false);
    setChosen(-1);
    setText('');
    field.current?.blur();
    void navigate(to);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((now) => (hits.length === 0 ? -1 : (now + step + hits.length) % hits.length));
    } else if (event.key === 'Escape') {
      setOpen(false);
      setChosen(-1);
    }
  };
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        const hit = hits[chosen];
        leave(hit ? link(hit) : links.search(text));
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        value={text}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={hits[chosen] ? `${list}-${chosen}` : undefined}
        placeholder={t('search.label')}
        title={t('search.hint')}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setOpen(true);
          setChosen(-1);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id={list} role="listbox" aria-label={t('search.results')} className="search-hits" hidden={hits.length === 0}>
        {hits.map((hit, i) => (
          <li
            key={`${hit.kind}-${hit.id}-${hit.unit}`}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === chosen}
            // The press must not take the focus from the field before the click is done.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => leave(link(hit))}
          >
            <span className="hit-kind">{kindName(hit.kind)}</span>
            <span className="hit-title" lang="sv">
              <Pieces pieces={hit.title_pieces} />
              {hit.where ? <small>{hit.where}</small> : null}
            </span>
          </li>
        ))}
      </ul>
      <span className="ds-sr-only" role="status">
        {open && text.trim().length > 1 && found.data ? t('search.count', { count: found.data.total }) : ''}
      </span>
    </form>
  );
}
