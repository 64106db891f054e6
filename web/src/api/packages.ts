// Packages: what one region has made, signed, on its way to another.
import { queryOptions } from '@tanstack/react-query';
import { get, getFile, path, upload } from './client';
import type { Whole } from './model';
import type { components } from './types';

type Schemas = components['schemas'];

export type PackageList = Whole<Schemas['PackageList']>;
export type PackagePreview = Whole<Schemas['PackagePreview']>;
export type PackageChange = Whole<Schemas['PackageChange']>;

export const packages = () => queryOptions({ queryKey: ['packages'], queryFn: () => get<PackageList>('/packages') });

export const fetchPackage = (kind: string, id: string) => getFile(path`/packages/${kind}/${id}`);

export type PackageConflict = NonNullable<PackagePreview['document']['conflict']>;

/** How a document is taken in, and whose it becomes here when it is new. */
export interface Placing {
  over_own?: boolean;
  as_new?: boolean;
  owner_function?: string;
  owner_unit?: string;
}

export const sendPackage = (file: File, query: Placing & { apply: boolean }) => upload<PackagePreview>('/packages', file, { ...query });
