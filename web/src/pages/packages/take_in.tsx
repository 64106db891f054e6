// A package in two steps: what it would change is shown, and nothing is written until the reader says so.
import { Alert, Button, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { knowledgeChoices, type KnowledgeChoices } from '../../api/knowledge';
import { sendPackage, type PackageConflict, type PackagePreview, type Placing } from '../../api/packages';
import { useChange } from '../../api/queries';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { OwnerPlace, type Owner } from '../knowledge/owner_form';
import { Change } from './change';
import { useKindName } from './kinds';

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
      {preview.document.id ? <ToDraft preview={preview} /> : null}
      {preview.changes.map((change) => (
        <Change key={change.path} change={change} />
      ))}
    </section>
  );
}

/** What a document will be here, before anything is taken in. */
function ToDraft({ preview }: { preview: PackagePreview }) {
  const { t } = useTranslation();
  const { left, lacking } = preview.document;
  return (
    <>
      <p>{t('packages.becomesDraft')}</p>
      <Sentences title={t('packages.left')} sentences={left} />
      <Sentences title={t('packages.lacking')} sentences={lacking} />
    </>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Alert data-color="info" className="notice">
      <p><strong>{title}</strong></p>
      <ul lang="sv">
        {sentences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Why it is not taken in without another word, and the ways there are. */
function Conflict({ conflict, placing, place }: { conflict: PackageConflict; placing: Placing; place: (placing: Placing) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert data-color="warning" className="notice">
        <p lang="sv">{conflict.message}</p>
      </Alert>
      <Fieldset>
        <Fieldset.Legend>{t('packages.how')}</Fieldset.Legend>
        {conflict.code === 'package.changed_here' ? (
          <Radio
            name="placing"
            value="over"
            label={t('packages.overOwn')}
            description={t('packages.overOwnHelp')}
            checked={placing.over_own === true}
            onChange={() => place({ over_own: true })}
          />
        ) : null}
        <Radio name="placing" value="new" label={t('packages.asNew')} checked={placing.as_new === true} onChange={() => place({ as_new: true })} />
      </Fieldset>
    </>
  );
}

/** Nobody is chosen beforehand but what the kinds of function and their levels leave. */
function useOwner(owners: string[]): { choices: KnowledgeChoices | undefined; owner: Owner; choose: (owner: Owner) => void } {
  const { units, unit } = usePlace();
  const choices = useQuery({ ...knowledgeChoices(), enabled: owners.length > 0 }).data;
  const [wish, choose] = useState<Owner>({ owner_function: '', owner_unit: unit, group: '' });
  const functions = choices?.functions.filter((one) => owners.includes(one.id)) ?? [];
  const owning = functions.find((one) => one.id === wish.owner_function) ?? functions[0];
  const places = units.filter((row) => !owning?.level || row.level === owning.level);
  const place = places.find((row) => row.id === wish.owner_unit) ?? places[0];
  return { choices, owner: { owner_function: owning?.id ?? '', owner_unit: place?.id ?? '', group: '' }, choose };
}

/** The last step: how, whose, and the button. */
function Decide({ file, preview, conflict, placing, place, onTaken }: {
  file: File;
  preview: PackagePreview;
  conflict: PackageConflict | null;
  placing: Placing;
  place: (placing: Placing) => void;
  onTaken: (preview: PackagePreview) => void;
}) {
  const { t } = useTranslation();
  const { owners } = preview.document;
  const { choices, owner, choose } = useOwner(owners);
  const apply = useChange((query: Placing) => sendPackage(file, { ...query, apply: true }));
  if (preview.changes.every((change) => change.change === 'same')) return <p>{t('packages.nothingNew')}</p>;
  const owned = owners.length > 0 ? { owner_function: owner.owner_function, owner_unit: owner.owner_unit } : {};
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        apply.mutate({ ...placing, ...owned }, { onSuccess: onTaken });
      }}
    >
      {conflict ? <Conflict conflict={conflict} placing={placing} place={place} /> : null}
      {owners.length > 0 && choices ? (
        <Fieldset>
          <Fieldset.Legend>{t('packages.owner')}</Fieldset.Legend>
          <OwnerPlace choices={choices} owners={owners} value={owner} choose={choose} />
        </Fieldset>
      ) : null}
      <ErrorNotice error={apply.error} />
      <div className="form-buttons">
        <Button type="submit" loading={apply.isPending} disabled={preview.document.conflict !== null}>{t('packages.apply')}</Button>
      </div>
    </form>
  );
}

function Taken({ preview }: { preview: PackagePreview }) {
  const { t } = useTranslation();
  const { name } = preview.package;
  return (
    <Alert data-color="success" className="notice">
      {preview.document.id ? (
        <p>
          {t('packages.appliedDraft', { name })} <Link to={links.editDocument(preview.document.id)}>{t('packages.toDraft')}</Link>
        </p>
      ) : (
        <p>{t('packages.applied', { name })}</p>
      )}
    </Alert>
  );
}

export function TakeIn() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [noFile, setNoFile] = useState(false);
  const [placing, setPlacing] = useState<Placing>({});
  // As it was before somebody said how: the choice stays to be made otherwise.
  const [conflict, setConflict] = useState<PackageConflict | null>(null);
  const [taken, setTaken] = useState<PackagePreview | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const look = useMutation<PackagePreview, Error, { chosen: File; how: Placing }>({
    mutationFn: ({ chosen, how }) => sendPackage(chosen, { ...how, apply: false }),
  });
  // What was looked at stays on the page while it is looked at again another way.
  const [seen, setSeen] = useState<PackagePreview | null>(null);
  const forget = () => {
    look.reset();
    setSeen(null);
    setTaken(null);
    setPlacing({});
    setConflict(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget();
    setNoFile(file === null);
    if (!file) {
      input.current?.focus();
      return;
    }
    const onSuccess = (preview: PackagePreview) => {
      setSeen(preview);
      setConflict(preview.document.conflict);
    };
    look.mutate({ chosen: file, how: {} }, { onSuccess });
  };
  const place = (how: Placing) => {
    setPlacing(how);
    if (file) look.mutate({ chosen: file, how }, { onSuccess: setSeen });
  };
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
        <ErrorNotice error={look.error} />
        {taken ? <Taken preview={taken} /> : seen ? <Preview preview={seen} /> : null}
      </div>
      {file && seen && !taken ? <Decide file={file} preview={seen} conflict={conflict} placing={placing} place={place} onTaken={setTaken} /> : null}
    </>
  );
}
