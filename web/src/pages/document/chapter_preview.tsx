// The chapter as the report will show it, with live figures: rendered by the server a moment after the last letter.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewText, type Chapter, type TextFault } from '../../api/document';
import { reportPage } from '../../api/queries';
import { Icon } from '../../components/icon';
import { useWho } from '../../components/session';
import { Preview } from '../report/preview';

const AFTER = 500; // milliseconds without a letter

export function ChapterPreview({ unit, period, text, chapter }: { unit: string; period: string; text: string; chapter: Chapter }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const [shown, setShown] = useState<{ html: string; faults: TextFault[] }>({ html: chapter.html, faults: chapter.faults });
  // The report's own style, so that the chapter looks here as it will there.
  const page = useQuery({ ...reportPage(unit, period), staleTime: Infinity });
  const style = /<style[^>]*>[\s\S]*?<\/style>/i.exec(page.data ?? '')?.[0] ?? '';
  const mayAsk = may('report');
  useEffect(() => {
    if (!mayAsk || text === chapter.text) {
      setShown({ html: chapter.html, faults: chapter.faults });
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await previewText(unit, period, text).catch(() => null);
      if (answer && current) setShown(answer);
    }, AFTER);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, chapter.text, chapter.html, chapter.faults, unit, period, mayAsk]);
  return (
    <div className="writing-preview">
      <p className="writing-preview-title">{t('writing.preview')}</p>
      {shown.html.trim() ? <Preview html={`${style}<body>${shown.html}</body>`} /> : <p className="quiet">{t('writing.nothing')}</p>}
      {shown.faults.length > 0 ? (
        <ul className="writing-faults" lang="sv">
          {shown.faults.map((fault, i) => (
            <li key={i}>
              <Icon name="conflict" />
              {t('writing.faultAt', { line: fault.line })} {fault.message}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
