// Rename, move, merge, split, close and create: each a short form, each from a day.
import { Button, Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { UnitDetail, UnitRow } from '../../api/model';
import { levels, useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { ErrorNotice } from '../../components/notice';
import { today } from '../../lib/format';

interface Sending {
  where: string;
  body: object;
}

/** The frame of a change: a day, the button, the refusal, and word that it is done. */
function Change({
  dayLabel,
  button,
  wish,
  done,
  children,
}: {
  dayLabel: string;
  button: string;
  wish: (day: string) => Sending;
  done?: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [day, setDay] = useState(today());
  const save = useChange(({ where, body }: Sending) => send('POST', where, body));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(wish(day), done ? { onSuccess: done } : undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      {children}
      <Textfield type="date" label={dayLabel} required value={day} onChange={(event) => setDay(event.target.value)} />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {button}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('organisation.done') : ''}
        </span>
      </div>
    </form>
  );
}

function UnitChoice({ label, rows, value, onChange }: { label: string; rows: UnitRow[]; value: string; onChange: (id: string) => void }) {
  return (
    <Field>
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        {rows.map((row) => (
          <Select.Option key={row.id} value={row.id}>
            {row.name}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** "vo_hud VO Hud" on each line. */
function newUnits(text: string): { id: string; name: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [id = '', ...name] = line.split(/\s+/);
      return { id, name: name.join(' ') };
    });
}

export function ChangeForms({ unit, rows, detail, gone }: { unit: string; rows: UnitRow[]; detail: UnitDetail; gone: () => void }) {
  const { t } = useTranslation();
  const now = detail.intervals.at(-1);
  const levelList = useQuery(levels());
  const others = rows.filter((row) => row.id !== unit);
  const siblings = others.filter((row) => row.parent === now?.parent);
  const [name, setName] = useState(now?.name ?? '');
  const [parent, setParent] = useState(now?.parent ?? others[0]?.id ?? '');
  const [merged, setMerged] = useState<string[]>([]);
  const [id, setId] = useState('');
  const [into, setInto] = useState('');
  const [level, setLevel] = useState('enhet');
  const newId = <Textfield label={t('organisation.newId')} required pattern="[a-z0-9_]+" value={id} onChange={(event) => setId(event.target.value)} />;
  const newName = <Textfield label={t('organisation.newName')} required lang="sv" value={name} onChange={(event) => setName(event.target.value)} />;
  return (
    <section className="forms no-print">
      <h3>{t('organisation.change')}</h3>
      <p className="quiet">{t('organisation.changeHelp')}</p>
      <Fold title={t('organisation.rename')}>
        <Change
          dayLabel={t('organisation.fromDay')}
          button={t('organisation.rename')}
          wish={(from) => ({ where: path`/units/${unit}/rename`, body: { name, from } })}
        >
          {newName}
        </Change>
      </Fold>
      <Fold title={t('organisation.move')}>
        <Change
          dayLabel={t('organisation.fromDay')}
          button={t('organisation.move')}
          wish={(from) => ({ where: path`/units/${unit}/move`, body: { parent, from } })}
        >
          <UnitChoice label={t('organisation.newParent')} rows={others} value={parent} onChange={setParent} />
        </Change>
      </Fold>
      {siblings.length > 0 ? (
        <Fold title={t('organisation.merge')}>
          <Change
            dayLabel={t('organisation.fromDay')}
            button={t('organisation.merge')}
            done={gone}
            wish={(from) => ({ where: '/units/merge', body: { units: [unit, ...merged], id, name, from } })}
          >
            <Fieldset>
              <Fieldset.Legend>{t('organisation.mergeWith')}</Fieldset.Legend>
              {siblings.map((row) => (
                <Checkbox
                  key={row.id}
                  label={row.name}
                  checked={merged.includes(row.id)}
                  onChange={(event) =>
                    setMerged(event.target.checked ? [...merged, row.id] : merged.filter((other) => other !== row.id))
                  }
                />
              ))}
            </Fieldset>
            {newName}
            {newId}
          </Change>
        </Fold>
      ) : null}
      <Fold title={t('organisation.split_')}>
        <Change
          dayLabel={t('organisation.fromDay')}
          button={t('organisation.split_')}
          done={gone}
          wish={(from) => ({ where: path`/units/${unit}/split`, body: { into: newUnits(into), from } })}
        >
          <Textfield
            multiline
            rows={3}
            required
            label={t('organisation.into')}
            description={t('organisation.intoHelp')}
            value={into}
            onChange={(event) => setInto(event.target.value)}
          />
        </Change>
      </Fold>
      <Fold title={t('organisation.create')}>
        <Change
          dayLabel={t('organisation.fromDay')}
          button={t('organisation.create')}
          wish={(from) => ({ where: '/units', body: { id, name, level, parent: unit, from } })}
        >
          {newName}
          {newId}
          <Field>
            <Label>{t('organisation.createLevel')}</Label>
            <Select value={level} onChange={(event) => setLevel(event.target.value)}>
              {(levelList.data?.levels ?? []).map((one) => (
                <Select.Option key={one.id} value={one.id}>
                  {one.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        </Change>
      </Fold>
      <Fold title={t('organisation.close')}>
        <Change
          dayLabel={t('organisation.closeDay')}
          button={t('organisation.close')}
          done={gone}
          wish={(on) => ({ where: path`/units/${unit}/close`, body: { on } })}
        />
      </Fold>
    </section>
  );
}
