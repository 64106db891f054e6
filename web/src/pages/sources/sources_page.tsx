// Source data: what the region's systems have delivered, how fresh it is, and a new delivery.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batches as batchesQuery, datasets as datasetsQuery, deliveryJobs, isGoing } from '../../api/sources';
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
  const jobs = useQuery({ ...deliveryJobs(), enabled: may('administer') });
  const [begun, setGoing] = useState<boolean | null>(null);
  const going = jobs.data?.jobs.find(isGoing);
  // Whoever reads in has the warehouse to themselves: what it holds is asked for when they are done.
  const reading = begun ?? going !== undefined;
  const batches = useQuery({ ...batchesQuery(), enabled: may('administer') && jobs.data !== undefined && !reading });
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
            <Answer query={jobs} rows={4}>
              {() => <DeliveryForm datasets={found.datasets} going={going} isGoing={setGoing} />}
            </Answer>
            {reading && batches.data === undefined ? (
              <p className="quiet">{t('sources.listsLater')}</p>
            ) : (
              <Answer query={batches} rows={6}>
                {(list) => (
                  <>
                    <FreshnessTable reading={reading} />
                    <DeliveryList datasets={found.datasets} batches={list.batches} />
                  </>
                )}
              </Answer>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}
