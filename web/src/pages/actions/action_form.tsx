// A new action, or every structured field of one that exists.
import { Button, Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { plan as planQuery, planChoices, planMeasures, type Plan, type PlanChoices } from '../../api/plan';
import { get, path, send } from '../../api/client';
import type { ActionDetail } from '../../api/model';
import { action as actionQuery } from '../../api/queries';
import { ConflictNotice, differences } from '../../components/conflict';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useEditing, type Opened } from '../../lib/editing';
import { links } from '../../lib/place';

interface Fields {
  title: string;
  perspective: string;
  success_factor: string;
  goal: string;
  description: string;
  expected_effect: string;
  responsible: string;
  responsibles: { kind: string; unit: string }[];
  timetable: string;
  dated: boolean;
  schedule_kind: string;
  start_by: string;
  due_by: string;
  schedule_note: string;
  measures: string[];
  year: string;
  number: string;
  fields: Record<string, string>;
}

// Fields with a place of their own above, and those that only say where an imported action comes from.
const PLACED = ['description', 'expected_effect', 'perspective_basis', 'seed_lines'];

function opened(detail: ActionDetail): Opened<Fields> {
  const { action } = detail;
  return {
    version: action.version,
    fields: {
      title: action.title,
      perspective: action.perspective,
      success_factor: action.success_factor,
      goal: action.goal,
      description: action.description,
      expected_effect: action.expected_effect,
      responsible: action.responsible,
      responsibles: action.responsibles.map(({ kind, unit }) => ({ kind, unit: unit ?? '' })),
      timetable: action.timetable,
      dated: Boolean(action.start_by || action.due_by || action.schedule_kind),
      schedule_kind: action.schedule_kind,
      start_by: action.start_by ?? '',
      due_by: action.due_by ?? '',
      schedule_note: action.schedule_note,
      measures: action.measures,
      year: String(action.year),
      number: String(action.number),
      fields: Object.fromEntries(Object.entries(detail.fields).filter(([name]) => !PLACED.includes(name))),
    },
  };
}

function blank(year: string): Opened<Fields> {
  return {
    version: 0,
    fields: {
      title: '', perspective: '', success_factor: '', goal: '', description: '', expected_effect: '', responsible: '', responsibles: [],
      timetable: '', dated: false, schedule_kind: '', start_by: '', due_by: '', schedule_note: '', measures: [], year, number: '', fields: {},
    },
  };
}

/** The body of the request: dates are sent only where they are given by hand, else the server reads them from the words. */
function wish(fields: Fields): object {
  const { dated, schedule_kind, start_by, due_by, year: _year, number: _number, ...rest } = fields;
  return { ...rest, ...(dated ? { schedule_kind, start_by, due_by } : {}) };
}

function Form({ unit, plan, choices, detail }: { unit: string; plan: Plan; choices: PlanChoices; detail?: ActionDetail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { units, unitName, period } = usePlace();
  const id = detail?.action.id ?? '';
  const done = (made: ActionDetail) => void navigate(links.action(unit, made.action.id, period));
  const editing = useEditing<Fields>({
    start: detail ? opened(detail) : blank(period.slice(0, 4)),
    read: async () => opened(await get<ActionDetail>(path`/actions/${id}`)),
    save: async ({ fields, version }) => {
      const extra = fields.number ? { number: Number(fields.number) } : {};
      done(
        detail
          ? await send<ActionDetail>('PUT', path`/actions/${id}`, { ...wish(fields), version })
          : await send<ActionDetail>('POST', path`/units/${unit}/actions`, { ...wish(fields), year: Number(fields.year), ...extra }),
      );
    },
  });
  const { fields, put } = editing;
  const factors = plan.perspectives
    .filter((one) => !fields.perspective || one.id === fields.perspective)
    .flatMap((one) => one.factors.map((factor) => ({ ...factor, perspective: one.id })));
  const functionName = (kind: string) => choices.functions.find((one) => one.id === kind)?.name ?? kind;
  const factorName = (factor: string) =>
    plan.perspectives.flatMap((one) => one.factors).find((one) => one.id === factor)?.name ?? factor;
  const measureName = (measure: string) => planMeasures(plan).find((one) => one.measure.id === measure)?.measure.name ?? measure;
  // A linked measure that has left the plan stays in view, so that saving does not drop it unseen.
  const measures = [...new Set([...planMeasures(plan).map((one) => one.measure.id), ...fields.measures])];
  const long = (name: 'description' | 'expected_effect', label: string) => (
    <Textfield multiline rows={4} lang="sv" label={label} value={fields[name]} onChange={(event) => put({ [name]: event.target.value })} />
  );
  return (
    <form className="form wide-form" onSubmit={editing.submit}>
      <Fieldset>
        <Fieldset.Legend>{t('actionForm.what')}</Fieldset.Legend>
        <Textfield
          label={t('actionForm.title')}
          description={t('actionForm.titleHelp')}
          multiline
          rows={2}
          required
          lang="sv"
          value={fields.title}
          onChange={(event) => put({ title: event.target.value })}
        />
        <div className="form-row">
          <Field>
            <Label>{t('actionForm.perspective')}</Label>
            <Select required lang="sv" value={fields.perspective} onChange={(event) => put({ perspective: event.target.value, success_factor: '' })}>
              <Select.Option value="">{t('plan.choose')}</Select.Option>
              {plan.perspectives.map((one) => (
                <Select.Option key={one.id} value={one.id}>
                  {one.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Field>
            <Label>{t('actionForm.factor')}</Label>
            <Select lang="sv" value={fields.success_factor} onChange={(event) => put({ success_factor: event.target.value })}>
              <Select.Option value="">{t('actionForm.chooseFactor')}</Select.Option>
              {factors.map((one) => (
                <Select.Option key={one.id} value={one.id}>
                  {one.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        </div>
        <Textfield
          label={t('actionForm.goal')}
          description={t('actionForm.goalHelp')}
          lang="sv"
          value={fields.goal}
          onChange={(event) => put({ goal: event.target.value })}
        />
        {long('description', t('actionForm.description'))}
        {long('expected_effect', t('actionForm.effect'))}
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('actionForm.who')}</Fieldset.Legend>
        <Textfield label={t('actionForm.responsible')} lang="sv" value={fields.responsible} onChange={(event) => put({ responsible: event.target.value })} />
        <Fieldset>
          <Fieldset.Legend>{t('actionForm.functions')}</Fieldset.Legend>
          <div className="checks">
            {choices.functions.map((one) => {
              const chosen = fields.responsibles.find((any) => any.kind === one.id);
              return (
                <div key={one.id} className="function-choice">
                  <Checkbox
                    label={one.name}
                    lang="sv"
                    checked={chosen !== undefined}
                    onChange={(event) =>
                      put({
                        responsibles: event.target.checked
                          ? [...fields.responsibles, { kind: one.id, unit: '' }]
                          : fields.responsibles.filter((any) => any.kind !== one.id),
                      })
                    }
                  />
                  {chosen ? (
                    <Select
                      data-size="sm"
                      aria-label={t('actionForm.functionUnit', { name: one.name })}
                      lang="sv"
                      value={chosen.unit}
                      onChange={(event) =>
                        put({ responsibles: fields.responsibles.map((any) => (any.kind === one.id ? { ...any, unit: event.target.value } : any)) })
                      }
                    >
                      <Select.Option value="">{t('actionForm.ownUnit')}</Select.Option>
                      {units.map((row) => (
                        <Select.Option key={row.id} value={row.id}>
                          {row.name}
                        </Select.Option>
                      ))}
                    </Select>
                  ) : null}
                </div>
              );
            })}
          </div>
        </Fieldset>
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('actionForm.when')}</Fieldset.Legend>
        <Textfield
          label={t('actionForm.timetable')}
          description={t('actionForm.timetableHelp')}
          lang="sv"
          value={fields.timetable}
          onChange={(event) => put({ timetable: event.target.value })}
        />
        <Checkbox label={t('actionForm.dates')} checked={fields.dated} onChange={(event) => put({ dated: event.target.checked })} />
        {fields.dated ? (
          <div className="form-row">
            <Field>
              <Label>{t('actionForm.scheduleKind')}</Label>
              <Select lang="sv" value={fields.schedule_kind} onChange={(event) => put({ schedule_kind: event.target.value })}>
                <Select.Option value="">{t('actionForm.noKind')}</Select.Option>
                {choices.schedule_kinds.map((one) => (
                  <Select.Option key={one.id} value={one.id}>
                    {one.name}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Textfield type="date" label={t('actionForm.startBy')} value={fields.start_by} onChange={(event) => put({ start_by: event.target.value })} />
            <Textfield type="date" label={t('actionForm.dueBy')} value={fields.due_by} onChange={(event) => put({ due_by: event.target.value })} />
          </div>
        ) : null}
        <Textfield label={t('actionForm.scheduleNote')} lang="sv" value={fields.schedule_note} onChange={(event) => put({ schedule_note: event.target.value })} />
        {detail ? null : (
          <div className="form-row">
            <Textfield label={t('actionForm.year')} inputMode="numeric" pattern="\d{4}" required value={fields.year} onChange={(event) => put({ year: event.target.value })} />
            <Textfield
              label={t('actionForm.number')}
              description={t('actionForm.numberHelp')}
              inputMode="numeric"
              pattern="\d*"
              value={fields.number}
              onChange={(event) => put({ number: event.target.value })}
            />
          </div>
        )}
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('actionForm.ownFields')}</Fieldset.Legend>
        {choices.action_fields
          .filter((one) => !PLACED.includes(one.id))
          .map((one) => {
            const value = fields.fields[one.id] ?? '';
            const write = (text: string) => put({ fields: { ...fields.fields, [one.id]: text } });
            if (one.kind === 'choice') {
              return (
                <Field key={one.id}>
                  <Label lang="sv">{one.name}</Label>
                  <Select lang="sv" value={value} onChange={(event) => write(event.target.value)}>
                    <Select.Option value="">{t('actionForm.notChosen')}</Select.Option>
                    {one.choices.map((choice) => (
                      <Select.Option key={choice} value={choice}>
                        {choice}
                      </Select.Option>
                    ))}
                  </Select>
                </Field>
              );
            }
            return one.kind === 'date' ? (
              <Textfield key={one.id} type="date" lang="sv" label={one.name} value={value} onChange={(event) => write(event.target.value)} />
            ) : (
              <Textfield key={one.id} multiline rows={2} lang="sv" label={one.name} value={value} onChange={(event: { target: { value: string } }) => write(event.target.value)} />
            );
          })}
      </Fieldset>
      <Fieldset>
        <Fieldset.Legend>{t('actionForm.measures')}</Fieldset.Legend>
        {measures.length === 0 ? <p className="quiet">{t('actionForm.noMeasures')}</p> : null}
        {measures.map((measure) => (
          <Checkbox
            key={measure}
            label={measureName(measure)}
            lang="sv"
            checked={fields.measures.includes(measure)}
            onChange={(event) =>
              put({ measures: event.target.checked ? [...fields.measures, measure] : fields.measures.filter((other) => other !== measure) })
            }
          />
        ))}
      </Fieldset>
      <ErrorNotice error={editing.error} />
      {editing.theirs ? (
        <ConflictNotice
          differences={differences(editing.theirs.fields, fields, {
            title: [t('actionForm.title')],
            perspective: [t('actionForm.perspective'), (one) => plan.perspectives.find((any) => any.id === one)?.name ?? one],
            success_factor: [t('actionForm.factor'), factorName],
            goal: [t('actionForm.goal')],
            description: [t('actionForm.description')],
            expected_effect: [t('actionForm.effect')],
            responsible: [t('actionForm.responsible')],
            responsibles: [
              t('actionForm.functions'),
              (all) => all.map((one) => functionName(one.kind) + (one.unit ? `, ${unitName(one.unit)}` : '')).join('; '),
            ],
            timetable: [t('actionForm.timetable')],
            schedule_kind: [t('actionForm.scheduleKind'), (kind) => choices.schedule_kinds.find((one) => one.id === kind)?.name ?? kind],
            start_by: [t('actionForm.startBy')],
            due_by: [t('actionForm.dueBy')],
            schedule_note: [t('actionForm.scheduleNote')],
            measures: [t('actionForm.measures'), (all) => all.map(measureName).join('; ')],
          })}
          keepMine={editing.keepMine}
          takeTheirs={editing.takeTheirs}
          pending={editing.pending}
        />
      ) : (
        <div className="form-buttons">
          <Button type="submit" loading={editing.pending}>
            {t('actionForm.save')}
          </Button>
          <Button asChild variant="tertiary">
            <Link to={detail ? links.action(unit, id, period) : links.actions(unit, period)}>{t('common.cancel')}</Link>
          </Button>
        </div>
      )}
    </form>
  );
}

export default function ActionFormPage() {
  const { t } = useTranslation();
  const { unit = '', action: id = '' } = useParams();
  const { unitName, period, day } = usePlace();
  const detail = useQuery({ ...actionQuery(id, day), enabled: id !== '' });
  const own = detail.data?.action.unit ?? unit;
  const plan = useQuery(planQuery(own));
  const choices = useQuery(planChoices(own));
  const ready = plan.data && choices.data && (id === '' || detail.data) ? { plan: plan.data, choices: choices.data, detail: detail.data } : undefined;
  return (
    <Page
      title={id ? t('actionForm.edit') : t('actionForm.addTitle', { unit: unitName(unit) })}
      crumbs={[
        { to: links.actions(unit, period), text: `${t('actions.title')}, ${unitName(unit)}` },
        ...(detail.data ? [{ to: links.action(unit, id, period), text: `${detail.data.action.number}. ${detail.data.action.title}` }] : []),
      ]}
    >
      <Answer
        query={{
          data: ready,
          error: detail.error ?? plan.error ?? choices.error,
          isPending: !ready,
          refetch: () => Promise.all([detail.refetch(), plan.refetch(), choices.refetch()]),
        }}
        rows={10}
      >
        {(data) => <Form key={id || unit} unit={unit} plan={data.plan} choices={data.choices} detail={data.detail} />}
      </Answer>
    </Page>
  );
}
