import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { ActionDetail } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { unlessWritten } from '../../lib/sent';

/** A comment on the whole action or on one of its sub-targets. */
export function ActionCommentForm({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const { period } = usePlace();
  const [text, setText] = useState('');
  const [about, setAbout] = useState('');
  const save = useChange((wish: object) => send('POST', path`/actions/${detail.action.id}/comments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ period, text, ...(about ? { sub_target: about } : {}) }, { onSuccess: () => setText(unlessWritten(text, '')) });
  };
  return (
    <form className="form" onSubmit={submit}>
      {detail.sub_targets.length > 0 ? (
        <Field>
          <Label>{t('actions.commentOn')}</Label>
          <Select value={about} onChange={(event) => setAbout(event.target.value)}>
            <Select.Option value="">{t('actions.wholeAction')}</Select.Option>
            {detail.sub_targets.map((target) => (
              <Select.Option key={target.id} value={target.id}>
                {target.what}
              </Select.Option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Textfield
        multiline
        rows={4}
        required
        label={t('actions.commentText')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('actions.saveComment')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}
