// A field that is changed in place and saves itself.
import { path, send } from '../../api/client';
import { readMatter, type FlowField, type MatterPage } from '../../api/flows';
import { ConflictNotice } from '../../components/conflict';
import { ErrorNotice } from '../../components/notice';
import { SaveMark } from '../../components/save_mark';
import { useWho } from '../../components/session';
import { useAutosave } from '../../lib/autosave';
import { numberText } from '../../lib/flow_fields';
import { FieldInput } from './field_input';
import { useMatterChange } from './matter_change';
import { useValueText } from './shown_value';

/** As the field is written here: a number with a comma. */
const shownIn = (field: FlowField, text: string | undefined) => (field.kind === 'number' ? numberText(text) : (text ?? ''));

export function EditedField({ page, field }: { page: MatterPage; field: FlowField }) {
  const valueText = useValueText(page);
  const id = page.summary.id;
  const inServer = shownIn(field, page.fields[field.id]);
  const { person } = useWho();
  const change = useMatterChange(page, ({ text, version }: { text: string; version: number }) =>
    send<{ version: number; fields: Record<string, string> }>('PUT', path`/matters/${id}`, { version, fields: { [field.id]: text } }),
  );
  const saved = useAutosave({
    name: `${person}.matter.${id}.${field.id}`,
    start: { text: inServer, version: page.version },
    send: async (text, version) => {
      const reply = await change.mutateAsync({ text, version });
      return { text: shownIn(field, reply.fields[field.id]), version: reply.version };
    },
    read: async () => {
      const now = await readMatter(id);
      return { text: shownIn(field, now.fields[field.id]), version: now.version };
    },
  });
  return (
    <div className="edited-field" id={`falt-${field.id}`} tabIndex={-1}>
      <FieldInput field={field} value={saved.text} onChange={saved.write} onLeave={saved.flush} />
      <SaveMark status={saved.status} marked={saved.marked} />
      <ErrorNotice error={saved.status === 'refused' ? saved.error : null} />
      {saved.status === 'conflict' && saved.theirs ? (
        <ConflictNotice
          differences={[{ name: field.name, theirs: valueText(field, saved.theirs.text), mine: valueText(field, saved.text) }]}
          keepMine={saved.keepMine}
          takeTheirs={saved.takeTheirs}
        />
      ) : null}
    </div>
  );
}
