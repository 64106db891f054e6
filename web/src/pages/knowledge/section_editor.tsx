// One section while it is written: saved by itself, with how it reads and how easy it is beside it.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewText, readDocument, saveSection, type DocumentSection, type KnowledgeDocument, type TextPreview } from '../../api/knowledge';
import { ConflictNotice } from '../../components/conflict';
import { Icon } from '../../components/icon';
import { ErrorNotice } from '../../components/notice';
import { SaveMark } from '../../components/save_mark';
import { useWho } from '../../components/session';
import { Toolbar } from '../../components/toolbar';
import { useAutosave } from '../../lib/autosave';
import { LixMark } from './document_text';

const AFTER = 500; // milliseconds without a letter

/** The text as the server reads it, a moment after the last letter. */
function useShown(section: DocumentSection, text: string): TextPreview {
  const [shown, setShown] = useState<TextPreview>(section);
  useEffect(() => {
    if (text === section.text) {
      setShown(section);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await previewText(text).catch(() => null);
      if (answer && current) setShown(answer);
    }, AFTER);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [section, text]);
  return shown;
}

export function SectionEditor({ page, section }: { page: KnowledgeDocument; section: DocumentSection }) {
  const { t } = useTranslation();
  const { person } = useWho();
  const field = useRef<HTMLTextAreaElement>(null);
  const saving = useAutosave({
    name: `${person}.document.${page.id}.${page.version}.${section.id}`,
    start: { text: section.text, version: section.text_version },
    send: async (text, version) => {
      const saved = await saveSection(page.id, section.id, text, version);
      return { text: saved.text, version: saved.text_version };
    },
    read: async () => {
      const now = (await readDocument(page.id, page.version)).sections.find((one) => one.id === section.id) ?? section;
      return { text: now.text, version: now.text_version };
    },
  });
  const shown = useShown(section, saving.text);
  const help = `hjalp-${section.id}`;
  return (
    <section className="section-editor" aria-labelledby={`skriv-${section.id}`}>
      <div className="chapter-head">
        <h2 id={`skriv-${section.id}`} lang="sv">
          {section.name}
        </h2>
        {section.required ? <span className="quiet">{t('knowledge.required')}</span> : null}
        <SaveMark status={saving.status} marked={saving.marked} />
      </div>
      {section.help ? (
        <p className="quiet" id={help} lang="sv">
          {section.help}
        </p>
      ) : null}
      {saving.theirs ? (
        <ConflictNotice
          by={section.by_name || undefined}
          differences={[{ name: section.name, theirs: saving.theirs.text, mine: saving.text }]}
          keepMine={saving.keepMine}
          takeTheirs={saving.takeTheirs}
        />
      ) : null}
      <ErrorNotice error={saving.status === 'refused' ? saving.error : null} />
      <div className="writing">
        <div className="writing-field">
          <Toolbar field={field} write={saving.write} />
          <textarea
            ref={field}
            lang="sv"
            rows={6}
            aria-label={t('knowledge.textOf', { name: section.name })}
            aria-describedby={section.help ? help : undefined}
            value={saving.text}
            onChange={(event) => saving.write(event.target.value)}
            onBlur={saving.flush}
          />
          <LixMark readability={shown.readability} longest={section.longest_words} />
        </div>
        <div className="writing-preview">
          <p className="writing-preview-title">{t('knowledge.preview')}</p>
          <div className="document-text document-preview" lang="sv">
            {shown.blocks.length === 0 ? <p className="quiet">{t('knowledge.previewEmpty')}</p> : null}
            {shown.blocks.map((block, i) => (
              // The server has made the paragraph safe.
              <div key={i} dangerouslySetInnerHTML={{ __html: block.html }} />
            ))}
          </div>
          {shown.faults.length > 0 ? (
            <ul className="writing-faults" lang="sv">
              {shown.faults.map((fault, i) => (
                <li key={i}>
                  <Icon name="conflict" />
                  {t('knowledge.faultAt', { line: fault.line })} {fault.message}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </section>
  );
}
