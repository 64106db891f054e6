// A comment for the period, written with the computed changes in view so that the words agree with the figures.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import type { MeasurePage } from '../../api/model';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePeriodName } from '../../components/text';
import { ChangeList } from './changes';

export function CommentForm({ page }: { page: MeasurePage }) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const present = page.comments.filter((comment) => comment.period === page.period).map((comment) => comment.text);
  const [text, setText] = useState(present.join('\n\n'));
  const save = useChange((wish: object) => send('PUT', path`/units/${page.unit}/comments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ scope: 'measure', scope_id: page.measure.id, period: page.period, text });
  };
  return (
    <form className="form" onSubmit={submit}>
      <ChangeList page={page} />
      <Textfield
        multiline
        rows={8}
        lang="sv"
        label={t('measure.commentText', { period: name(page.period) })}
        description={t('measure.commentHelp')}
        value={text}
        onChange={(event) => setText(event.target.value)}
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
