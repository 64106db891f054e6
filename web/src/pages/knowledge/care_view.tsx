// What nobody looks after: overdue reviews by owner, areas without document or owner, documents whose owner is vacant,
// that no group has been asked about, or that do not say what the patient can do.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { knowledgeCare } from '../../api/knowledge';
import { Answer } from '../../components/notice';
import { Swedish } from '../../components/text';
import { links } from '../../lib/place';
import { DocumentTable, Review } from './document_table';

export function CareView() {
  const { t } = useTranslation();
  const query = useQuery(knowledgeCare());
  return (
    <Answer query={query} rows={8}>
      {(care) => (
        <>
          <section className="care-part">
            <h2>{t('knowledge.careOverdue')}</h2>
            {care.overdue.length === 0 ? <p className="quiet">{t('knowledge.careNoOverdue')}</p> : null}
            {care.overdue.map((owner) => (
              <div key={`${owner.function}@${owner.unit}`} className="care-owner">
                <h3>
                  <Swedish>{owner.owner}</Swedish>
                  {owner.vacant ? ` (${t('knowledge.vacant')})` : ''}
                </h3>
                <ul>
                  {owner.documents.map((row) => (
                    <li key={row.id}>
                      <Link to={links.document(row.id)} lang="sv">
                        {row.title}
                      </Link>{' '}
                      <Review row={row} />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
          <section className="care-part">
            <h2>{t('knowledge.careVacant')}</h2>
            {care.vacant.length === 0 ? (
              <p className="quiet">{t('knowledge.careNoVacant')}</p>
            ) : (
              <>
                <p className="quiet">{t('knowledge.vacantHelp')}</p>
                <DocumentTable rows={care.vacant} caption={t('knowledge.careVacant')} />
              </>
            )}
          </section>
          {(['not_anchored', 'without_patient_part'] as const).map((lack) => (
            <section key={lack} className="care-part">
              <h2>{t(`knowledge.lacks.${lack}.title`)}</h2>
              {care[lack].length === 0 ? (
                <p className="quiet">{t(`knowledge.lacks.${lack}.none`)}</p>
              ) : (
                <>
                  <p className="quiet">{t(`knowledge.lacks.${lack}.help`)}</p>
                  <DocumentTable rows={care[lack]} caption={t(`knowledge.lacks.${lack}.title`)} />
                </>
              )}
            </section>
          ))}
          <section className="care-part">
            <h2>{t('knowledge.careAreas')}</h2>
            {care.areas.length === 0 ? (
              <p className="quiet">{t('knowledge.careNoAreas')}</p>
            ) : (
              <ul className="care-areas">
                {care.areas.map((lack) => (
                  <li key={lack.area.id}>
                    <Link to={links.area(lack.area.id)} lang="sv">
                      {lack.area.name}
                    </Link>
                    <small>
                      {[lack.without_document ? t('knowledge.withoutDocument') : '', lack.without_owner ? t('knowledge.withoutOwner') : '']
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </Answer>
  );
}
