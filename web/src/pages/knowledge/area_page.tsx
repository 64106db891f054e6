// One area with its four supports; those that it lacks say so.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { area, type AreaPage as Shown } from '../../api/knowledge';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { figure } from '../../lib/format';
import { links } from '../../lib/place';
import { DocumentTable, TheRest } from './document_table';

function Supports({ page }: { page: Shown }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const open = page.supports.find((one) => one.support.id === search.get('stod')) ?? page.supports[0];
  if (!open) return null;
  return (
    <>
      <div className="switch support-switch" role="group" aria-label={t('knowledge.view')}>
        {page.supports.map((one) => (
          <button
            key={one.support.id}
            type="button"
            lang="sv"
            aria-pressed={one === open}
            onClick={() => setSearch({ stod: one.support.id }, { replace: true })}
          >
            {one.support.name} ({one.count > 0 ? figure(one.count) : t('knowledge.missing').toLowerCase()})
          </button>
        ))}
      </div>
      <p className="quiet" lang="sv">
        {open.support.help}
      </p>
      {open.documents.length > 0 ? (
        <>
          <DocumentTable rows={open.documents} caption={open.support.name} />
          <TheRest shown={open.documents.length} count={open.count} filter={{ omrade: page.area.id, stod: open.support.id }} />
        </>
      ) : (
        <Empty title={`${open.support.name}: ${t('knowledge.missing').toLowerCase()}`}>
          <p>{t('knowledge.supportMissing')}</p>
        </Empty>
      )}
    </>
  );
}

export default function AreaPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery(area(id));
  const page = query.data;
  return (
    <Page
      title={page?.area.name ?? t('knowledge.area')}
      lang="sv"
      crumbs={[{ to: `${links.documents()}?vy=omraden`, text: t('knowledge.views.omraden') }]}
      lead={page ? <p>{page.owner_group_name ? t('knowledge.areaOwner', { group: page.owner_group_name }) : t('knowledge.areaNoOwner')}</p> : null}
    >
      <Answer query={query} rows={8}>
        {(data) => <Supports page={data} />}
      </Answer>
    </Page>
  );
}
