// What has been signed: every version as it was then, its files, and what has changed since.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address, getFile, path } from '../../api/client';
import type { SignedVersion } from '../../api/model';
import { signedDifference, signedVersions } from '../../api/rounds';
import { Frame } from '../../components/frame';
import { Icon } from '../../components/icon';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { download } from '../../lib/download';
import { moment } from '../../lib/format';

const FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'md'] as const;

/** Against the version before; 0 says the newest against what stands now. */
function Difference({ unit, period, version }: { unit: string; period: string; version: number }) {
  const { t } = useTranslation();
  const query = useQuery(signedDifference(unit, period, version));
  return (
    <Answer query={query} rows={3}>
      {({ differences }) =>
        differences.length === 0 ? (
          <p className="quiet">{t('signed.noDifference')}</p>
        ) : (
          <Frame label={t('signed.difference')}>
            <table className="plain-table difference">
              <thead>
                <tr>
                  <th scope="col">{t('signed.where')}</th>
                  <th scope="col">{t('signed.before')}</th>
                  <th scope="col">{t('signed.after')}</th>
                </tr>
              </thead>
              <tbody lang="sv">
                {differences.map((change, i) => (
                  <tr key={i}>
                    <th scope="row">{change.where}</th>
                    <td><del>{change.before}</del></td>
                    <td><ins>{change.after}</ins></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Frame>
        )
      }
    </Answer>
  );
}

function Version({ unit, period, one, newest }: { unit: string; period: string; one: SignedVersion; newest: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [fetching, setFetching] = useState('');
  const file = path`/units/${unit}/signed/${period}/${one.version}/file`;
  const fetchFile = async (format: string) => {
    setFetching(format);
    setError(null);
    try {
      const { name, bytes } = await getFile(file, { format });
      download(name, bytes);
    } catch (refusal) {
      setError(refusal as Error);
    }
    setFetching('');
  };
  return (
    <li>
      <h3>{t('signed.version', { version: one.version })}</h3>
      <p>
        {t('signed.by', { name: one.signed_by_name, at: moment(one.signed_at) })}
        {one.function ? <span lang="sv">, {one.function}</span> : null}
      </p>
      {one.reason ? <p className="written" lang="sv">{one.reason}</p> : null}
      <p className="quiet">
        {t('signed.hash')} <code className="hash">{one.hash}</code>
      </p>
      <div className="form-buttons">
        {FORMATS.map((format) => (
          <Button key={format} asChild variant="secondary" data-size="sm">
            <a
              href={address(file, { format })}
              aria-label={t('signed.download', { format: t(`report.${format}`), version: one.version })}
              onClick={(event) => {
                event.preventDefault();
                void fetchFile(format);
              }}
            >
              <Icon name="down" />
              {t(`report.${format}`)}
            </a>
          </Button>
        ))}
      </div>
      <p className="ds-sr-only" role="status">{fetching ? t('report.fetching', { format: fetching }) : ''}</p>
      <ErrorNotice error={error} />
      <div className="form-buttons">
        {one.version > 1 ? (
          <Button
            variant="tertiary"
            data-size="sm"
            aria-expanded={shown === one.version}
            onClick={() => setShown(shown === one.version ? null : one.version)}
          >
            {t('signed.againstBefore', { version: one.version - 1 })}
          </Button>
        ) : null}
        {newest ? (
          <Button variant="tertiary" data-size="sm" aria-expanded={shown === 0} onClick={() => setShown(shown === 0 ? null : 0)}>
            {t('signed.againstNow')}
          </Button>
        ) : null}
      </div>
      {shown === null ? null : <Difference unit={unit} period={period} version={shown} />}
    </li>
  );
}

export function SignedView({ unit, period }: { unit: string; period: string }) {
  const { t } = useTranslation();
  const query = useQuery(signedVersions(unit, period));
  return (
    <Answer query={query} rows={5}>
      {({ versions }) => {
        if (versions.length === 0) {
          return (
            <Empty title={t('signed.none')}>
              <p>{t('signed.noneHelp')}</p>
            </Empty>
          );
        }
        const ordered = [...versions].sort((a, b) => b.version - a.version);
        return (
          <>
            <p className="overview-answer">{t('signed.answer', { count: versions.length })}</p>
            <ul className="signed-versions">
              {ordered.map((one, i) => (
                <Version key={one.version} unit={unit} period={period} one={one} newest={i === 0} />
              ))}
            </ul>
          </>
        );
      }}
    </Answer>
  );
}
