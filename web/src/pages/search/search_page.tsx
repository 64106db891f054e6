// Everything that answers a question, grouped by what it is. The field keeps the focus while the answer follows it.
import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { search } from '../../api/search';
import { Empty, ErrorNotice, Loading } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useSettled } from '../../lib/settled';
import { useGroupName } from './group_name';
import { SearchAnswers } from './search_answers';
import { SearchTips } from './search_tips';

const MOST = 60;

/** Arrow down and up go between the field and the hits. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type="search"], a.hit-link')];
  const now = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[now + (event.key === 'ArrowDown' ? 1 : -1)];
  if (now < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

export default function SearchPage() {
  const { t } = useTranslation();
  const { unit } = usePlace();
  const [address, setAddress] = useSearchParams();
  const asked = address.get('q') ?? '';
  const kind = address.get('slag') ?? '';
  const area = address.get('omrade') ?? '';
  const [text, setText] = useState(asked);
  const written = useRef(asked);
  const settled = useSettled(text, 150);
  // The field in the header leads here with another question.
  useEffect(() => {
    if (asked === written.current) return;
    written.current = asked;
    setText(asked);
  }, [asked]);
  const put = (name: string, value: string) =>
    setAddress((now) => {
      if (value) now.set(name, value);
      else now.delete(name);
      return now;
    }, { replace: true });
  useEffect(() => {
    if (settled.trim() === written.current.trim()) return;
    written.current = settled.trim();
    put('q', settled.trim());
  });
  const found = useQuery(search({ text: settled, unit, kind, area, most: MOST }));
  const long = settled.trim().length > 1;
  const answer = long ? found.data : undefined;
  const filtered = kind !== '' || area !== '';
  const areas = answer?.areas ?? [];
  return (
    <Page title={long ? t('search.for', { text: settled.trim() }) : t('search.title')}>
      <div className="search-page" role="search" onKeyDown={walk}>
        <Textfield
          type="search"
          label={t('search.field')}
          value={text}
          autoFocus={!asked}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        {long && found.isError ? <ErrorNotice error={found.error} retry={() => void found.refetch()} /> : null}
        {long && found.isPending ? <Loading rows={6} /> : null}
        {answer && (answer.total > 0 || filtered) ? (
          <div className="search-filters no-print">
            <SearchKinds counts={answer.kinds} kind={kind} choose={(one) => put('slag', one)} />
            {areas.length > 1 || area ? (
              <Field data-size="sm">
                <Label>{t('search.area')}</Label>
                <Select value={area} onChange={(event) => put('omrade', event.target.value)}>
                  <Select.Option value="">{t('search.allAreas')}</Select.Option>
                  {areas.map((one) => (
                    <Select.Option key={one.id} value={one.id} lang="sv">
                      {`${one.name} (${one.count})`}
                    </Select.Option>
                  ))}
                </Select>
              </Field>
            ) : null}
          </div>
        ) : null}
        <p className="search-count" role="status">
          {answer && answer.total > 0 ? t('search.count', { count: answer.total }) : ''}
        </p>
        {answer && answer.total === 0 ? (
          <Empty title={t(filtered ? 'search.noneHere' : 'search.none', { text: settled.trim() })}>
            {filtered ? (
              <Button
                variant="secondary"
                onClick={() => {
                  put('slag', '');
                  put('omrade', '');
                }}
              >
                {t('search.withoutFilters')}
              </Button>
            ) : (
              <p>{t('search.noneHelp')}</p>
            )}
          </Empty>
        ) : null}
        {answer && answer.total > 0 ? (
          <SearchAnswers answer={answer} kind={kind} chooseKind={(one) => put('slag', one)} />
        ) : null}
        {!long || (answer?.total === 0 && !filtered) ? <SearchTips ask={setText} short={text.trim().length === 1} /> : null}
      </div>
    </Page>
  );
}

interface KindsProps {
  counts: { id: string; count: number }[];
  kind: string;
  choose: (kind: string) => void;
}

function SearchKinds({ counts, kind, choose }: KindsProps) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  const shown = kind && !counts.some((one) => one.id === kind) ? [...counts, { id: kind, count: 0 }] : counts;
  return (
    <div className="search-kinds" role="group" aria-label={t('search.kind')}>
      {[{ id: '', count: all }, ...shown].map((one) => (
        <button key={one.id} type="button" aria-pressed={one.id === kind} onClick={() => choose(one.id)}>
          {one.id ? groupName(one.id) : t('search.allKinds')} <span>{one.count}</span>
        </button>
      ))}
    </div>
  );
}
