import { useTranslation } from 'react-i18next';
import type { SaveStatus } from '../lib/autosave';
import { Icon } from './icon';

/** Where a text that saves itself is on its way to the server. Quiet: nothing before anything is written. */
export function SaveMark({ status, marked }: { status: SaveStatus; marked: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`save-mark save-${status}`} role="status">
      {status === 'saving' ? t('entry.saving') : null}
      {status === 'waiting' ? (
        <>
          <Icon name="later" /> {t('entry.waiting')}
        </>
      ) : null}
      {status === 'saved' && marked ? (
        <>
          <Icon name="check" /> {t('entry.savedMark')}
        </>
      ) : null}
    </span>
  );
}
