// The explanations of words about measures and statistics. The handbook's page is the one place where they are written.
import page from '../../../docs/handbok/ordlista.md?raw';

/** Paragraphs by heading, out of the page's Markdown. */
export function readTerms(markdown: string): Map<string, string[]> {
  const terms = new Map<string, string[]>();
  for (const part of markdown.split(/^## /m).slice(1)) {
    const [heading = '', ...rest] = part.split('\n');
    const paragraphs = rest
      .join('\n')
      .split(/\n\s*\n/)
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
    terms.set(heading.trim(), paragraphs);
  }
  return terms;
}

/** Other words for the same, as a region or an older text has them: "Kallas också: a, b." leads to the heading. */
export function readSynonyms(terms: Map<string, string[]>): Map<string, string> {
  const synonyms = new Map<string, string>();
  for (const [heading, paragraphs] of terms) {
    for (const text of paragraphs) {
      const also = /^Kallas också: (.+?)\.?$/.exec(text)?.[1] ?? '';
      for (const word of also.split(',').map((one) => one.trim().toLocaleLowerCase('sv')).filter(Boolean)) synonyms.set(word, heading);
    }
  }
  return synonyms;
}

const terms = readTerms(page);
const synonyms = readSynonyms(terms);

/** The common word; the word itself where the page has neither it nor what it is called otherwise. */
export const commonTerm = (term: string): string => (terms.has(term) ? term : (synonyms.get(term.toLocaleLowerCase('sv')) ?? term));
/** What a word means; nothing for one that the page does not have. */
export const explanation = (term: string): string[] => terms.get(commonTerm(term)) ?? [];
export const allTerms = (): string[] => [...terms.keys()];
