// Small pieces of text that several pages share.
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { ScorecardRow } from '../api/model';
import { Icon } from './icon';
import { periodName, type Language } from '../lib/period';

/** Text from the region's own plan and figures is Swedish in whatever language the interface speaks. */
export function Swedish({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return i18n.language === 'sv' ? <>{children}</> : <span lang="sv">{children}</span>;
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'sv';
}

export function usePeriodName(): (period: string | null | undefined) => string {
  const language = useLanguage();
  return (period) => periodName(period, language);
}

/** Paragraphs that a person wrote, line breaks kept. */
export function Paragraphs({ texts }: { texts: string[] }) {
  return (
    <Swedish>
      {texts.flatMap((text) => text.split('\n')).map((text, i) => (
        <p key={i} className="written">
          {text}
        </p>
      ))}
    </Swedish>
  );
}

/** The flags and labels of a value: never left out where the value is shown. */
export function Flags({ row }: { row: Pick<ScorecardRow, 'flag_names'> }) {
  if (row.flag_names.length === 0) return null;
  return (
    <span className="flags">
      {row.flag_names.map((name) => (
        <span key={name} className="flag" lang="sv">
          <Icon name="flag" />
          {name}
        </span>
      ))}
    </span>
  );
}
