// The draft of a document: section by section with help, what is missing, and publishing.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { knowledgeDocument, type KnowledgeDocument } from '../../api/knowledge';
import { Fold } from '../../components/fold';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { links } from '../../lib/place';
import { RelatedAreas } from './anchoring';
import { DocumentComments } from './document_comments';
import { DocumentVersions } from './document_versions';
import { HeadForm } from './head_form';
import { PublishForm } from './publish_form';
import { SectionEditor } from './section_editor';

function Draft({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  if (!page.may_write) {
    return (
      <Empty title={t('knowledge.draftNotice')}>
        <p>{t('knowledge.notWriter')}</p>
        <Link to={`${links.document(page.id)}?version=${page.version}`}>{t('knowledge.toReading')}</Link>
      </Empty>
    );
  }
  return (
    <>
      <Fold title={t('knowledge.head')}>
        <HeadForm page={page} />
      </Fold>
      {page.sections.map((section) => (
        <SectionEditor key={section.id} page={page} section={section} />
      ))}
      <RelatedAreas page={page} />
      <PublishForm page={page} />
      <DocumentComments page={page} passage={null} />
      <DocumentVersions page={page} />
    </>
  );
}

/** The version that is being written; the document says which. */
function Versioned({ id, version }: { id: string; version: number }) {
  const query = useQuery(knowledgeDocument(id, version));
  return (
    <Answer query={query} rows={14}>
      {(page) => <Draft page={page} />}
    </Answer>
  );
}

export default function EditDocumentPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(knowledgeDocument(id));
  const page = query.data;
  const draft = page?.draft ?? null;
  return (
    <Page
      title={t('knowledge.editTitle', { title: page?.head.title ?? '' })}
      crumbs={[
        { to: links.documents(), text: t('knowledge.nav') },
        { to: links.document(id), text: page?.head.title ?? t('knowledge.document') },
      ]}
      eyebrow={page ? <span lang="sv">{page.kind.name}</span> : null}
      tools={
        draft === null ? null : (
          <Button asChild data-size="sm" variant="secondary">
            <Link to={`${links.document(id)}?version=${draft}`}>{t('knowledge.toReading')}</Link>
          </Button>
        )
      }
    >
      <Answer query={query} rows={14}>
        {() =>
          draft === null ? (
            <Empty title={t('knowledge.noDraft')}>
              <p>{t('knowledge.noDraftHelp')}</p>
              <Link to={links.document(id)}>{t('knowledge.toReading')}</Link>
            </Empty>
          ) : (
            <Versioned key={draft} id={id} version={draft} />
          )
        }
      </Answer>
    </Page>
  );
}
