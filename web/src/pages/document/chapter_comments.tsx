// What writers say to each other about a chapter, paragraph by paragraph.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chapterComments, type Chapter, type ChapterComment } from '../../api/document';
import { path, send } from '../../api/client';
import { useChange } from '../../api/queries';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { moment } from '../../lib/format';
import { paragraphAt } from '../../lib/markdown';
import { unlessWritten } from '../../lib/sent';

/** The beginnings of the paragraphs, to choose among. */
function paragraphs(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const number = paragraphAt(text, at);
    if (number > found.length) found.push(line);
    at += line.length + 1;
  }
  return found;
}

function Comment({ unit, period, chapter, comment, writable }: { unit: string; period: string; chapter: Chapter; comment: ChapterComment; writable: boolean }) {
  const { t } = useTranslation();
  const resolve = useChange((resolved: boolean) =>
    send('PUT', path`/reports/${unit}/${period}/chapters/${chapter.id}/comments/${comment.id}`, { resolved }),
  );
  return (
    <li data-resolved={comment.resolved}>
      {comment.quote ? (
        <blockquote lang="sv">
          {comment.quote.length > 160 ? `${comment.quote.slice(0, 160)} …` : comment.quote}
          {comment.gone ? <small>{t('writing.gone')}</small> : null}
        </blockquote>
      ) : null}
      <p className="written" lang="sv">
        {comment.text}
      </p>
      <p className="quiet signed">
        {t('common.by', { by: comment.person_name, at: moment(comment.at) })}
        {comment.resolved ? ` · ${t('writing.resolvedBy', { by: comment.resolved_by_name, at: moment(comment.resolved_at) })}` : ''}
      </p>
      {writable ? (
        <Button variant="tertiary" data-size="sm" loading={resolve.isPending} onClick={() => resolve.mutate(!comment.resolved)}>
          {comment.resolved ? t('writing.reopen') : t('writing.resolve')}
        </Button>
      ) : null}
      <ErrorNotice error={resolve.error} />
    </li>
  );
}

export function ChapterComments({
  unit,
  period,
  chapter,
  writable,
  paragraph: first,
  text: written,
}: {
  unit: string;
  period: string;
  chapter: Chapter;
  writable: boolean;
  /** Where the caret stood. */
  paragraph: number;
  text: string;
}) {
  const { t } = useTranslation();
  const query = useQuery(chapterComments(unit, period, chapter.id));
  const [text, setText] = useState('');
  const [paragraph, setParagraph] = useState(first);
  const save = useChange((wish: object) => send('POST', path`/reports/${unit}/${period}/chapters/${chapter.id}/comments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ text, paragraph }, { onSuccess: () => setText(unlessWritten(text, '')) });
  };
  return (
    <div className="chapter-comments">
      <Answer query={query} rows={4}>
        {({ comments }) =>
          comments.length === 0 ? (
            <Empty title={t('writing.noComments')}>
              <p>{t('writing.noCommentsHelp')}</p>
            </Empty>
          ) : (
            <ul>
              {[...comments.filter((one) => !one.resolved), ...comments.filter((one) => one.resolved)].map((comment) => (
                <Comment key={comment.id} unit={unit} period={period} chapter={chapter} comment={comment} writable={writable} />
              ))}
            </ul>
          )
        }
      </Answer>
      {writable ? (
        <form className="form" onSubmit={submit}>
          <Field>
            <Label>{t('writing.commentOn')}</Label>
            <Select lang="sv" value={paragraph} onChange={(event) => setParagraph(Number(event.target.value))}>
              <Select.Option value={0}>{t('writing.wholeChapter')}</Select.Option>
              {paragraphs(written).map((start, i) => (
                <Select.Option key={i} value={i + 1}>
                  {`${i + 1}. ${start.length > 60 ? `${start.slice(0, 60)} …` : start}`}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Textfield multiline rows={3} required lang="sv" label={t('writing.newComment')} value={text} onChange={(event) => setText(event.target.value)} />
          <ErrorNotice error={save.error} />
          <div className="form-buttons">
            <Button type="submit" data-size="sm" loading={save.isPending}>
              {t('writing.comment')}
            </Button>
          </div>
        </form>
      ) : null}
    </div>
  );
}
