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

const terms = readTerms(page);

/** What a word means; nothing for one that the page does not have. */
export const explanation = (term: string): string[] => terms.get(term) ?? [];
export const allTerms = (): string[] => [...terms.keys()];
