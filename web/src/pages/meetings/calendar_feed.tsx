// A secret address with which one's own calendar shows the meetings.
import { Button, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { send } from '../../api/client';
import { calendarFeed, type FeedState } from '../../api/meetings';
import { useChange } from '../../api/queries';
import { Fold } from '../../components/fold';
import { ErrorNotice } from '../../components/notice';
import { moment } from '../../lib/format';

export function CalendarFeed() {
  const { t } = useTranslation();
  const feed = useQuery(calendarFeed());
  const make = useChange<void, FeedState>(() => send('POST', '/calendar-feed', {}));
  const remove = useChange<void>(() => send('DELETE', '/calendar-feed'));
  const made = feed.data?.made ?? false;
  const shown = made && make.data ? `${window.location.origin}${make.data.address}` : '';
  return (
    <section className="forms no-print">
      <Fold title={t('meetings.calendar')}>
        <div className="form">
          <p>{t('meetings.calendarHelp')}</p>
          {made && !shown ? <p>{t('meetings.feedMade', { when: moment(feed.data?.made_at ?? '') })}</p> : null}
          {shown ? (
            <Textfield label={t('meetings.feedAddress')} description={t('meetings.feedShown')} readOnly value={shown} onFocus={(event) => event.target.select()} />
          ) : null}
          <ErrorNotice error={feed.error ?? make.error ?? remove.error} />
          <div className="form-buttons">
            <Button variant={made ? 'secondary' : 'primary'} loading={make.isPending} onClick={() => make.mutate()}>
              {t(made ? 'meetings.newFeed' : 'meetings.makeFeed')}
            </Button>
            {made ? (
              <Button variant="tertiary" loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('meetings.removeFeed')}
              </Button>
            ) : null}
          </div>
        </div>
      </Fold>
    </section>
  );
}
