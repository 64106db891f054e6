// The period's report while it is written: its chapters with their writers and states, and one of them open.
import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { reportDocument, type ReportDocument } from '../../api/document';
import { path, send } from '../../api/client';
import { useChange } from '../../api/queries';
import { Answer, ErrorNotice } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { Swedish, usePeriodName } from '../../components/text';
import { links } from '../../lib/place';
import { ChapterEditor } from './chapter_editor';
import { ChapterList } from './chapter_list';

/** One click: this period's report starts from the chapters of the one before. */
function StartFromPrevious({ document }: { document: ReportDocument }) {
  const { t } = useTranslation();
  const start = useChange(() => send('POST', path`/reports/${document.unit}/${document.period}/chapters/from-previous`, {}));
  return (
    <div className="from-previous">
      <Button variant="secondary" data-size="sm" loading={start.isPending} onClick={() => start.mutate(undefined)}>
        {t('writing.fromPrevious')}
      </Button>
      <p className="quiet">{t('writing.fromPreviousHelp')}</p>
      <ErrorNotice error={start.error} />
    </div>
  );
}

function Body({ document }: { document: ReportDocument }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const [query, setQuery] = useSearchParams();
  const writable = may('report') && !document.frozen;
  const wanted = query.get('kapitel');
  const open = document.chapters.find((chapter) => chapter.id === wanted) ?? document.chapters[0];
  const choose = (id: string) => {
    setQuery((now) => {
      now.set('kapitel', id);
      now.delete('visa');
      return now;
    }, { replace: true });
    // On a phone the chapter stands below the list.
    requestAnimationFrame(() => window.document.getElementById('kapitel')?.scrollIntoView({ block: 'nearest' }));
  };
  return (
    <>
      {document.frozen ? (
        <Alert data-color="info" className="notice">
          <p lang="sv">{document.why_frozen}</p>
        </Alert>
      ) : null}
      <div className="writing-columns">
        <div className="writing-side">
          <ChapterList document={document} open={open?.id ?? ''} choose={choose} writable={writable} />
          {writable && document.version === 0 ? <StartFromPrevious document={document} /> : null}
        </div>
        {open ? (
          <ChapterEditor key={open.id} document={document} chapter={open} writable={writable} />
        ) : (
          <p>{t('writing.empty')}</p>
        )}
      </div>
    </>
  );
}

export default function DocumentPage() {
  const { t } = useTranslation();
  const { unit = '', period = '' } = useParams();
  const { unitName } = usePlace();
  const name = usePeriodName();
  const query = useQuery(reportDocument(unit, period));
  const chapters = query.data?.chapters ?? [];
  const ready = chapters.filter((chapter) => chapter.state === 'ready').length;
  return (
    <Page
      title={t('writing.title')}
      crumbs={[{ to: links.report(unit, period), text: t('report.title') }]}
      eyebrow={
        <>
          <Swedish>{query.data?.unit_name ?? unitName(unit)}</Swedish>, {name(period)}
        </>
      }
      lead={query.data ? <p>{t('writing.lead', { ready, count: chapters.length })}</p> : null}
      tools={
        <Button asChild variant="secondary" data-size="sm">
          <Link to={links.report(unit, period)}>{t('writing.toReport')}</Link>
        </Button>
      }
    >
      <Answer query={query} rows={14}>
        {(data) => <Body document={data} />}
      </Answer>
    </Page>
  );
}
