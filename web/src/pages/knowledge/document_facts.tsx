// What the document says of itself: owner, validity, areas, codes, whom it binds and where it comes from.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { address, path } from '../../api/client';
import type { KnowledgeDocument } from '../../api/knowledge';
import { links } from '../../lib/place';
import { LixMark } from './document_text';
import { Review } from './document_table';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd lang="sv">{children}</dd>
    </>
  );
}

function Holders({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  if (page.holders.length === 0) return <span className="overdue">{t('knowledge.nobody')}</span>;
  return (
    <>
      {page.holders
        .map((one) => (one.stands_in_for_name ? t('knowledge.standIn', { name: one.name, absent: one.stands_in_for_name }) : one.name))
        .join(', ')}
    </>
  );
}

export function DocumentFacts({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const { head } = page;
  return (
    <aside className="document-facts" aria-label={t('knowledge.head')}>
      <dl>
        <Fact name={t('knowledge.owner')}>{t('knowledge.ownerIs', { function: page.owner_function_name, unit: page.owner_unit_name })}</Fact>
        <Fact name={t('knowledge.holder')}>
          <Holders page={page} />
        </Fact>
        {page.group_name ? <Fact name={t('knowledge.writtenBy')}>{page.group_name}</Fact> : null}
        <Fact name={t('knowledge.version')}>{page.version}</Fact>
        {page.valid_from ? <Fact name={t('knowledge.validFrom')}>{page.valid_from}</Fact> : null}
        {page.review_by ? (
          <Fact name={t('knowledge.reviewBy')}>
            <Review row={page} />
          </Fact>
        ) : null}
        {page.anchoring.state === 'anchored' ? <Fact name={t('knowledge.anchoring')}>{page.anchoring.words}</Fact> : null}
        {page.areas.length > 0 ? (
          <Fact name={t('knowledge.areas')}>
            {page.areas.map((area, i) => (
              <span key={area.id}>
                {i > 0 ? ', ' : ''}
                <Link to={links.area(area.id)}>{area.name}</Link>
              </span>
            ))}
          </Fact>
        ) : null}
        {page.care_levels.length > 0 ? <Fact name={t('knowledge.careLevels')}>{page.care_levels.map((one) => one.name).join(', ')}</Fact> : null}
        {head.codes.length > 0 ? <Fact name={t('knowledge.codes')}>{head.codes.join(', ')}</Fact> : null}
        {head.parties.length > 0 ? (
          <Fact name={t('knowledge.parties')}>
            <ul>
              {head.parties.map((party) => (
                <li key={party}>{party}</li>
              ))}
            </ul>
          </Fact>
        ) : null}
        {head.national_id ? (
          <Fact name={t('knowledge.national')}>{head.national_address ? <a href={head.national_address}>{head.national_id}</a> : head.national_id}</Fact>
        ) : null}
        {head.origin === 'imported' ? <Fact name={t('knowledge.source')}>{head.source}</Fact> : null}
        {head.licence ? <Fact name={t('knowledge.licence')}>{head.licence}</Fact> : null}
        {page.change_note ? <Fact name={t('knowledge.whatIsNew')}>{page.change_note}</Fact> : null}
      </dl>
      {page.state === 'draft' ? null : (
        <p className="no-print">
          <a href={address(path`/documents/${page.id}/library`, { version: page.version })} download>{t('knowledge.fhir')}</a>
        </p>
      )}
      <LixMark readability={page.readability} />
    </aside>
  );
}
