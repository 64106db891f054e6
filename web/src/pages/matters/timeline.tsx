// "Vad hände sedan?": everything from the day it was begun to the first outcome after the decision, and what people say.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { Happening, MatterPage } from '../../api/flows';
import { useChange } from '../../api/queries';
import { Icon, type IconName } from '../../components/icon';
import { useSome } from '../../components/long_list';
import { useMeasureNames } from '../../components/measures';
import { ErrorNotice } from '../../components/notice';
import { usePlace } from '../../components/place';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';
import { unlessWritten } from '../../lib/sent';

const ICONS: Record<string, IconName> = {
  begun: 'flag', step: 'better', unit_step: 'check', statement: 'copy', comment: 'person', outcome: 'wave', activity: 'person', part: 'open',
};

/** A day stays a day; an instant is written in the reader's time zone. */
const when = (at: string) => (at.length > 10 ? moment(at) : at);

function Entry({ page, one }: { page: MatterPage; one: Happening }) {
  const { period } = usePlace();
  const measureName = useMeasureNames();
  return (
    <li data-kind={one.kind}>
      <Icon name={ICONS[one.kind] ?? 'dash'} />
      <div>
        <p className="quiet timeline-when">
          <time dateTime={one.at}>{when(one.at)}</time>
          {one.who ? <span lang="sv"> · {one.who}</span> : null}
        </p>
        <p lang="sv">
          {one.text}
          {one.kind === 'outcome' ? (
            <>
              {' '}
              (<Link to={links.measure(page.summary.unit, one.words, period)}>{measureName(one.words)}</Link>)
            </>
          ) : null}
        </p>
        {one.words && one.kind !== 'outcome' ? <p className="timeline-words written" lang="sv">{one.words}</p> : null}
      </div>
    </li>
  );
}

export function MatterTimeline({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const [shown, earlier] = useSome(page.timeline, 50, true);
  return (
    <section>
      <h2>{t('matters.timeline')}</h2>
      {earlier}
      <ol className="matter-timeline">
        {shown.map((one, i) => (
          <Entry key={page.timeline.length - shown.length + i} page={page} one={one} />
        ))}
      </ol>
    </section>
  );
}

export function CommentForm({ page }: { page: MatterPage }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const save = useChange((wish: object) => send('POST', path`/matters/${page.summary.id}/comments`, wish));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ text }, { onSuccess: () => setText(unlessWritten(text, '')) });
  };
  return (
    <section id="lista-comments" tabIndex={-1}>
      <h2>{t('matters.comment')}</h2>
      <form className="form" onSubmit={submit}>
        <Textfield
          multiline
          rows={3}
          required
          lang="sv"
          label={t('matters.commentLabel')}
          value={text}
          onChange={(event: { target: { value: string } }) => setText(event.target.value)}
        />
        <ErrorNotice error={save.error} />
        <div className="form-buttons">
          <Button type="submit" variant="secondary" loading={save.isPending}>
            {t('matters.commentSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
