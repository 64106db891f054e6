// Whether the group that owns the area has been asked about what an operation has written, and what the patient is told.
import { Alert } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { KnowledgeDocument } from '../../api/knowledge';
import { Term } from '../../components/term';
import { links } from '../../lib/place';

/** Nothing where it is anchored, or not asked. */
export function AnchoringNotice({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const { anchoring } = page;
  if (anchoring.state === 'not_asked' || anchoring.state === 'anchored') return null;
  return (
    <Alert data-color="warning" className="notice anchoring">
      <p>
        <strong lang="sv">{anchoring.words}</strong> <Term name="Förankrad">{t('knowledge.whatIsAnchored')}</Term>{' '}
        {anchoring.matter ? (
          <Link to={links.matter(anchoring.matter)}>{t('knowledge.toRound')}</Link>
        ) : (
          <Link to={links.newMatterAbout(anchoring.round, page.owner_unit, { dokument: page.id, rubrik: page.head.title, omrade: anchoring.area })}>
            {t('knowledge.sendOut')}
          </Link>
        )}
      </p>
    </Alert>
  );
}

/** What publishing shows of the patient's part. */
export function PatientPartNotice({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  if (page.patient_part === 'not_asked') return null;
  return <p className="patient-part">{t(`knowledge.patientPart.${page.patient_part}`)}</p>;
}

/** What holds in areas that this one's point at, such as lifestyle guidance beside mental health. */
export function RelatedAreas({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  return (
    <>
      {page.related.map((one) => (
        <section key={one.area} className="related-area">
          <h2>
            {t('knowledge.related')}{' '}
            <Link to={links.area(one.area)} lang="sv">
              {one.name}
            </Link>
          </h2>
          {one.prompt ? <p lang="sv">{one.prompt}</p> : null}
          {one.documents.length === 0 ? (
            <p className="quiet">{t('knowledge.relatedNone')}</p>
          ) : (
            <ul>
              {one.documents.map((document) => (
                <li key={document.id}>
                  <Link to={links.document(document.id)} lang="sv">
                    {document.title}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  );
}
