// What a group has sent, how many have confirmed it, and a new message.
import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { path, send } from '../../api/client';
import { groupMessages, type MessagePage } from '../../api/groups';
import { Fold } from '../../components/fold';
import { links } from '../../lib/place';
import { Change, Choice } from './change';

type Receiver = 'members' | 'contacts' | 'representatives';

function NewMessage({ group, topic, receivers }: { group: string; topic: string; receivers: Receiver[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [receiver, setReceiver] = useState<string>(receivers[0] ?? 'members');
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  return (
    <Change
      button={t('groups.send')}
      saved={t('groups.sent')}
      sent={() => send<MessagePage>('POST', path`/groups/${group}/messages`, { topic, receiver, subject, text })}
      done={(page) => void navigate(links.message(page.message.number))}
    >
      {receivers.length > 1 ? (
        <Choice label={t('groups.receiver')} options={receivers.map((id) => ({ id, name: t(`groups.receivers.${id}`) }))} value={receiver} onChange={setReceiver} />
      ) : null}
      <Textfield label={t('groups.messageSubject')} required value={subject} onChange={(event) => setSubject(event.target.value)} />
      <Textfield multiline rows={4} label={t('groups.messageText')} required value={text} onChange={(event: { target: { value: string } }) => setText(event.target.value)} />
    </Change>
  );
}

export function Messages({ group, topic = '', receivers, may }: { group: string; topic?: string; receivers: Receiver[]; may: boolean }) {
  const { t } = useTranslation();
  const query = useQuery(groupMessages(group, topic));
  const messages = query.data?.messages ?? [];
  if (messages.length === 0 && !may) return null;
  return (
    <section>
      <h2>{t('groups.messages')}</h2>
      <ul className="linked">
        {messages.map((one) => (
          <li key={one.number}>
            <Link to={links.message(one.number)} lang="sv">
              {one.subject}
            </Link>
            <span className="quiet">
              {one.sent_on} · {t('groups.confirmedOf', { confirmed: one.confirmed, receipts: one.receipts })}
            </span>
          </li>
        ))}
      </ul>
      {may ? (
        <div className="no-print">
          <Fold title={t('groups.sendMessage')}>
            <NewMessage group={group} topic={topic} receivers={receivers} />
          </Fold>
        </div>
      ) : null}
    </section>
  );
}
