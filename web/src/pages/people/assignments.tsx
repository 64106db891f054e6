// A person's assignments: a role, within a unit and all below it, for a time.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { Assignment, PersonRow } from '../../api/model';
import { roles } from '../../api/people';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { useToday } from '../../components/today';
import { dayAfter } from '../../lib/days';

/** The last day is what people write; the server counts up to the day after. */
function EndForm({ person, assignment }: { person: PersonRow; assignment: Assignment }) {
  const { t } = useTranslation();
  const now = useToday();
  const [last, setLast] = useState(assignment.valid_to ? dayAfter(assignment.valid_to, -1) : now);
  const save = useChange((wish: object) => send('PUT', path`/persons/${person.id}/assignments/${assignment.id}`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ valid_to: dayAfter(last, 1) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        type="date"
        label={t('people.lastDay')}
        required
        value={last}
        onChange={(event) => setLast(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" variant="secondary" data-size="sm" loading={save.isPending}>
          {t('people.endAssignment')}
        </Button>
      </div>
    </form>
  );
}

function AddForm({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  const { units, unit: here } = usePlace();
  const list = useQuery(roles());
  const [role, setRole] = useState('');
  const [unit, setUnit] = useState(here);
  const now = useToday();
  const [from, setFrom] = useState(now);
  const [last, setLast] = useState('');
  const save = useChange((wish: object) => send('POST', path`/persons/${person.id}/assignments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ role, unit, valid_from: from, ...(last ? { valid_to: dayAfter(last, 1) } : {}) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Field>
        <Label>{t('people.role')}</Label>
        <Select required value={role} onChange={(event) => setRole(event.target.value)} lang="sv">
          <Select.Option value="">{t('people.chooseRole')}</Select.Option>
          {(list.data?.roles ?? []).map((one) => (
            <Select.Option key={one.id} value={one.id}>
              {one.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label>{t('people.within')}</Label>
        <Select value={unit} onChange={(event) => setUnit(event.target.value)} lang="sv">
          {units.map((row) => (
            <Select.Option key={row.id} value={row.id}>
              {'\u2003'.repeat(row.depth) + row.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className="form-row">
        <Textfield
          type="date"
          label={t('people.from')}
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Textfield
          type="date"
          label={t('people.lastDayOptional')}
          min={from}
          value={last}
          onChange={(event) => setLast(event.target.value)}
        />
      </div>
      <ErrorNotice error={save.error ?? list.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('people.addAssignment')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}

export function Assignments({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('people.assignments')}</h2>
      {person.assignments.length === 0 ? (
        <p className="quiet">{t('people.noAssignmentsHelp')}</p>
      ) : (
        <Frame label={t('people.assignments')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('people.role')}</th>
                <th scope="col">{t('people.within')}</th>
                <th scope="col">{t('people.from')}</th>
                <th scope="col">{t('people.lastDay')}</th>
              </tr>
            </thead>
            <tbody>
              {person.assignments.map((one) => (
                <tr key={one.id}>
                  <th scope="row" lang="sv">{one.role_name}</th>
                  <td lang="sv">{one.unit_name}</td>
                  <td className="nowrap">{one.valid_from}</td>
                  <td className="nowrap">{one.valid_to ? dayAfter(one.valid_to, -1) : t('people.untilFurther')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Frame>
      )}
      <Fold title={t('people.addAssignment')}>
        <AddForm person={person} />
      </Fold>
      {person.assignments.map((one) => (
        <Fold key={one.id} title={t('people.endOf', { role: one.role_name, unit: one.unit_name })}>
          <EndForm person={person} assignment={one} />
        </Fold>
      ))}
    </section>
  );
}
