// A word that explains itself: a button in the text that opens what it means.
import { Popover } from '@digdir/designsystemet-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { commonTerm, explanation, termsIn } from '../lib/terms';

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

/** What a person has written, with each word that the handbook explains as a Term the first time that it stands there. */
export function WithTerms({ text }: { text: string }) {
  const found = termsIn(text);
  if (found.length === 0) return <>{text}</>;
  return (
    <>
      {found.map((one, i) => (
        <Fragment key={one.from}>
          {text.slice(found[i - 1]?.to ?? 0, one.from)}
          <Term name={one.name}>{text.slice(one.from, one.to)}</Term>
        </Fragment>
      ))}
      {text.slice(found.at(-1)?.to)}
    </>
  );
}

/** The words of a long text that the handbook explains, beside the text; for what is shown as it will be printed. */
export function TermsOf({ text }: { text: string }) {
  const { t } = useTranslation();
  const names = [...new Set(termsIn(text).map((one) => one.name))].sort((a, b) => a.localeCompare(b, 'sv'));
  if (names.length === 0) return null;
  return (
    <p className="quiet no-print">
      {t('term.inText')}{' '}
      {names.map((name, i) => (
        <Fragment key={name}>
          {i > 0 ? ', ' : ''}
          <Term name={name} />
        </Fragment>
      ))}
    </p>
  );
}
