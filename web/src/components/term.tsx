// A word that explains itself: a button in the text that opens what it means.
import { Popover } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commonTerm, explanation } from '../lib/terms';

/** `name` is the heading in the handbook's list of words, or what that is called otherwise; `children` how the word is written here. */
export function Term({ name, children }: { name: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const paragraphs = explanation(name);
  if (paragraphs.length === 0) return <>{children ?? name}</>;
  return (
    <Popover.TriggerContext>
      <Popover.Trigger inline className="term">
        {children ?? <span lang="sv">{name}</span>}
        <span className="ds-sr-only"> ({t('term.explain')})</span>
      </Popover.Trigger>
      <Popover className="term-meaning" lang="sv">
        <strong>{commonTerm(name)}</strong>
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Popover>
    </Popover.TriggerContext>
  );
}
