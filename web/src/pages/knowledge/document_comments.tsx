// What colleagues say about a passage.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { documentComments, type DocumentComment, type KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { moment } from '../../lib/format';
import { unlessWritten } from '../../lib/sent';

export interface Passage {
  section: string;
  quote: string;
}

function Comment({ id, comment, writable }: { id: string; comment: DocumentComment; writable: boolean }) {
  const { t } = useTranslation();
  const resolve = useChange((resolved: boolean) => send('PUT', path`/documents/${id}/comments/${comment.number}`, { resolved }));
  return (
    <li data-resolved={comment.resolved}>
      <blockquote lang="sv">
        {comment.quote ? `${comment.section_name}: ${comment.quote}` : comment.section_name}
        {comment.gone ? <small>{t('knowledge.gone')}</small> : null}
      </blockquote>
      <p className="written" lang="sv">
        {comment.text}
      </p>
      <p className="quiet signed">
        {t('common.by', { by: comment.by_name, at: moment(comment.at) })} · {t('knowledge.versionOf', { version: comment.version })}
        {comment.resolved ? ` · ${t('knowledge.resolvedBy', { by: comment.resolved_by_name })}` : ''}
      </p>
      {writable ? (
        <Button variant="tertiary" data-size="sm" loading={resolve.isPending} onClick={() => resolve.mutate(!comment.resolved)}>
          {comment.resolved ? t('knowledge.reopen') : t('knowledge.resolve')}
        </Button>
      ) : null}
      <ErrorNotice error={resolve.error} />
    </li>
  );
}

export function DocumentComments({ page, passage }: { page: KnowledgeDocument; passage: Passage | null }) {
  const { t } = useTranslation();
  const query = useQuery(documentComments(page.id));
  const [section, setSection] = useState(page.sections[0]?.id ?? '');
  const [quote, setQuote] = useState('');
  const [text, setText] = useState('');
  useEffect(() => {
    if (!passage) return;
    setSection(passage.section);
    setQuote(passage.quote);
  }, [passage]);
  const save = useChange((wish: object) => send('POST', path`/documents/${page.id}/comments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = page.sections.find((one) => one.id === section)?.text ?? '';
    const place = quote ? Math.max(0, [...written.slice(0, Math.max(0, written.indexOf(quote)))].length) : 0;
    save.mutate(
      { section, quote, place, text, version: page.version },
      {
        onSuccess: () => {
          setText(unlessWritten(text, ''));
          setQuote(unlessWritten(quote, ''));
        },
      },
    );
  };
  return (
    <section className="document-part chapter-comments" aria-labelledby="kommentarer">
      <h2 id="kommentarer">{t('knowledge.comments')}</h2>
      <Answer query={query} rows={3}>
        {({ comments }) =>
          comments.length === 0 ? (
            <Empty title={t('knowledge.noComments')}>
              <p>{t('knowledge.noCommentsHelp')}</p>
            </Empty>
          ) : (
            <ul>
              {[...comments.filter((one) => !one.resolved), ...comments.filter((one) => one.resolved)].map((comment) => (
                <Comment key={comment.number} id={page.id} comment={comment} writable={page.may_write} />
              ))}
            </ul>
          )
        }
      </Answer>
      <form className="form" onSubmit={submit}>
        <Field>
          <Label>{t('knowledge.commentOn')}</Label>
          <Select lang="sv" value={section} onChange={(event) => setSection(event.target.value)}>
            {page.sections.map((one) => (
              <Select.Option key={one.id} value={one.id}>
                {one.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          label={t('knowledge.commentQuote')}
          description={t('knowledge.commentQuoteHelp')}
          lang="sv"
          value={quote}
          onChange={(event) => setQuote(event.target.value)}
        />
        <Textfield multiline rows={3} required lang="sv" label={t('knowledge.commentText')} value={text} onChange={(event) => setText(event.target.value)} />
        <ErrorNotice error={save.error} />
        <div className="form-buttons">
          <Button type="submit" data-size="sm" loading={save.isPending}>
            {t('knowledge.comment')}
          </Button>
        </div>
      </form>
    </section>
  );
}
