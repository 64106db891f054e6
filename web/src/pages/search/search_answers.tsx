// The hits: first what applies with the unit, then kind by kind in the order of the best of each.
import { Button } from '@digdir/designsystemet-react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SearchAnswer, SearchHit } from '../../api/search';
import { usePlace } from '../../components/place';
import { Pieces, useHitLink, useKindName } from '../../components/search_hit';
import { useGroupName } from './group_name';

// Of a kind among other kinds; the rest comes when the kind is chosen.
const MOST_OF_A_KIND = 6;

interface Group {
  id: string;
  title: string;
  hits: SearchHit[];
  more: number;
}

export function SearchAnswers({
  answer,
  kind,
  chooseKind,
}: {
  answer: SearchAnswer;
  kind: string;
  chooseKind: (kind: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { unit, unitName } = usePlace();
  const groupName = useGroupName();
  const words = (list: string[]) => new Intl.ListFormat(i18n.language).format(list.map((one) => `”${one}”`));

  const groups: Group[] = [];
  const applying = answer.hits.filter((hit) => hit.applies);
  if (applying.length > 0) {
    groups.push({ id: 'applies', title: t('search.applies', { unit: unitName(unit) }), hits: applying, more: 0 });
  }
  for (const hit of answer.hits.filter((one) => !one.applies)) {
    const group = groups.find((one) => one.id === hit.kind);
    if (group) group.hits.push(hit);
    else groups.push({ id: hit.kind, title: groupName(hit.kind), hits: [hit], more: 0 });
  }
  for (const group of groups) {
    if (group.id === 'applies' || kind) continue;
    const count = answer.kinds.find((one) => one.id === group.id)?.count ?? 0;
    group.hits = group.hits.slice(0, MOST_OF_A_KIND);
    const elsewhere = applying.filter((hit) => hit.kind === group.id).length;
    group.more = count > group.hits.length + elsewhere ? count : 0;
  }
  return (
    <>
      {answer.corrections.map((one) => (
        <p key={one.written} className="search-said">
          <Trans i18nKey="search.corrected" values={one} components={{ strong: <strong lang="sv" /> }} />
        </p>
      ))}
      {answer.missing.length > 0 ? <p className="search-said">{t('search.missing', { words: words(answer.missing) })}</p> : null}
      {answer.also.length > 0 ? <p className="search-said">{t('search.also', { words: words(answer.also) })}</p> : null}
      {groups.map((group) => (
        <section key={group.id} className="search-group" aria-labelledby={`grupp-${group.id}`}>
          <h2 id={`grupp-${group.id}`}>{group.title}</h2>
          <ul>
            {group.hits.map((hit) => (
              <Hit key={`${hit.kind}-${hit.id}`} hit={hit} withKind={group.id === 'applies'} />
            ))}
          </ul>
          {group.more > 0 ? (
            <Button variant="tertiary" data-size="sm" className="no-print" onClick={() => chooseKind(group.id)}>
              {t('search.all', { count: group.more, kind: group.title.toLocaleLowerCase(i18n.language) })}
            </Button>
          ) : null}
        </section>
      ))}
      {kind && answer.total > answer.hits.length ? (
        <p className="search-said">{t('search.shown', { shown: answer.hits.length, count: answer.total })}</p>
      ) : null}
    </>
  );
}

function Hit({ hit, withKind }: { hit: SearchHit; withKind: boolean }) {
  const { t } = useTranslation();
  const link = useHitLink();
  const kindName = useKindName();
  const where = [withKind ? kindName(hit.kind) : '', hit.where].filter(Boolean).join(', ');
  // A paragraph without a place of its own is shown, and opened by the title.
  return (
    <li className="search-hit">
      <Link to={link(hit)} className="hit-link" lang="sv">
        <Pieces pieces={hit.title_pieces} />
      </Link>
      {where ? <small lang="sv">{where}</small> : null}
      {hit.passages.map((passage, i) => (
        <p key={i} lang="sv">
          {passage.anchor ? (
            <Link to={link(hit, passage.anchor)} aria-label={t('search.open', { title: `${hit.title}, ${passage.heading}` })}>
              {passage.heading || '¶'}
            </Link>
          ) : passage.heading ? (
            <strong>{passage.heading}</strong>
          ) : null}{' '}
          <Pieces pieces={passage.pieces} />
        </p>
      ))}
    </li>
  );
}
