// The versions, and any two of them side by side.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { documentDifference, type DocumentDifference, type KnowledgeDocument } from '../../api/knowledge';
import { Fold } from '../../components/fold';
import { Answer } from '../../components/notice';
import { links } from '../../lib/place';

type SectionDifference = DocumentDifference['sections'][number];

function Side({ part, kind }: { part: SectionDifference; kind: 'removed' | 'added' }) {
  const { t } = useTranslation();
  const pieces = part.pieces.filter((one) => one.kind === 'same' || one.kind === kind);
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <div className="difference-side" lang="sv">
      {pieces.map((one, i) =>
        one.kind === 'same' ? (
          <span key={i}>{one.text}</span>
        ) : (
          <Mark key={i}>
            <span className="ds-sr-only">{t(kind === 'added' ? 'writing.addedMark' : 'writing.removedMark')} </span>
            {one.text}
          </Mark>
        ),
      )}
    </div>
  );
}

export function SideBySide({ difference }: { difference: DocumentDifference }) {
  const { t } = useTranslation();
  const changed = difference.sections.filter((one) => one.changed);
  if (changed.length === 0) return <p className="quiet">{t('knowledge.compareSame')}</p>;
  return (
    <div className="difference side-by-side">
      <p className="difference-head" aria-hidden="true">
        <span>{difference.from === 0 ? t('knowledge.nothingBefore') : t('knowledge.before', { version: difference.from })}</span>
        <span>{t('knowledge.before', { version: difference.to })}</span>
      </p>
      {changed.map((part) => (
        <section key={part.section}>
          <h3 lang="sv">{part.name}</h3>
          <div className="difference-sides">
            <Side part={part} kind="removed" />
            <Side part={part} kind="added" />
          </div>
        </section>
      ))}
    </div>
  );
}

function Compare({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<number | undefined>();
  const [to, setTo] = useState<number | undefined>();
  const query = useQuery(documentDifference(page.id, from, to));
  const choice = (label: string, value: number | undefined, choose: (version: number) => void) => (
    <Field>
      <Label>{label}</Label>
      <Select width="auto" value={value ?? ''} onChange={(event) => choose(Number(event.target.value))}>
        {page.versions.map((one) => (
          <Select.Option key={one.version} value={one.version}>
            {`${one.version} (${t(`knowledge.state.${one.state}`).toLowerCase()})`}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
  if (page.versions.length < 2) return <p className="quiet">{t('knowledge.compareNone')}</p>;
  return (
    <Answer query={query} rows={5}>
      {(difference) => (
        <>
          <div className="filters">
            {choice(t('knowledge.compareFrom'), from ?? difference.from, setFrom)}
            {choice(t('knowledge.compareTo'), to ?? difference.to, setTo)}
          </div>
          <SideBySide difference={difference} />
        </>
      )}
    </Answer>
  );
}

export function DocumentVersions({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  return (
    <section className="document-part" aria-labelledby="versioner">
      <h2 id="versioner">{t('knowledge.versions')}</h2>
      <ol className="document-versions">
        {page.versions.map((one) => (
          <li key={one.version} lang="sv">
            <Link to={`${links.document(page.id)}?version=${one.version}`}>{t('knowledge.before', { version: one.version })}</Link>{' '}
            <span className="quiet">
              {t(`knowledge.state.${one.state}`)}
              {one.valid_from ? `, ${one.valid_from}${one.valid_to ? ` – ${one.valid_to}` : ''}` : ''}
              {one.by_name ? `, ${one.by_name}` : ''}
            </span>
            {one.change_note ? <p>{one.change_note}</p> : null}
            {one.ended_reason ? <p>{one.ended_reason}</p> : null}
          </li>
        ))}
      </ol>
      <Fold title={t('knowledge.compare')}>
        <Compare page={page} />
      </Fold>
    </section>
  );
}
