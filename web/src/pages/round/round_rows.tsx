// The values to look through before one approves: accept a row, or write a question that goes with the return.
import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { path, send } from '../../api/client';
import type { Round } from '../../api/model';
import { useChange } from '../../api/queries';
import { entry, type readEntry } from '../../api/entry';
import { Answer, ErrorNotice } from '../../components/notice';
import { Flags, Swedish, usePeriodName } from '../../components/text';
import { quantity } from '../../lib/format';
import { links } from '../../lib/place';
import type { Draft } from './round_steps';

type EntryRow = Awaited<ReturnType<typeof readEntry>>['rows'][number];

interface Wish {
  measure: string;
  sex: string;
  accepted: boolean;
}

function Row({
  round,
  row,
  asked,
  accept,
  draft,
  write,
}: {
  round: Round;
  row: EntryRow;
  /** What has been asked for and is on its way. */
  asked: Wish | undefined;
  accept: (wish: Wish) => void;
  draft: string | undefined;
  /** Nothing takes the question away. */
  write: (text: string | null) => void;
}) {
  const { t } = useTranslation();
  const name = usePeriodName();
  const stands = round.accepted.some((one) => one.measure === row.measure && one.sex === row.sex);
  const accepted = asked?.measure === row.measure && asked.sex === row.sex ? asked.accepted : stands;
  const about = row.sex === 'T' ? row.measure_name : `${row.measure_name}, ${row.sex_name}`;
  return (
    <li className="round-row" data-accepted={accepted}>
      <div className="round-row-name">
        <Link to={links.measure(round.unit, row.measure, round.period)} lang="sv">{row.measure_name}</Link>
        <span className="quiet" lang="sv">
          {[row.sex === 'T' ? '' : row.sex_name, row.target_text ? `mål ”${row.target_text}”` : ''].filter(Boolean).join(', ')}
        </span>
      </div>
      <div className="round-row-figure">
        <strong>{row.value === null ? t('scorecard.missingValue') : quantity(row.value, row.decimals, row.unit)}</strong>
        {row.previous_value === null ? null : (
          <span className="quiet">
            {quantity(row.previous_value, row.decimals, row.unit)} {name(row.previous_period)}
          </span>
        )}
      </div>
      <div className="round-row-words">
        <Flags flags={row.flags} />
        <Swedish>
          {row.missing_reason ? <p>{row.missing_reason}</p> : null}
          {row.note ? <p>{row.note}</p> : null}
          {row.comments.map((text, i) => <p key={i}>{text}</p>)}
        </Swedish>
      </div>
      <div className="round-row-do no-print">
        {round.steps.includes('accept') ? (
          <Checkbox
            label={
              <>
                {t('round.accept')}
                <span className="ds-sr-only">: {about}</span>
              </>
            }
            checked={accepted}
            onChange={(event) => accept({ measure: row.measure, sex: row.sex, accepted: event.target.checked })}
          />
        ) : null}
        {round.steps.includes('return') && draft === undefined ? (
          <Button variant="tertiary" data-size="sm" aria-label={t('round.askOf', { about })} onClick={() => write('')}>
            {t('round.ask')}
          </Button>
        ) : null}
      </div>
      {draft === undefined ? null : (
        <div className="form round-row-ask">
          <Textfield
            multiline
            rows={2}
            autoFocus
            label={t('round.questionAbout', { about })}
            description={t('round.questionGoes')}
            value={draft}
            onChange={(event) => write(event.target.value)}
          />
          <div className="form-buttons">
            <Button variant="tertiary" data-size="sm" onClick={() => write(null)}>
              {t('round.removeQuestion')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

export function RoundRows({
  round,
  drafts,
  setDrafts,
}: {
  round: Round;
  drafts: Draft[];
  setDrafts: (drafts: Draft[]) => void;
}) {
  const { t } = useTranslation();
  const reviews = round.steps.includes('accept') || round.steps.includes('return');
  const query = useQuery({ ...entry(round.unit, round.period), enabled: reviews });
  const [all, setAll] = useState(false);
  const accept = useChange(({ accepted, measure, sex }: Wish) =>
    send('PUT', path`/units/${round.unit}/rounds/${round.period}/rows/${measure}/${sex}/acceptance`, { accepted }),
  );
  if (!reviews) return null;
  const write = (row: EntryRow) => (text: string | null) => {
    const others = drafts.filter((draft) => draft.measure !== row.measure || draft.sex !== row.sex);
    setDrafts(text === null ? others : [...others, { measure: row.measure, sex: row.sex, text }]);
  };
  return (
    <section>
      <h2>{t('round.rows')}</h2>
      <p className="quiet">{t('round.rowsHelp')}</p>
      <ErrorNotice error={accept.error} />
      <Answer query={query} rows={6}>
        {({ rows }) => {
          const left = rows.filter(
            (row) => !round.accepted.some((one) => one.measure === row.measure && one.sex === row.sex),
          );
          return (
            <>
              <p role="status">{t('round.acceptedCount', { done: rows.length - left.length, count: rows.length })}</p>
              <ul className="round-rows">
                {(all ? rows : rows.slice(0, 60)).map((row) => (
                  <Row
                    key={`${row.measure}-${row.sex}`}
                    round={round}
                    row={row}
                    asked={accept.isPending ? accept.variables : undefined}
                    accept={(wish) => accept.mutate(wish)}
                    draft={drafts.find((draft) => draft.measure === row.measure && draft.sex === row.sex)?.text}
                    write={write(row)}
                  />
                ))}
              </ul>
              {!all && rows.length > 60 ? (
                <Button variant="secondary" onClick={() => setAll(true)}>
                  {t('round.allRows', { count: rows.length })}
                </Button>
              ) : null}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
