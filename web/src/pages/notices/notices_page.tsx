// "Nytt för dig": what has happened to what one has written, follows or is affected by. Read when it has been seen.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { send } from '../../api/client';
import { notices, type NoticeList } from '../../api/flows';
import { useChange } from '../../api/queries';
import { Answer, Empty, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { moment } from '../../lib/format';
import { links } from '../../lib/place';

function Items({ list, title }: { list: NoticeList['notices']; title: string }) {
  if (list.length === 0) return null;
  return (
    <section className="task-group">
      <h2>{title}</h2>
      <ul className="notice-rows">
        {list.map((one) => (
          <li key={one.number} data-seen={one.seen}>
            <p className="quiet">
              <time dateTime={one.at}>{moment(one.at)}</time>
            </p>
            <div>
              <Link to={links.matter(one.matter)} lang="sv">
                {one.title}
              </Link>
              <p lang="sv">{one.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function NoticesPage() {
  const { t } = useTranslation();
  const query = useQuery(notices());
  const see = useChange((up_to: number) => send('PUT', '/notices/seen', { up_to }));
  const [older, setOlder] = useState(false);
  return (
    <Page title={t('notices.title')} lead={query.data ? <p role="status">{t('notices.unseen', { count: query.data.unseen })}</p> : null}>
      <Answer query={query} rows={6}>
        {(list) => {
          const unseen = list.notices.filter((one) => !one.seen);
          const seen = list.notices.filter((one) => one.seen);
          if (list.notices.length === 0) {
            return (
              <Empty title={t('notices.empty')}>
                <p>{t('notices.emptyHelp')}</p>
                <p>
                  <Link to={links.matters({ visa: 'alla' })}>{t('notices.find')}</Link>
                </p>
              </Empty>
            );
          }
          return (
            <>
              {unseen.length > 0 ? (
                <p>
                  <Button variant="secondary" data-size="sm" loading={see.isPending} onClick={() => see.mutate(Math.max(...unseen.map((one) => one.number)))}>
                    {t('notices.see')}
                  </Button>
                </p>
              ) : null}
              <ErrorNotice error={see.error} />
              <Items list={unseen} title={t('notices.new')} />
              <Items list={older ? seen : seen.slice(0, 10)} title={t('notices.before')} />
              {seen.length > 10 && !older ? (
                <Button variant="tertiary" data-size="sm" onClick={() => setOlder(true)}>
                  {t('notices.more', { count: seen.length - 10 })}
                </Button>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
