// The files that hang on a matter. A browser saves them; it never shows them by itself.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { address, path, send, upload } from '../../api/client';
import { attachments, type AttachmentList } from '../../api/matter_parts';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';

function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MiB`;
}

function Body({ matter, data }: { matter: string; data: AttachmentList }) {
  const { t } = useTranslation();
  const id = useId();
  const add = useChange((file: File) => upload(path`/matters/${matter}/attachments`, file, {}));
  const remove = useChange((number: number) => send('DELETE', path`/matters/${matter}/attachments/${number}`));
  return (
    <>
      {data.attachments.length === 0 ? <p className="quiet">{t('attachments.none')}</p> : null}
      <ul className="linked">
        {data.attachments.map((one) => (
          <li key={one.number}>
            <div>
              <a href={address(path`/matters/${matter}/attachments/${one.number}`)} download={one.name} lang="sv">
                {one.name}
              </a>
              <p className="quiet">
                {[sizeInWords(one.size), one.person_name, one.at.slice(0, 10), one.scanned ? '' : t('attachments.notScanned')].filter(Boolean).join(' · ')}
              </p>
            </div>
            {one.may_remove ? (
              <Button
                variant="tertiary"
                data-size="sm"
                className="row-button no-print"
                aria-label={t('attachments.removeOf', { name: one.name })}
                loading={remove.isPending}
                onClick={() => remove.mutate(one.number)}
              >
                {t('attachments.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNotice error={add.error ?? remove.error} />
      {data.may_add ? (
        <div className="form no-print">
          <label htmlFor={id}>{t('attachments.add')}</label>
          <input
            id={id}
            type="file"
            disabled={add.isPending}
            accept={data.kinds.map((kind) => `.${kind.ending}`).join(',')}
            aria-describedby={`${id}-rules`}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) add.mutate(file);
              event.target.value = '';
            }}
          />
          <p className="quiet" id={`${id}-rules`}>
            {t('attachments.rules', { largest: data.largest, kinds: data.kinds.map((kind) => kind.ending).join(', ') })} {data.scans ? '' : t('attachments.unscanned')}
          </p>
        </div>
      ) : null}
    </>
  );
}

export function MatterAttachments({ matter }: { matter: string }) {
  const { t } = useTranslation();
  const query = useQuery(attachments(matter));
  return (
    <section id="filer" tabIndex={-1}>
      <h2>{t('attachments.title')}</h2>
      <Answer query={query} rows={2}>
        {(data) => <Body matter={matter} data={data} />}
      </Answer>
    </section>
  );
}
