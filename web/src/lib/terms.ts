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

/** Words of the page that mean something else as well where care is written about; they are explained only where a page
 *  says so itself. */
const AMBIGUOUS = new Set(['införande', 'leverans', 'remiss', 'svit', 'version']);
const ENDINGS = '(?:s|n|t|a|en|et|er|ar|or|na|ens|ets|erna|arna|orna)?';

export interface FoundTerm {
  from: number;
  to: number;
  /** The heading in the handbook's list. */
  name: string;
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const names = new Map<string, string>();
for (const heading of terms.keys()) names.set(heading.toLocaleLowerCase('sv'), heading);
for (const [word, heading] of synonyms) names.set(word, heading);
for (const word of AMBIGUOUS) names.delete(word);
// The longest first: "ordnat införande" before anything it begins with. A word is not a part of another.
const KNOWN = new RegExp(
  `(?<![\\p{L}\\d])(${[...names.keys()].sort((a, b) => b.length - a.length).map(escaped).join('|')})${ENDINGS}(?![\\p{L}\\d])`,
  'giu',
);

/** The words of a text that the handbook explains, each the first time that it stands there. */
export function termsIn(text: string): FoundTerm[] {
  const found: FoundTerm[] = [];
  const seen = new Set<string>();
  for (const match of text.matchAll(KNOWN)) {
    const name = names.get((match[1] ?? '').toLocaleLowerCase('sv'));
    if (name === undefined || seen.has(name)) continue;
    seen.add(name);
    found.push({ from: match.index, to: match.index + match[0].length, name });
  }
  return found;
}
