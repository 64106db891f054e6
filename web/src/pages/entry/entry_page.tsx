// "Rapportera": a unit's figures for a period, written in under a minute.
import { Alert, Button, Checkbox } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { entry as entryQuery, entryBurden, type Entry } from '../../api/entry';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { useWho } from '../../components/session';
import { Swedish, usePeriodName } from '../../components/text';
import { quantity } from '../../lib/format';
import { links } from '../../lib/place';
import { isFilled, needsAnswer, type Cell } from './cell';
import { EntryGrid } from './entry_grid';
import { go, nextAnswer } from './grid_keys';
import { useCells, type Cells } from './use_cells';

const PARTS_KEY = 'ledstang.entry.parts';

function useParts(rows: Entry['rows']): [boolean, (shown: boolean) => void] {
  const used = rows.some((row) => row.numerator !== null);
  const [chosen, choose] = useState<boolean | null>(() => {
    try {
      const text = localStorage.getItem(PARTS_KEY);
      return text === null ? null : text === 'true';
    } catch {
      return null;
    }
  });
  return [
    chosen ?? used,
    (shown) => {
      choose(shown);
      try {
        localStorage.setItem(PARTS_KEY, String(shown));
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  ];
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** How far one has come, what is on its way, and what waits for an answer. */
function Progress({ entry, cells }: { entry: Entry; cells: Cells }) {
  const { t } = useTranslation();
  const online = useOnline();
  const all = Object.values(cells.cells);
  const filled = all.filter(isFilled).length;
  const answers = all.filter(needsAnswer);
  const unsent = all.filter((cell) => cell.status === 'waiting').length;
  const open = all.filter((cell) => !isFilled(cell));
  return (
    <div className="entry-progress">
      <p>
        <strong>{t('entry.filled', { filled, count: all.length })}</strong>{' '}
        {open.length === 0 && answers.length === 0 && unsent === 0 && all.length > 0 ? (
          <>
            {t('entry.allDone')} {entry.writable ? <Link to={links.round(entry.unit, entry.period)}>{t('entry.toRound')}</Link> : null}
          </>
        ) : null}
      </p>
      <p role="status" className="entry-state">
        {unsent > 0 || !online ? <span className="entry-offline">{t('entry.offline', { count: unsent })}</span> : null}
      </p>
      {answers.length > 0 ? (
        <Button type="button" variant="secondary" data-size="sm" data-color="warning" onClick={() => go(nextAnswer(null))}>
          {t('entry.answers', { count: answers.length })} <kbd>F8</kbd>
        </Button>
      ) : null}
    </div>
  );
}

function Burden({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const query = useQuery(entryBurden(entry.unit, entry.period));
  const burden = query.data;
  if (!burden || burden.cells === 0) return null;
  return <p className="quiet entry-burden">{t('entry.burden', { count: burden.cells, seconds: burden.seconds, median: burden.median_seconds })}</p>;
}

function Body({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { person } = useWho();
  const [words, say] = useState('');
  const attainment = useRef(t);
  attainment.current = t;
  const said = (cell: Cell) => {
    const name = `${cell.row.measure_name}, ${cell.row.sex_name}`;
    if (cell.status === 'saved') {
      const value = cell.row.value === null ? t('scorecard.missingValue') : quantity(cell.row.value, cell.row.decimals, cell.row.unit);
      say(t('entry.saidSaved', { name, value, judgement: t(`attainment.${cell.row.attainment}`) }));
    } else if (cell.status === 'doubted') say(t('entry.saidDoubt', { name, doubt: cell.doubts.join(' ') }));
    else if (cell.status === 'refused' || cell.status === 'conflict') say(`${name}: ${cell.message}`);
  };
  const cells = useCells(entry, person, said);
  const [parts, setParts] = useParts(entry.rows);
  if (entry.rows.length === 0) {
    return (
      <Empty title={t('entry.empty', { unit: entry.unit_name, period: entry.period_name })}>
        <p>{t('entry.emptyHelp')}</p>
      </Empty>
    );
  }
  return (
    <>
      {entry.writable ? null : (
        <Alert data-color="info" className="notice">
          <p lang="sv">{entry.why_not}</p>
        </Alert>
      )}
      <Progress entry={entry} cells={cells} />
      <EntryGrid entry={entry} cells={cells} parts={parts} say={say} />
      <div className="entry-foot">
        <p id="entry-keys" className="quiet">
          {t('entry.keys')}
        </p>
        {entry.rows.some((row) => row.takes_numerator) ? (
          <Checkbox data-size="sm" label={t('entry.showParts')} checked={parts} onChange={(event) => setParts(event.target.checked)} />
        ) : null}
        <Burden entry={entry} />
      </div>
      <p className="ds-sr-only" role="status">
        {words}
      </p>
    </>
  );
}

export default function EntryPage() {
  const { t } = useTranslation();
  const { unit = '', period = '' } = useParams();
  const { unitName } = usePlace();
  const name = usePeriodName();
  const query = useQuery(entryQuery(unit, period));
  const data = query.data;
  return (
    <Page
      title={t('entry.title')}
      eyebrow={
        <>
          <Swedish>{data?.unit_name ?? unitName(unit)}</Swedish>, {name(period)}
        </>
      }
      lead={
        data?.deadline ? (
          <p className={data.late ? 'entry-late' : undefined}>{t(data.late ? 'entry.deadlinePassed' : 'entry.deadline', { day: data.deadline })}</p>
        ) : null
      }
    >
      <Answer query={query} rows={14}>
        {(found) => <Body key={`${found.unit}-${found.period}`} entry={found} />}
      </Answer>
    </Page>
  );
}
