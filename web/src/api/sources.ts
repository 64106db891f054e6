import { queryOptions } from '@tanstack/react-query';
import { get } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type Dataset = Whole<Schemas['Dataset']>;
export type Batch = Whole<Schemas['Batch']>;
export type DeliveryAnswer = Whole<Schemas['DeliveryAnswer']>;

/** What source data can be delivered, with the columns of each dataset. */
export const datasets = () =>
  queryOptions({ queryKey: ['datasets'], queryFn: () => get<{ datasets: Dataset[] }>('/datasets') });

/** Deliveries of source data, newest first. */
export const batches = () =>
  queryOptions({ queryKey: ['deliveries'], queryFn: () => get<{ batches: Batch[] }>('/deliveries') });
