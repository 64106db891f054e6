import { queryOptions } from '@tanstack/react-query';
import { get, path } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type Dataset = Whole<Schemas['Dataset']>;
export type Batch = Whole<Schemas['Batch']>;
export type DeliveryAnswer = Whole<Schemas['DeliveryAnswer']>;
export type DeliveryFault = Whole<Schemas['DeliveryFault']>;
export type DeliveryJob = Whole<Schemas['DeliveryJob']>;

/** What source data can be delivered, with the columns of each dataset. */
export const datasets = () =>
  queryOptions({ queryKey: ['datasets'], queryFn: () => get<{ datasets: Dataset[] }>('/datasets') });

/** Deliveries of source data, newest first. */
export const batches = () =>
  queryOptions({ queryKey: ['deliveries'], queryFn: () => get<{ batches: Batch[] }>('/deliveries') });

export const isGoing = (job: DeliveryJob) => job.state === 'reading' || job.state === 'stopping';

/** Deliveries that have been read in since the server started, newest first. */
export const deliveryJobs = () =>
  queryOptions({ queryKey: ['delivery-jobs'], queryFn: () => get<{ jobs: DeliveryJob[] }>('/delivery-jobs') });

/** How far one has come: asked again twice a second until it has ended. */
export const deliveryJob = (id: string) =>
  queryOptions({
    queryKey: ['delivery-job', id],
    retry: false,
    queryFn: () => get<DeliveryJob>(path`/delivery-jobs/${id}`),
    refetchInterval: ({ state }) => (state.error || (state.data && !isGoing(state.data)) ? false : 500),
  });
