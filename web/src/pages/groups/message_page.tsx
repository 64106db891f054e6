// One message: what it says, a button to confirm it, and who has confirmed it, unit by unit.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { path, send } from '../../api/client';
import { messagePage, type MessagePage as MessagePageAnswer } from '../../api/groups';
import { useChange } from '../../api/queries';
import { Frame } from '../../components/frame';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { links } from '../../lib/place';

function Receipts({ page }: { page: MessagePageAnswer }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('groups.receipts')}</h2>
      <p>{t('groups.confirmedOf', { confirmed: page.message.confirmed, receipts: page.message.receipts })}.</p>
      <Frame label={t('groups.receipts')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('groups.fromUnit')}</th>
              <th scope="col">{t('groups.name')}</th>
              <th scope="col">{t('groups.confirmedOn')}</th>
            </tr>
          </thead>
          <tbody>
            {page.receipts.map((one) => (
              <tr key={`${one.person}-${one.unit}`}>
                <td lang="sv">{one.unit_name}</td>
                <th scope="row">{one.name}</th>
                <td>
                  {one.confirmed_on ? (
                    one.confirmed_by_name ? t('groups.confirmedBy', { day: one.confirmed_on, name: one.confirmed_by_name }) : one.confirmed_on
                  ) : (
                    <strong>{t('groups.notYet')}</strong>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
    </section>
  );
}

export default function MessagePage() {
  const { t } = useTranslation();
  const { number = '' } = useParams();
  const query = useQuery(messagePage(number));
  const confirm = useChange(() => send('POST', path`/messages/${number}/confirmation`, {}));
  const message = query.data?.message;
  return (
    <Page
      title={message?.subject ?? t('groups.messages')}
      lang="sv"
      crumbs={message ? [{ to: links.group(message.group), text: message.group_name }] : []}
      eyebrow={message ? t('groups.messageFrom', { name: message.sender_name, group: message.group_name, day: message.sent_on }) : null}
    >
      <Answer query={query} rows={5}>
        {(page) => (
          <>
            <p className="written message-text" lang="sv">{page.message.text}</p>
            <ErrorNotice error={confirm.error} />
            {page.waits_for_me ? (
              <p className="no-print">
                <Button loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
                  {t('groups.confirm')}
                </Button>
              </p>
            ) : null}
            <p className="saved" role="status">{confirm.isSuccess ? t('groups.confirmed') : ''}</p>
            <Receipts page={page} />
          </>
        )}
      </Answer>
    </Page>
  );
}
