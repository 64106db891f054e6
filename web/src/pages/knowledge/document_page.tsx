// One document as it is read, with its owner, where it applies, comments, versions and what readers say.
import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { path, send } from '../../api/client';
import { countOpening, knowledgeDocument, type KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { HistoryButton } from '../../components/history';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { links } from '../../lib/place';
import { AnchoringNotice, RelatedAreas } from './anchoring';
import { DocumentCare } from './document_care';
import { DocumentComments, type Passage } from './document_comments';
import { DocumentFacts } from './document_facts';
import { DocumentMarks } from './document_marks';
import { DocumentReaders, HelpedForm } from './document_readers';
import { DocumentText } from './document_text';
import { DocumentVersions } from './document_versions';

function StateNotice({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  if (page.state === 'in_force') return null;
  const words = {
    draft: t('knowledge.draftNotice'),
    coming: t('knowledge.comingNotice', { day: page.valid_from }),
    superseded: t('knowledge.supersededNotice'),
    withdrawn: t('knowledge.withdrawnNotice'),
  }[page.state];
  const other = page.versions.some((one) => one.state === 'in_force');
  return (
    <Alert data-color="warning" className="notice">
      <p>
        <strong>{words}</strong> <span lang="sv">{page.ended_reason}</span> {other ? <Link to={links.document(page.id)}>{t('knowledge.toCurrent')}</Link> : null}
      </p>
      {page.superseded_by.length > 0 ? (
        <p>
          {t('knowledge.supersededBy')}{' '}
          {page.superseded_by.map((one) => (
            <Link key={one.id} to={links.document(one.id)} lang="sv">
              {one.title}
            </Link>
          ))}
        </p>
      ) : null}
    </Alert>
  );
}

/** To the draft, which is begun when there is none. */
function WriteButton({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useChange(() => send('POST', path`/documents/${page.id}/draft`, {}));
  if (!page.may_write) return null;
  if (page.draft !== null) {
    return (
      <Button asChild data-size="sm" variant="secondary">
        <Link to={links.editDocument(page.id)}>{t('knowledge.edit')}</Link>
      </Button>
    );
  }
  return (
    <>
      <Button
        data-size="sm"
        variant="secondary"
        loading={begin.isPending}
        onClick={() => begin.mutate(undefined, { onSuccess: () => void navigate(links.editDocument(page.id)) })}
      >
        {t('knowledge.beginDraft')}
      </Button>
      <ErrorNotice error={begin.error} />
    </>
  );
}

function Body({ page }: { page: KnowledgeDocument }) {
  const { unit } = usePlace();
  const [passage, setPassage] = useState<Passage | null>(null);
  const counted = useRef('');
  const state = page.state;
  useEffect(() => {
    if (state !== 'in_force' || counted.current === page.id) return;
    counted.current = page.id;
    countOpening(page.id, unit).catch(() => undefined); // a count that is missed matters to nobody
  }, [page.id, state, unit]);
  return (
    <>
      <StateNotice page={page} />
      <AnchoringNotice page={page} />
      <div className="document-columns">
        <div>
          <DocumentText sections={page.sections} choosePassage={(section, quote) => setPassage({ section, quote })} />
          {state === 'in_force' ? <HelpedForm id={page.id} /> : null}
        </div>
        <DocumentFacts page={page} />
      </div>
      <RelatedAreas page={page} />
      <DocumentMarks page={page} />
      <DocumentComments page={page} passage={passage} />
      <DocumentVersions page={page} />
      {page.may_write ? <DocumentReaders page={page} /> : null}
      {page.may_publish && state === 'in_force' ? <DocumentCare page={page} /> : null}
    </>
  );
}

export default function KnowledgeDocumentPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const wanted = Number(search.get('version')) || undefined;
  const query = useQuery(knowledgeDocument(id, wanted));
  const page = query.data;
  return (
    <Page
      title={page?.head.title ?? t('knowledge.document')}
      lang="sv"
      crumbs={[{ to: links.documents(), text: t('knowledge.nav') }]}
      eyebrow={page ? `${page.kind.name}, ${t('knowledge.versionOf', { version: page.version })}` : null}
      tools={
        page ? (
          <>
            <WriteButton page={page} />
            <HistoryButton entity="document" id={page.id} title={page.head.title} />
          </>
        ) : null
      }
    >
      <Answer query={query} rows={14}>
        {(data) => <Body key={`${data.id}-${data.version}`} page={data} />}
      </Answer>
    </Page>
  );
}
