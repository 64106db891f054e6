// A text that saves itself: a moment after the last letter and when it is left. Kept in the browser until the server has
// it, sent again when the network is back, and never over what somebody else has saved. That something else of the same row
// has changed meanwhile is no conflict: then it is sent again with the newer version.
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/client';
import { keep, kept, letGo } from './drafts';
import { isConflict } from './editing';

export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'waiting' | 'conflict' | 'refused';

interface Saved {
  text: string;
  version: number;
}

export interface Autosave {
  text: string;
  status: SaveStatus;
  /** Saved by the reader since it was opened. */
  marked: boolean;
  error: Error | null;
  theirs: Saved | null;
  write: (text: string) => void;
  /** Sends at once what is not sent. */
  flush: () => void;
  keepMine: () => void;
  takeTheirs: () => void;
}

const RETRY_AFTER = 4000; // milliseconds between attempts while the server is out of reach

export function useAutosave({
  name,
  start,
  send,
  read,
  after = 1500,
}: {
  /** Under which the draft is kept in the browser. */
  name: string;
  /** As the server has it. */
  start: Saved;
  send: (text: string, version: number) => Promise<Saved>;
  read: () => Promise<Saved>;
  /** Milliseconds without a letter before it is saved. */
  after?: number;
}): Autosave {
  const left = useRef(kept<string>(name)).current;
  const [text, setText] = useState(left?.draft ?? start.text);
  const [status, setStatus] = useState<SaveStatus>(left && left.draft !== start.text ? 'dirty' : 'saved');
  const [error, setError] = useState<Error | null>(null);
  const [theirs, setTheirs] = useState<Saved | null>(null);
  const [marked, setMarked] = useState(false);
  const now = useRef({ text: left?.draft ?? start.text, base: left?.version ?? start.version, saved: start, status, sending: false });
  now.current.status = status;
  const calls = useRef({ send, read });
  calls.current = { send, read };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const state = now.current;
    if (state.sending || state.status === 'conflict') return;
    if (state.text === state.saved.text) {
      letGo(name);
      setStatus('saved');
      return;
    }
    state.sending = true;
    setStatus('saving');
    setError(null);
    const sent = state.text;
    try {
      const saved = await calls.current.send(sent, state.base).catch(async (problem) => {
        const other = isConflict(problem) ? await calls.current.read().catch(() => null) : null;
        if (other?.text !== state.saved.text) throw problem;
        return calls.current.send(sent, other.version);
      });
      state.saved = saved;
      state.base = saved.version;
      setMarked(true);
      if (state.text === sent) {
        state.text = saved.text;
        setText(saved.text);
        letGo(name);
        setStatus('saved');
      } else {
        keep(name, { draft: state.text, version: state.base });
        setStatus('dirty');
        timer.current = setTimeout(() => void save(), after);
      }
    } catch (problem) {
      const failure = problem as Error;
      if (failure instanceof ApiError && (failure.status === 0 || failure.status >= 502)) setStatus('waiting');
      else if (isConflict(failure)) {
        const other = await calls.current.read().catch(() => null);
        setTheirs(other);
        setStatus(other ? 'conflict' : 'waiting');
      } else {
        setError(failure);
        setStatus('refused');
      }
    } finally {
      state.sending = false;
    }
  }, [after, name]);

  // What the server has by now replaces a text that nobody here is writing.
  useEffect(() => {
    const state = now.current;
    if (start.version <= state.saved.version) return;
    if (state.status === 'saved' && state.text === state.saved.text) {
      state.text = start.text;
      state.base = start.version;
      setText(start.text);
    }
    state.saved = state.base === start.version ? start : state.saved;
  }, [start]);

  useEffect(() => {
    if (now.current.status === 'dirty') void save();
    const retry = () => {
      if (now.current.status === 'waiting') void save();
    };
    const again = setInterval(retry, RETRY_AFTER);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', retry);
      // Leaving the page saves what is written.
      if (now.current.status === 'dirty') void save();
    };
  }, [save]);

  return {
    text,
    status,
    marked,
    error,
    theirs,
    write: (next) => {
      now.current.text = next;
      setText(next);
      keep(name, { draft: next, version: now.current.base });
      if (now.current.status !== 'conflict' && now.current.status !== 'saving') setStatus('dirty');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), after);
    },
    flush: () => void save(),
    keepMine: () => {
      if (!theirs) return;
      now.current.base = theirs.version;
      now.current.saved = theirs;
      now.current.status = 'dirty';
      setTheirs(null);
      void save();
    },
    takeTheirs: () => {
      if (!theirs) return;
      now.current = { ...now.current, text: theirs.text, base: theirs.version, saved: theirs };
      setText(theirs.text);
      setTheirs(null);
      letGo(name);
      setStatus('saved');
    },
  };
}
