// What one can write, with examples to press.
import { useTranslation } from 'react-i18next';

export function SearchTips({ ask, short }: { ask: (text: string) => void; short: boolean }) {
  const { t } = useTranslation();
  const example = (text: string) => (
    <button type="button" className="search-example" lang="sv" onClick={() => ask(text)}>
      {text}
    </button>
  );
  return (
    <section className="search-tips" aria-labelledby="soktips">
      {short ? <p role="status">{t('search.tooShort')}</p> : null}
      <h2 id="soktips">{t('search.tips')}</h2>
      <ul>
        <li>{t('search.tipWords')}</li>
        <li>
          {t('search.tipCodes')} {example(t('search.examples.code'))}
        </li>
        <li>
          {t('search.tipPhrase')} {example(t('search.examples.phrase'))}
        </li>
        <li>
          {t('search.tipWithout')} {example(t('search.examples.without'))}
        </li>
        <li>{t('search.keys')}</li>
      </ul>
    </section>
  );
}
