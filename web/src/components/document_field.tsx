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
}: {
  label: string;
  chosen: string[];
  onChange: (ids: string[]) => void;
  /** At most one. */
  one?: boolean;
}) {
  const [text, setText] = useState('');
  const words = useSettled(text, 150);
  // Room for those that are chosen already and therefore not offered.
  const found = useQuery({ ...documents({ words, limit: SHOWN + chosen.length }), placeholderData: keepPreviousData });
  const named = useQuery(documentsNamed(chosen));
  return (
    <ChooseField
      label={label}
      options={(found.data?.documents ?? []).map(optionOf)}
      named={(named.data?.documents ?? []).map(optionOf)}
      total={words === text && !found.isPlaceholderData ? found.data?.total : undefined}
      asks={setText}
      chosen={chosen}
      onChange={onChange}
      one={one}
    />
  );
}
