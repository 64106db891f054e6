// Chooses documents in force among however many there are: the words that are written are asked of the server.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { documents, type DocumentRow } from '../api/knowledge';
import { useSettled } from '../lib/settled';
import { ChooseField } from './choose_field';

/** So many are shown at a time. */
const SHOWN = 12;

const optionOf = (row: DocumentRow) => ({ id: row.id, name: row.title, detail: row.kind_name });

/** Also those that are no longer in force, for their titles. */
export const documentsNamed = (ids: string[]) => ({
  ...documents({ ids, state: 'all', limit: ids.length }),
  enabled: ids.length > 0,
  placeholderData: keepPreviousData,
});

export function DocumentField({
  label,
  chosen,
  onChange,
  one,
  without,
}: {
  label: string;
  chosen: string[];
  onChange: (ids: string[]) => void;
  /** At most one. */
  one?: boolean;
  /** A document that cannot be chosen. */
  without?: string;
}) {
  const [text, setText] = useState('');
  const words = useSettled(text, 150);
  // Room for those that are chosen already, and the one that cannot be, which are not offered.
  const found = useQuery({ ...documents({ words, limit: SHOWN + chosen.length + (without ? 1 : 0) }), placeholderData: keepPreviousData });
  const rows = (found.data?.documents ?? []).filter((row) => row.id !== without);
  const taken = (found.data?.documents.length ?? 0) - rows.length;
  const named = useQuery(documentsNamed(chosen));
  return (
    <ChooseField
      label={label}
      options={rows.map(optionOf)}
      named={(named.data?.documents ?? []).map(optionOf)}
      total={words === text && !found.isPlaceholderData && found.data ? found.data.total - taken : undefined}
      asks={setText}
      chosen={chosen}
      onChange={onChange}
      one={one}
    />
  );
}
