// What readers tell the owner, and how much the document is used.
import { Button, Checkbox, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { path, send } from '../../api/client';
import { documentFeedback, documentUsage, type FeedbackList, type KnowledgeDocument } from '../../api/knowledge';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { moment } from '../../lib/format';

/** "Hjälpte texten dig?" */
export function HelpedForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const { unit } = usePlace();
  const [helped, setHelped] = useState<boolean | undefined>();
  const [text, setText] = useState('');
  const [named, setNamed] = useState(true);
  const give = useChange((wish: object) => send('POST', path`/documents/${id}/feedback`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate({ helped, text, unit, named });
  };
  if (give.isSuccess) {
    return (
      <p className="helped" role="status">
        {t('knowledge.helpedThanks')}
      </p>
    );
  }
  return (
    <form className="form helped no-print" onSubmit={submit}>
      <Fieldset>
        <Fieldset.Legend>{t('knowledge.helpedQuestion')}</Fieldset.Legend>
        <div className="form-choices">
          <Radio name={`helped-${id}`} value="ja" label={t('knowledge.helpedYes')} checked={helped === true} onChange={() => setHelped(true)} />
          <Radio name={`helped-${id}`} value="nej" label={t('knowledge.helpedNo')} checked={helped === false} onChange={() => setHelped(false)} />
        </div>
      </Fieldset>
      {helped === undefined ? null : (
        <>
          <Textfield multiline rows={3} lang="sv" label={t('knowledge.helpedText')} value={text} onChange={(event) => setText(event.target.value)} />
          <Checkbox label={t('knowledge.helpedNamed')} checked={named} onChange={(event) => setNamed(event.target.checked)} value="named" />
          <ErrorNotice error={give.error} />
          <div className="form-buttons">
            <Button type="submit" data-size="sm" loading={give.isPending}>
              {t('knowledge.helpedSend')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function Feedback({ id, one }: { id: string; one: FeedbackList['feedback'][number] }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const answer = useChange((words: string) => send('PUT', path`/documents/${id}/feedback/${one.number}`, { answer: words }));
  return (
    <li>
      <p className="written" lang="sv">
        {one.text}
      </p>
      <p className="quiet signed">
        {t('common.by', { by: one.by_name || t('knowledge.anonymous'), at: moment(one.at) })}
        {one.unit_name ? `, ${one.unit_name}` : ''} · {t('knowledge.versionOf', { version: one.version })}
      </p>
      {one.answered ? (
        <p lang="sv">{one.answer ? t('knowledge.answered', { by: one.answered_by_name, answer: one.answer }) : t('knowledge.readBy', { by: one.answered_by_name })}</p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            answer.mutate(text);
          }}
        >
          <Textfield label={t('knowledge.answerText')} lang="sv" value={text} onChange={(event) => setText(event.target.value)} />
          <ErrorNotice error={answer.error} />
          <div className="form-buttons">
            <Button type="submit" data-size="sm" loading={answer.isPending}>
              {text.trim() ? t('knowledge.answerSend') : t('knowledge.answerRead')}
            </Button>
          </div>
        </form>
      )}
    </li>
  );
}

export function DocumentReaders({ page }: { page: KnowledgeDocument }) {
  const { t } = useTranslation();
  const usage = useQuery(documentUsage(page.id));
  const feedback = useQuery(documentFeedback(page.id));
  return (
    <section className="document-part" aria-labelledby="lasare">
      <h2 id="lasare">{t('knowledge.readers')}</h2>
      <Answer query={usage} rows={2}>
        {(data) => (
          <>
            <p>{t('knowledge.usage', { openings: data.openings })}</p>
            {data.units.length > 0 ? (
              <ul className="usage-units" aria-label={t('knowledge.usageUnits')}>
                {data.units.map((row) => (
                  <li key={row.unit} lang="sv">
                    {row.unit_name}: {row.openings}
                  </li>
                ))}
              </ul>
            ) : null}
          </>
        )}
      </Answer>
      <Answer query={feedback} rows={2}>
        {(data) => (
          <>
            <p>{t('knowledge.helpedCount', { helped: data.helped, not: data.not_helped })}</p>
            {data.feedback.length === 0 ? <p className="quiet">{t('knowledge.noFeedback')}</p> : null}
            <ul className="feedback">
              {data.feedback.map((one) => (
                <Feedback key={one.number} id={page.id} one={one} />
              ))}
            </ul>
          </>
        )}
      </Answer>
    </section>
  );
}
