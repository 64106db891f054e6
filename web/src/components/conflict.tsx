// Somebody else saved first: both versions side by side, and the reader chooses. Nothing is lost until then.
import { Alert, Button } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Swedish } from './text';

export interface Difference {
  name: string;
  theirs: string;
  mine: string;
}

/** What differs between two sets of fields, in words; `names` says how each is called and written. */
export function differences<Fields extends object>(
  theirs: Fields,
  mine: Fields,
  names: { [Key in keyof Fields]?: [string, ((value: Fields[Key]) => string)?] },
): Difference[] {
  return (Object.keys(names) as (keyof Fields)[]).flatMap((key) => {
    const [name, write] = names[key] ?? [''];
    const words = (value: Fields[typeof key]) => (write ? write(value) : String(value ?? ''));
    const [before, after] = [words(theirs[key]), words(mine[key])];
    return before === after ? [] : [{ name, theirs: before, mine: after }];
  });
}

export function ConflictNotice({
  differences: rows,
  by,
  keepMine,
  takeTheirs,
  pending = false,
}: {
  differences: Difference[];
  /** Who saved, and when, where that is known. */
  by?: string;
  keepMine: () => void;
  takeTheirs: () => void;
  pending?: boolean;
}) {
  const { t } = useTranslation();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <Alert ref={notice} data-color="warning" role="alert" tabIndex={-1} className="notice conflict-notice">
      <p>
        <strong>{t('conflict.title')}</strong> {by ? t('conflict.by', { by }) : ''} {t('conflict.help')}
      </p>
      {rows.length > 0 ? (
        <div className="conflict-sides">
          {rows.map((row) => (
            <div key={row.name} className="conflict-row">
              <p className="conflict-name">{row.name}</p>
              <div>
                <span className="conflict-whose">{t('conflict.theirs')}</span>
                <Swedish>{row.theirs || t('conflict.empty')}</Swedish>
              </div>
              <div>
                <span className="conflict-whose">{t('conflict.mine')}</span>
                <Swedish>{row.mine || t('conflict.empty')}</Swedish>
              </div>
            </div>
          ))}
        </div>
      ) : (
        <p>{t('conflict.same')}</p>
      )}
      <div className="form-buttons">
        <Button type="button" data-size="sm" loading={pending} onClick={keepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button type="button" data-size="sm" variant="secondary" onClick={takeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
      </div>
    </Alert>
  );
}
