// A form over a row that two people can edit: what was opened, what is written, and what somebody else has saved since.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError } from '../api/client';

export interface Opened<Fields> {
  fields: Fields;
  version: number;
}

export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && error.code.endsWith('conflict');
}

export interface Editing<Fields> {
  fields: Fields;
  put: (change: Partial<Fields>) => void;
  submit: (event?: FormEvent) => void;
  pending: boolean;
  saved: boolean;
  /** A refusal to show; a conflict is shown by `theirs` instead. */
  error: Error | null;
  theirs: Opened<Fields> | null;
  keepMine: () => void;
  takeTheirs: () => void;
}

export function useEditing<Fields extends object>({
  start,
  read,
  save,
  done,
}: {
  start: Opened<Fields>;
  /** The row as it stands in the server now. */
  read: () => Promise<Opened<Fields>>;
  save: (wish: Opened<Fields>) => Promise<unknown>;
  done?: () => void;
}): Editing<Fields> {
  const client = useQueryClient();
  const [fields, setFields] = useState(start.fields);
  const [version, setVersion] = useState(start.version);
  const [theirs, setTheirs] = useState<Opened<Fields> | null>(null);
  const saving = useMutation<unknown, Error, Opened<Fields>>({
    mutationFn: async (wish) => {
      try {
        return await save(wish);
      } catch (error) {
        if (isConflict(error)) setTheirs(await read());
        throw error;
      }
    },
    onSuccess: () => {
      setTheirs(null);
      done?.();
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
  return {
    fields,
    put: (change) => {
      setFields((now) => ({ ...now, ...change }));
      if (saving.isSuccess) saving.reset();
    },
    submit: (event) => {
      event?.preventDefault();
      saving.mutate({ fields, version });
    },
    pending: saving.isPending,
    saved: saving.isSuccess,
    error: theirs ? null : saving.error,
    theirs,
    keepMine: () => {
      if (!theirs) return;
      setVersion(theirs.version);
      saving.mutate({ fields, version: theirs.version });
    },
    takeTheirs: () => {
      if (!theirs) return;
      setFields(theirs.fields);
      setVersion(theirs.version);
      setTheirs(null);
      saving.reset();
    },
  };
}
