import { queryOptions } from '@tanstack/react-query';
import type { Batch, Dataset } from './awaited';
import { get } from './client';

/** What source data can be delivered, with the columns of each dataset. */
export const datasets = () =>
  queryOptions({ queryKey: ['datasets'], queryFn: () => get<{ datasets: Dataset[] }>('/datasets') });

/** Deliveries of source data, newest first. */
export const batches = () =>
  queryOptions({ queryKey: ['deliveries'], queryFn: () => get<{ batches: Batch[] }>('/deliveries') });
