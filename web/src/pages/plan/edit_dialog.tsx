// The frame of every form about the plan: a dialog that takes the focus and gives it back, the refusal, and both
// versions side by side when somebody else saved first.
import { Button, Dialog } from '@digdir/designsystemet-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictNotice, type Difference } from '../../components/conflict';
import { ErrorNotice } from '../../components/notice';
import type { Editing } from '../../lib/editing';

export function EditDialog<Fields extends object>({
  title,
  editing,
  differences,
  close,
  remove,
  children,
}: {
  title: string;
  editing: Editing<Fields>;
  differences: (theirs: Fields) => Difference[];
  close: () => void;
  /** Takes the thing out of the plan, after a question. */
  remove?: { name: string; act: () => void; pending: boolean; error: Error | null };
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const [sure, setSure] = useState(false);
  return (
    <Dialog open onClose={close} closeButton={t('common.close')} className="edit-dialog" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <form className="form" onSubmit={editing.submit}>
        {children}
        <ErrorNotice error={editing.error ?? remove?.error ?? null} />
        {editing.theirs ? (
          <ConflictNotice
            differences={differences(editing.theirs.fields)}
            keepMine={editing.keepMine}
            takeTheirs={editing.takeTheirs}
            pending={editing.pending}
          />
        ) : (
          <div className="form-buttons">
            <Button type="submit" loading={editing.pending}>
              {t('common.save')}
            </Button>
            <Button type="button" variant="tertiary" onClick={close}>
              {t('common.cancel')}
            </Button>
            {remove && !sure ? (
              <Button type="button" variant="tertiary" data-color="danger" className="aside-button" onClick={() => setSure(true)}>
                {t('plan.remove')}
              </Button>
            ) : null}
          </div>
        )}
        {remove && sure ? (
          <div className="sure" role="group" aria-label={t('plan.remove')}>
            <p>{t('plan.removeSure', { name: remove.name })}</p>
            <div className="form-buttons">
              <Button type="button" data-color="danger" loading={remove.pending} onClick={remove.act} autoFocus>
                {t('plan.removeYes')}
              </Button>
              <Button type="button" variant="tertiary" onClick={() => setSure(false)}>
                {t('common.cancel')}
              </Button>
            </div>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}
