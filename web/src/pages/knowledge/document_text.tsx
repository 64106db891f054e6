// The text as it is read: each paragraph has a place of its own that a link can lead to.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { DocumentSection, Readability } from '../../api/knowledge';

/** The index with its plain meaning; nothing for a text without words. */
export function LixMark({ readability, longest = 0 }: { readability: Readability; longest?: number }) {
  const { t } = useTranslation();
  const words = longest > 0 ? t('knowledge.wordsOf', { words: readability.words, longest }) : t('knowledge.words', { words: readability.words });
  return (
    <p className="lix">
      <span className={longest > 0 && readability.words > longest ? 'overdue' : undefined}>{words}</span>
      {readability.lix === null ? null : (
        <>
          {' · '}
          <abbr title={t('knowledge.lixHelp')}>{t('knowledge.lix', { lix: readability.lix })}</abbr> <span lang="sv">{readability.verdict}</span>
        </>
      )}
    </p>
  );
}

export function DocumentText({ sections, choosePassage }: { sections: DocumentSection[]; choosePassage?: (section: string, quote: string) => void }) {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const wanted = decodeURIComponent(hash.slice(1));
  useEffect(() => {
    if (wanted) document.getElementById(wanted)?.scrollIntoView({ block: 'center' });
  }, [wanted, sections.length]);
  // Words that are marked in the text are what a comment is about; where they are not written so (a word in bold), the
  // whole paragraph is.
  const select = (section: DocumentSection) => {
    const selection = window.getSelection();
    const text = selection?.toString().trim() ?? '';
    if (!choosePassage || !text || !selection?.anchorNode) return;
    if (section.text.includes(text)) return choosePassage(section.id, text);
    const node = selection.anchorNode;
    const block = (node instanceof Element ? node : node.parentElement)?.closest('[data-block]');
    const source = section.blocks.find((one) => one.anchor === block?.id)?.source;
    if (source) choosePassage(section.id, source);
  };
  return (
    <div className="document-text" lang="sv">
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`avsnitt-${section.id}`} onMouseUp={() => select(section)} onKeyUp={() => select(section)}>
          <h2 id={`avsnitt-${section.id}`}>{section.name}</h2>
          {section.blocks.length === 0 ? <p className="quiet">{t('knowledge.previewEmpty')}</p> : null}
          {section.blocks.map((block) => (
            <div key={block.anchor} id={block.anchor} data-block className="document-block" data-wanted={block.anchor === wanted}>
              {/* The server has made the paragraph safe: nothing in it is markup of the writer's own. */}
              <div dangerouslySetInnerHTML={{ __html: block.html }} />
              <a className="paragraph-link no-print" href={`#${block.anchor}`} aria-label={t('knowledge.linkTo')}>
                ¶
              </a>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
