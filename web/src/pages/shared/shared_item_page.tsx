// One measure or action that has been shared with a guest, and what they want to say about it.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { path, send } from '../../api/client';
import type { SharedItem } from '../../api/model';
import { sharedItem } from '../../api/people';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePeriodName } from '../../components/text';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';
import { unlessWritten } from '../../lib/sent';

function CommentForm({ item }: { item: SharedItem }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const save = useChange((wish: object) => send('POST', path`/shared/${item.kind}/${item.target}/comments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ text, unit: item.unit }, { onSuccess: () => setText(unlessWritten(text, '')) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <Textfield
        multiline
        rows={3}
        label={t('shared.comment')}
        description={t('shared.commentHelp')}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        <Button type="submit" loading={save.isPending}>
          {t('shared.send')}
        </Button>
        <span className="saved" role="status">
          {save.isSuccess ? t('common.saved') : ''}
        </span>
      </div>
    </form>
  );
}

/** How it goes: a measure's latest figures, or where an action stands. */
function HowItGoes({ item }: { item: SharedItem }) {
  const name = usePeriodName();
  if (item.kind === 'action') {
    return (
      <p lang="sv">
        {[item.status_name, item.timeliness_reason].filter(Boolean).join('. ')}
      </p>
    );
  }
  return (
    <>
      {item.figures.map((figure) => (
        <p key={figure.sex_name} className="answer" lang="sv">
          {figure.sex_name ? `${figure.sex_name.charAt(0).toUpperCase()}${figure.sex_name.slice(1)}: ` : ''}
          <strong>{figure.printed}</strong>. {figure.attainment_reason}
        </p>
      ))}
      {item.period ? <p className="fresh">{name(item.period)}</p> : null}
    </>
  );
}

export default function SharedItemPage() {
  const { t } = useTranslation();
  const { kind = '', target = '' } = useParams();
  const [query] = useSearchParams();
  const unit = query.get('enhet') ?? '';
  const found = useQuery(sharedItem(kind, target, unit));
  const item = found.data;
  return (
    <Page
      title={item?.title ?? t('shared.title')}
      lang={item ? 'sv' : undefined}
      crumbs={[{ to: links.shared(), text: t('shared.title') }]}
      eyebrow={item ? <span lang="sv">{item.unit_name}</span> : null}
      lead={item ? <HowItGoes item={item} /> : null}
    >
      <Answer query={found} rows={5}>
        {(data) => (
          <>
            {data.description ? <p className="written" lang="sv">{data.description}</p> : null}
            <dl className="facts shared-facts">
              {data.target_text ? (
                <div className="facts-row">
                  <dt>{t('scorecard.target')}</dt>
                  <dd lang="sv">{data.target_text}</dd>
                </div>
              ) : null}
              {data.timetable ? (
                <div className="facts-row">
                  <dt>{t('actions.timetable')}</dt>
                  <dd lang="sv">{data.timetable}</dd>
                </div>
              ) : null}
              {data.sharing.names.length > 0 ? (
                <div className="facts-row">
                  <dt lang="sv">{data.sharing.word}</dt>
                  <dd>{data.sharing.names.join(', ')}</dd>
                </div>
              ) : null}
            </dl>
            <section className="shared-comments">
              <h2>{t('actions.comments')}</h2>
              {data.sharing.comments.length === 0 ? <p className="quiet">{t('actions.noComments')}</p> : null}
              {data.sharing.comments.map((one, i) => (
                <div key={i} className="comment">
                  <h3>{t('common.by', { by: one.person_name, at: moment(one.at) })}</h3>
                  <p className="written" lang="sv">{one.text}</p>
                </div>
              ))}
              <CommentForm item={data} />
            </section>
          </>
        )}
      </Answer>
    </Page>
  );
}
