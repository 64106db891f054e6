// What a package may hold.
import { useTranslation } from 'react-i18next';

export const packageKinds = ['document', 'document_kind', 'matter_type', 'measure', 'form'] as const;
export type PackageKind = (typeof packageKinds)[number];

export function useKindName(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = packageKinds.find((one) => one === kind);
    return known ? t(`packages.kinds.${known}`) : kind;
  };
}
