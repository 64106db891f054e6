// The activities that spread what a matter is about, and which affected units they have reached.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { coverage, type Coverage, type ShownActivity } from '../../api/matter_parts';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, ErrorNotice } from '../../components/notice';

interface NamedGroup {
  id: string;
  name: string;
}

function PlanForm({ matter, groups, data }: { matter: string; groups: NamedGroup[]; data: Coverage }) {
  const { t } = useTranslation();
  const [wish, setWish] = useState({ kind: data.kinds[0]?.id ?? '', title: '', held: '', place: '', organiser: groups[0]?.id ?? '' });
  const [units, setUnits] = useState(data.units.map((one) => one.unit));
  const save = useChange((activity: object) => send('POST', '/activities', activity));
  const put = (part: Partial<typeof wish>) => setWish((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...wish, matters: [matter], units });
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="form-row">
        <Field>
          <Label>{t('activities.kind')}</Label>
          <Select lang="sv" value={wish.kind} onChange={(event) => put({ kind: event.target.value })}>
            {data.kinds.map((kind) => (
              <Select.Option key={kind.id} value={kind.id}>
                {kind.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield label={t('activities.held')} type="date" required value={wish.held} onChange={(event: { target: { value: string } }) => put({ held: event.target.value })} />
      </div>
      <Textfield label={t('activities.heading')} required lang="sv" value={wish.title} onChange={(event: { target: { value: string } }) => put({ title: event.target.value })} />
      <div className="form-row">
        <Textfield label={t('activities.place')} lang="sv" value={wish.place} onChange={(event: { target: { value: string } }) => put({ place: event.target.value })} />
        <Field>
          <Label>{t('activities.organiser')}</Label>
          <Select lang="sv" value={wish.organiser} onChange={(event) => put({ organiser: event.target.value })}>
            {groups.map((group) => (
              <Select.Option key={group.id} value={group.id}>
                {group.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      <fieldset className="checks">
        <legend>{t('activities.invite')}</legend>
        {data.units.map((unit) => (
          <label key={unit.unit} lang="sv">
            <input
              type="checkbox"
              checked={units.includes(unit.unit)}
              onChange={(event) => setUnits((now) => (event.target.checked ? [...now, unit.unit] : now.filter((id) => id !== unit.unit)))}
            />{' '}
            {unit.unit_name}
          </label>
        ))}
      </fieldset>
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('activities.save')}
        </Button>
      </div>
    </form>
  );
}

/** One number for each unit invited or affected; what is counted by profession is kept as it is. */
function AttendanceForm({ one, data }: { one: ShownActivity; data: Coverage }) {
  const { t } = useTranslation();
  const units = new Map(data.units.map((unit) => [unit.unit, unit.unit_name]));
  for (const unit of one.units) units.set(unit.unit, unit.unit_name);
  const whole = one.attendance.filter((row) => !row.profession);
  const [persons, setPersons] = useState<Record<string, string>>(Object.fromEntries(whole.map((row) => [row.unit, String(row.persons)])));
  const save = useChange((attendance: object[]) =>
    send('PUT', path`/activities/${one.activity.number}/attendance`, { version: one.activity.version, attendance }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const counted = Object.entries(persons).filter(([, count]) => Number(count) > 0);
    save.mutate([...one.attendance.filter((row) => row.profession), ...counted.map(([unit, count]) => ({ unit, persons: Number(count) }))]);
  };
  return (
    <form className="form" onSubmit={submit}>
      {[...units].map(([unit, name]) => (
        <Textfield
          key={unit}
          label={t('activities.persons', { unit: name })}
          inputMode="numeric"
          pattern="\d{0,4}"
          value={persons[unit] ?? ''}
          onChange={(event: { target: { value: string } }) => setPersons((now) => ({ ...now, [unit]: event.target.value }))}
        />
      ))}
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('activities.saveCame')}
        </Button>
      </div>
    </form>
  );
}

function Body({ matter, groups, data }: { matter: string; groups: NamedGroup[]; data: Coverage }) {
  const { t } = useTranslation();
  return (
    <>
      {data.activities.length === 0 ? <p className="quiet">{t('activities.none')}</p> : <p>{t('activities.reached', { reached: data.reached, affected: data.affected })}</p>}
      {data.activities.length > 0 && data.units.length > 0 ? (
        <Frame label={t('activities.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('activities.unit')}</th>
                <th scope="col">{t('activities.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.units.map((unit) => (
                <tr key={unit.unit}>
                  <th scope="row" lang="sv">
                    {unit.unit_name}
                  </th>
                  <td>
                    <span className={`status ${unit.reached ? 'status-met' : ''}`}>
                      <Icon name={unit.reached ? 'check' : unit.invited ? 'later' : 'dash'} />
                      <span>{unit.reached ? t('activities.yes', { count: unit.persons }) : unit.invited ? t('activities.invited') : t('activities.no')}</span>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      ) : null}
      <ul className="linked">
        {data.activities.map((one) => (
          <li key={one.activity.number}>
            <div>
              <p lang="sv">
                <strong>{one.activity.title}</strong>
              </p>
              <p className="quiet" lang="sv">
                {[one.kind_name, one.activity.held, one.activity.place, one.organiser_name].filter(Boolean).join(' · ')}
              </p>
              <p>{t('activities.count', { count: one.persons })}</p>
              {one.may_change ? (
                <Fold title={t('activities.cameOf', { title: one.activity.title })}>
                  <AttendanceForm key={one.activity.version} one={one} data={data} />
                </Fold>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {data.may_plan && groups.length > 0 ? (
        <Fold title={t('activities.plan')}>
          <PlanForm key={data.activities.length} matter={matter} groups={groups} data={data} />
        </Fold>
      ) : null}
    </>
  );
}

/** `groups` may hold an activity for the matter: the one that leads it first. */
export function MatterActivities({ matter, groups }: { matter: string; groups: NamedGroup[] }) {
  const { t } = useTranslation();
  const query = useQuery(coverage(matter));
  if (query.data && query.data.activities.length === 0 && !query.data.may_plan) return null;
  return (
    <section id="aktiviteter" tabIndex={-1}>
      <h2>{t('activities.title')}</h2>
      <Answer query={query} rows={3}>
        {(data) => <Body matter={matter} groups={groups} data={data} />}
      </Answer>
    </section>
  );
}
