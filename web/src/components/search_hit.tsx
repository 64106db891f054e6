// What has been found: where it leads, what it is, and its words with the found ones marked.
import { useTranslation } from 'react-i18next';
import { kindOf, type SearchHit, type SearchPiece } from '../api/search';
import { links } from '../lib/place';
import { usePlace } from './place';

export function useHitLink(): (hit: SearchHit, anchor?: string) => string {
  const { unit, period } = usePlace();
  return (hit, anchor = '') => {
    const at = hit.unit || unit;
    switch (kindOf(hit.kind)) {
      case 'document':
        return links.document(hit.id, anchor);
      case 'group':
        return links.group(hit.id);
      case 'matter':
        return links.matter(hit.id);
      case 'measure':
        return links.measure(at, hit.id, period);
      case 'action':
        return links.action(at, hit.id, period);
      case 'unit':
        return links.organisation(hit.id);
      default:
        // Factors of one id and different names are told apart by their unit, before the last slash.
        return `${links.scorecard(at, period)}#${hit.id.split('/').at(-1)}`;
    }
  };
}

export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = kindOf(kind);
    return known ? t(`search.kinds.${known}`) : kind;
  };
}

export function Pieces({ pieces }: { pieces: SearchPiece[] }) {
  return (
    <>
      {pieces.map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>))}
    </>
  );
}
