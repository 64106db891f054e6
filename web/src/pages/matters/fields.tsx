// Everything that is filled in, by the stage where it is asked for. What belongs to later stages waits in a fold.
import { useTranslation } from 'react-i18next';
import type { FlowField, MatterPage } from '../../api/flows';
import { Fold } from '../../components/fold';
import { EditedField } from './edited_field';
import { openStep } from './next_steps';
import { ShownValue } from './shown_value';

function Group({ page, fields }: { page: MatterPage; fields: FlowField[] }) {
  if (page.may_edit && !page.summary.ended) {
    return (
      <div className="edited-fields">
        {fields.map((field) => (
          <EditedField key={field.id} page={page} field={field} />
        ))}
      </div>
    );
  }
  return (
    <dl className="fields">
      {fields.map((field) => (
        <div key={field.id} id={`falt-${field.id}`} tabIndex={-1}>
          <dt lang="sv">{field.name}</dt>
          <dd>
            <ShownValue page={page} field={field} text={page.fields[field.id]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function MatterFields({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const { stages } = page.type.matter;
  // What the open step asks for stands in its form, and not twice.
  const open = page.steps.find((step) => step.id === openStep(page));
  const fields = page.type.matter.fields.filter((field) => !open?.asks.includes(field.id));
  if (fields.length === 0) return null;
  const place = (id: string) => stages.findIndex((stage) => stage.id === id);
  const present = place(page.summary.stage);
  // What a next step asks for, or what is filled in already, is never hidden away.
  const asked = new Set(page.steps.flatMap((step) => [...step.asks, ...step.hindered.flatMap((fault) => fault.path.replace('fields/', ''))]));
  const now = (field: FlowField) => !field.stage || place(field.stage) <= present || asked.has(field.id) || Boolean(page.fields[field.id]);
  const groups = ['', ...stages.map((stage) => stage.id)]
    .map((stage) => ({ stage, fields: fields.filter((field) => field.stage === stage && now(field)) }))
    .filter((group) => group.fields.length > 0);
  const later = fields.filter((field) => !now(field));
  return (
    <section className="matter-fields" id="falt">
      <h2>{t('matters.fields')}</h2>
      {page.may_edit && !page.summary.ended ? <p className="quiet">{t('matters.savesItself')}</p> : null}
      {groups.map((group) => (
        <div key={group.stage} className="stage-fields">
          <h3 lang="sv">{stages.find((stage) => stage.id === group.stage)?.name ?? t('matters.fromStart')}</h3>
          <Group page={page} fields={group.fields} />
        </div>
      ))}
      {later.length > 0 ? (
        <Fold title={t('matters.laterFields', { count: later.length })}>
          <Group page={page} fields={later} />
        </Fold>
      ) : null}
    </section>
  );
}
