// A package in two steps: what it would change is shown, and nothing is written until the reader says so.
import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendPackage, type PackageChange, type PackagePreview } from '../../api/packages';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { changedStretches, lineDifference, type Line } from '../../lib/line_difference';
import { useKindName } from './kinds';

function DifferenceLine({ line }: { line: Line }) {
  const { t } = useTranslation();
  if (line.kind === 'same') return <span className="line">{line.text || ' '}</span>;
  const Mark = line.kind === 'added' ? 'ins' : 'del';
  return (
    <Mark className="line">
      <span aria-hidden="true">{line.kind === 'added' ? '+ ' : '− '}</span>
      <span className="ds-sr-only">{t(line.kind === 'added' ? 'writing.addedMark' : 'writing.removedMark')} </span>
      {line.text || ' '}
    </Mark>
  );
}

function Change({ change }: { change: PackageChange }) {
  const { t } = useTranslation();
  const lines = lineDifference(change.before, change.after);
  return (
    <section>
      <h4>
        <code>{change.path}</code>{' '}
        <span className="quiet">{t(`packages.changes.${change.change as 'new' | 'changed' | 'same'}`, { count: lines.length })}</span>
      </h4>
      {change.change === 'same'
        ? null
        : changedStretches(lines).map((stretch, i) => (
            <div key={i}>
              {stretch.skipped > 0 ? <p className="quiet">{t('packages.skipped', { count: stretch.skipped })}</p> : null}
              <pre className="line-difference difference" tabIndex={0} lang="sv" aria-label={change.path}>
                {stretch.lines.map((line, j) => (
                  <DifferenceLine key={j} line={line} />
                ))}
              </pre>
            </div>
          ))}
    </section>
  );
}

function Preview({ preview }: { preview: PackagePreview }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  const { package: inside } = preview;
  return (
    <section>
      <h3 lang="sv">{inside.name}</h3>
      <dl className="facts">
        <dt>{t('packages.kind')}</dt>
        <dd>{kindName(inside.kind)}</dd>
        <dt>{t('packages.signedBy')}</dt>
        <dd><Swedish>{preview.signed_by}</Swedish></dd>
        <dt>{t('packages.from')}</dt>
        <dd><Swedish>{inside.origin}</Swedish>, {inside.created}</dd>
        <dt>{t('packages.version')}</dt>
        <dd>{inside.version}</dd>
        <dt>{t('packages.licence')}</dt>
        <dd>{inside.licence}</dd>
        <dt>{t('packages.hash')}</dt>
        <dd><code className="key-text">{preview.hash}</code></dd>
      </dl>
      {preview.changes.map((change) => (
        <Change key={change.path} change={change} />
      ))}
    </section>
  );
}

export function TakeIn() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [noFile, setNoFile] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const look = useMutation<PackagePreview, Error, File>({ mutationFn: (chosen) => sendPackage(chosen, { apply: false }) });
  const apply = useChange((chosen: File) => sendPackage(chosen, { apply: true }));
  const forget = () => {
    look.reset();
    apply.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget();
    setNoFile(file === null);
    if (file) look.mutate(file);
    else input.current?.focus();
  };
  const nothingNew = look.data?.changes.every((change) => change.change === 'same') ?? false;
  return (
    <>
      <form className="form" onSubmit={submit} noValidate>
        <Textfield
          ref={input}
          type="file"
          accept=".ledstang"
          label={t('packages.file')}
          description={t('packages.fileHelp')}
          error={noFile ? t('packages.pickFile') : undefined}
          onChange={(event) => {
            setFile((event.target as HTMLInputElement).files?.[0] ?? null);
            setNoFile(false);
            forget();
          }}
        />
        <div className="form-buttons">
          <Button type="submit" loading={look.isPending}>{t('packages.look')}</Button>
        </div>
      </form>
      <div aria-live="polite">
        <ErrorNotice error={look.error ?? apply.error} />
        {apply.data ? (
          <Alert data-color="success" className="notice">
            <p>{t('packages.applied', { name: apply.data.package.name })}</p>
          </Alert>
        ) : look.data ? (
          <Preview preview={look.data} />
        ) : null}
      </div>
      {look.data && !apply.data ? (
        nothingNew ? (
          <p>{t('packages.nothingNew')}</p>
        ) : (
          <Button loading={apply.isPending} onClick={() => (file ? apply.mutate(file) : undefined)}>{t('packages.apply')}</Button>
        )
      ) : null}
    </>
  );
}
