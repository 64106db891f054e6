// Source data: what the region's systems have delivered, how fresh it is, and a new delivery.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { batches as batchesQuery, datasets as datasetsQuery } from '../../api/sources';
import { AdministrationNavigation } from '../../components/administration';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { useWho } from '../../components/session';
import { DeliveryForm } from './delivery_form';
import { DeliveryList } from './delivery_list';
import { FreshnessTable } from './freshness_table';

export default function SourcesPage() {
  const { t } = useTranslation();
  const { may } = useWho();
  const datasets = useQuery(datasetsQuery());
  const batches = useQuery({ ...batchesQuery(), enabled: may('administer') });
  if (!may('administer')) {
    return (
      <Page title={t('sources.title')}>
        <Empty title={t('imports.onlyAdministrators')}>
          <p>{t('imports.onlyAdministratorsHelp')}</p>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t('sources.title')} lead={<p>{t('sources.lead')}</p>}>
      <AdministrationNavigation />
      <Answer query={datasets} rows={10}>
        {(found) => (
          <>
            <h2>{t('sources.deliver')}</h2>
            <DeliveryForm datasets={found.datasets} />
            <Answer query={batches} rows={6}>
              {(list) => (
                <>
                  <FreshnessTable />
                  <DeliveryList datasets={found.datasets} batches={list.batches} />
                </>
              )}
            </Answer>
          </>
        )}
      </Answer>
    </Page>
  );
}
