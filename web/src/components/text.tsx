// Small pieces of text that several pages share.
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Measure, QualityFlag, ScorecardRow, Sex } from '../api/model';
import { Icon } from './icon';
import { WithTerms } from './term';
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

/** Paragraphs that a person wrote, line breaks kept; words of the handbook explain themselves. */
export function Paragraphs({ texts }: { texts: string[] }) {
  return (
    <Swedish>
      {texts.flatMap((text) => text.split('\n')).map((text, i) => (
        <p key={i} className="written">
          <WithTerms text={text} />
        </p>
      ))}
    </Swedish>
  );
}

/** Kvinnor and män, or flickor and pojkar where the measure is about children. */
export function useSexName(): (sex: Sex, population?: Measure['population']) => string {
  const { t } = useTranslation();
  return (sex, population) => (population === 'children' ? t(`child.${sex}`) : t(`sex.${sex}`));
}

/** Rows of a scorecard say whom they are about in their own words. */
export function populationOf(row: Pick<ScorecardRow, 'sex_name'>): Measure['population'] {
  return row.sex_name === 'flickor' || row.sex_name === 'pojkar' ? 'children' : 'all_ages';
}

/** The quality flags of a value: never left out where the value is shown. */
export function Flags({ flags }: { flags: QualityFlag[] }) {
  const { t } = useTranslation();
  if (flags.length === 0) return null;
  return (
    <span className="flags">
      {flags.map((flag) => (
        <span key={flag} className="flag">
          <Icon name="flag" />
          {t(`flag.${flag}`)}
        </span>
      ))}
    </span>
  );
}
