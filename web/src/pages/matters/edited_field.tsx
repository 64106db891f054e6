// A field that is changed in place and saves itself. The whole matter has one version; that somebody has changed another
// field meanwhile is no conflict, so it is sent again with the newer version.
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { path, send } from '../../api/client';
import { readMatter, type FlowField, type MatterPage } from '../../api/flows';
import { ConflictNotice } from '../../components/conflict';
import { ErrorNotice } from '../../components/notice';
import { SaveMark } from '../../components/save_mark';
import { useAutosave } from '../../lib/autosave';
import { isConflict } from '../../lib/editing';
import { numberText } from '../../lib/flow_fields';
import { FieldInput } from './field_input';
import { useValueText } from './shown_value';

/** As the field is written here: a number with a comma. */
const shownIn = (field: FlowField, text: string | undefined) => (field.kind === 'number' ? numberText(text) : (text ?? ''));

export function EditedField({ page, field }: { page: MatterPage; field: FlowField }) {
  const client = useQueryClient();
  const valueText = useValueText(page);
  const id = page.summary.id;
  const inServer = shownIn(field, page.fields[field.id]);
  const base = useRef(inServer);
  const put = (text: string, version: number) =>
    send<{ version: number; fields: Record<string, string> }>('PUT', path`/matters/${id}`, { version, fields: { [field.id]: text } });
  const saved = useAutosave({
    name: `matter/${id}/${field.id}`,
    start: { text: inServer, version: page.version },
    send: async (text, version) => {
      let reply;
      try {
        reply = await put(text, version);
      } catch (error) {
        if (!isConflict(error)) throw error;
        const now = await readMatter(id);
        if (shownIn(field, now.fields[field.id]) !== base.current) throw error;
        reply = await put(text, now.version);
      }
      base.current = shownIn(field, reply.fields[field.id]);
      void client.invalidateQueries({ queryKey: ['matters'] });
      return { text: base.current, version: reply.version };
    },
    read: async () => {
      const now = await readMatter(id);
      return { text: shownIn(field, now.fields[field.id]), version: now.version };
    },
  });
  if (saved.status === 'saved') base.current = inServer;
  return (
    <div className="edited-field" id={`falt-${field.id}`} tabIndex={-1}>
      <FieldInput field={field} value={saved.text} onChange={saved.write} onLeave={saved.flush} />
      <SaveMark status={saved.status} marked={saved.marked} />
      <ErrorNotice error={saved.status === 'refused' ? saved.error : null} />
      {saved.status === 'conflict' && saved.theirs ? (
        <ConflictNotice
          differences={[{ name: field.name, theirs: valueText(field, saved.theirs.text), mine: valueText(field, saved.text) }]}
          keepMine={() => {
            base.current = saved.theirs?.text ?? base.current;
            saved.keepMine();
          }}
          takeTheirs={saved.takeTheirs}
        />
      ) : null}
    </div>
  );
}
