// A person's name and how they are reached; a new person gets a password for the first log-in.
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { CreatedPerson, PersonRow } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';

interface Fields {
  name: string;
  title: string;
  user_name: string;
  email: string;
  employee_hsa_id: string;
}

function PersonFields({ value, onChange }: { value: Fields; onChange: (value: Fields) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Textfield
        label={t('people.name')}
        required
        autoComplete="off"
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.target.value })}
      />
      <Textfield
        label={t('people.personTitle')}
        description={t('people.personTitleHelp')}
        autoComplete="off"
        value={value.title}
        onChange={(event) => onChange({ ...value, title: event.target.value })}
      />
      <Textfield
        label={t('people.userName')}
        description={t('people.userNameHelp')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value.user_name}
        onChange={(event) => onChange({ ...value, user_name: event.target.value })}
      />
      <Textfield
        type="email"
        label={t('people.email')}
        description={t('people.emailHelp')}
        autoComplete="off"
        value={value.email}
        onChange={(event) => onChange({ ...value, email: event.target.value })}
      />
      <Textfield
        label={t('people.hsa')}
        description={t('people.hsaHelp')}
        autoComplete="off"
        spellCheck={false}
        value={value.employee_hsa_id}
        onChange={(event) => onChange({ ...value, employee_hsa_id: event.target.value })}
      />
    </>
  );
}

export function NewPersonForm({ done }: { done: (person: PersonRow, password: string) => void }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState<Fields>({ name: '', title: '', user_name: '', email: '', employee_hsa_id: '' });
  const save = useChange((wish: Fields) => send<CreatedPerson>('POST', '/persons', wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(fields, { onSuccess: (made) => done(made.person, made.one_time_password) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <PersonFields value={fields} onChange={setFields} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('people.create')}
        </Button>
      </div>
    </form>
  );
}

export function ChangePersonForm({ person }: { person: PersonRow }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState<Fields>(person);
  const [disabled, setDisabled] = useState(person.disabled);
  const save = useChange((wish: object) => send('PUT', path`/persons/${person.id}`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, title, user_name, email, employee_hsa_id } = fields;
    save.mutate({ name, title, user_name, email, employee_hsa_id, disabled, version: person.version });
  };
  return (
    <form className="form" onSubmit={submit}>
      <PersonFields value={fields} onChange={setFields} />
      <Checkbox
        label={t('people.disable')}
        description={t('people.disableHelp')}
        checked={disabled}
        onChange={(event) => setDisabled(event.target.checked)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}
