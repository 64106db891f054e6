// What nobody looks after: overdue reviews by owner, areas without document or owner, documents whose owner is vacant,
// that no group has been asked about, or that do not say what the patient can do.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { knowledgeCare, type KnowledgeCare } from '../../api/knowledge';
import { Some } from '../../components/long_list';
import { Answer } from '../../components/notice';
import { Swedish } from '../../components/text';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { DocumentTable, Review, TheRest } from './document_table';

/** The first of the documents, how many there are, and where a filter finds them the way to the rest. */
function Lacking({ lacking, caption, filter }: { lacking: KnowledgeCare['vacant']; caption: string; filter?: Record<string, string> }) {
  const { t } = useTranslation();
  const { documents, count } = lacking;
  return (
    <>
      {count > documents.length ? <p className="quiet">{t('knowledge.firstOf', { shown: documents.length, count: figure(count) })}</p> : null}
      <DocumentTable rows={documents} caption={caption} />
      {filter ? <TheRest shown={documents.length} count={count} filter={filter} /> : null}
    </>
  );
}

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
            <Some items={care.overdue} step={10}>
              {(owner) => (
              <div key={`${owner.function}@${owner.unit}`} className="care-owner">
                <h3>
                  <Swedish>{owner.owner}</Swedish>
                  {owner.vacant ? ` (${t('knowledge.vacant')})` : ''}: {figure(owner.count)}
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
                <TheRest shown={owner.documents.length} count={owner.count} filter={{ agare: owner.unit, bara: 'forsenade' }} />
              </div>
              )}
            </Some>
          </section>
          <section className="care-part">
            <h2>{t('knowledge.careVacant')}</h2>
            {care.vacant.count === 0 ? (
              <p className="quiet">{t('knowledge.careNoVacant')}</p>
            ) : (
              <>
                <p className="quiet">{t('knowledge.vacantHelp')}</p>
                <Lacking lacking={care.vacant} caption={t('knowledge.careVacant')} />
              </>
            )}
          </section>
          {(['not_anchored', 'without_patient_part'] as const).map((lack) => (
            <section key={lack} className="care-part">
              <h2>{t(`knowledge.lacks.${lack}.title`)}</h2>
              {care[lack].count === 0 ? (
                <p className="quiet">{t(`knowledge.lacks.${lack}.none`)}</p>
              ) : (
                <>
                  <p className="quiet">{t(`knowledge.lacks.${lack}.help`)}</p>
                  <Lacking lacking={care[lack]} caption={t(`knowledge.lacks.${lack}.title`)} filter={lack === 'not_anchored' ? { bara: 'ej_forankrade' } : undefined} />
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
