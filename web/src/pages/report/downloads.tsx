import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { address, getFile, path } from '../../api/client';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { download } from '../../lib/download';

const FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'md'] as const;
type Format = (typeof FORMATS)[number];

/** The five formats. Making one takes a moment: the page says so, and says why where it cannot be made. */
export function Downloads({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const where = path`/reports/${unit}/${period}/file`;
  const fetching = useMutation<void, Error, Format>({
    mutationFn: async (format) => {
      const file = await getFile(where, { format });
      download(file.name, file.bytes);
    },
  });
  const format = fetching.variables ? t(`report.${fetching.variables}`) : '';
  return (
    <section>
      <h2>{t('report.download')}</h2>
      <ul className="formats">
        {FORMATS.map((choice) => (
          <li key={choice}>
            {/* A real link, so that it can be copied and opened elsewhere. */}
            <a
              href={address(where, { format: choice })}
              download
              onClick={(event) => {
                event.preventDefault();
                if (!fetching.isPending) fetching.mutate(choice);
              }}
            >
              <Icon name="down" />
              <span>
                <strong>{t(`report.${choice}`)}</strong> <small>{t(`report.${choice}Help`)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {fetching.isPending ? t('report.fetching', { format }) : fetching.isSuccess ? t('report.fetched', { format }) : ''}
      </p>
      <ErrorNotice error={fetching.error} />
    </section>
  );
}
