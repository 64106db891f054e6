import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { ActionDetail } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { usePeriodName } from '../../components/text';
import { unlessWritten } from '../../lib/sent';

const STATUSES = ['not_started', 'ongoing', 'delayed', 'done', 'cancelled'] as const;

/** Reports how the action goes in the chosen period, for the whole or for one of its units. */
export function StatusForm({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const name = usePeriodName();
  const { action } = detail;
  const [status, setStatus] = useState('');
  const [unit, setUnit] = useState('');
  const [comment, setComment] = useState('');
  const save = useChange((wish: object) => send('POST', path`/actions/${action.id}/statuses`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { period, status, ...(unit ? { unit } : {}), ...(comment ? { comment } : {}) },
      { onSuccess: () => setComment(unlessWritten(comment, '')) },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      {action.units.length > 0 ? (
        <Field>
          <Label>{t('actions.forUnit')}</Label>
          <Select value={unit} onChange={(event) => setUnit(event.target.value)}>
            <Select.Option value="">{t('actions.wholeAction')}</Select.Option>
            {action.units.map((one) => (
              <Select.Option key={one.unit} value={one.unit}>
                {one.unit_name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field>
        <Label>{`${t('actions.newStatus')}, ${name(period)}`}</Label>
        <Select required value={status} onChange={(event) => setStatus(event.target.value)}>
          <Select.Option value="">{t('actions.chooseStatus')}</Select.Option>
          {STATUSES.map((id) => (
            <Select.Option key={id} value={id}>
              {t(`status.${id}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Textfield
        multiline
        rows={2}
        label={t('actions.statusComment')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('actions.report')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}
