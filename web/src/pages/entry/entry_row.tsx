// One row of the grid: a measure and a sex, with what it was before, what is written now and how that is judged.
import { Button } from '@digdir/designsystemet-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../components/icon';
import { AttainmentStatus } from '../../components/status';
import { Flags, Swedish } from '../../components/text';
import { figure, moment, quantity } from '../../lib/format';
import { periodShort } from '../../lib/period';
import { links } from '../../lib/place';
import { changeNow, isFilled, needsAnswer, type Cell, type Part } from './cell';
import type { Cells } from './use_cells';

function Field({ cell, part, writable, active, cells }: { cell: Cell; part: Part; writable: boolean; active: string; cells: Cells }) {
  const { t } = useTranslation();
  const { row, draft } = cell;
  const names: Record<Part, string> = { value: t('entry.value'), numerator: t('measure.numerator'), denominator: t('measure.denominator') };
  // What the server computes of the parts stands in the value's field until somebody writes there.
  const computed = part === 'value' && draft.value === '' ? (cell.judged?.value ?? null) : null;
  const hint = computed !== null ? figure(computed, row.decimals) : draft.missing ? '–' : undefined;
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      data-stop={part}
      data-computed={computed !== null}
      aria-label={`${names[part]}, ${row.measure_name}, ${row.sex_name}${part === 'value' && row.unit ? `, ${row.unit}` : ''}`}
      aria-invalid={part === 'value' && needsAnswer(cell) ? true : undefined}
      aria-describedby={part === 'value' ? `says-${cell.key}` : undefined}
      value={draft[part]}
      placeholder={hint}
      readOnly={!writable}
      tabIndex={active === `${cell.key}:${part}` ? 0 : -1}
      onChange={(event) => cells.write(cell.key, { [part]: event.target.value })}
    />
  );
}

/** The quiet mark of where the cell is on its way to the server. */
function Mark({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  const { status } = cell;
  if (status === 'waiting') {
    return (
      <span className="entry-mark waiting">
        <Icon name="later" />
        {t('entry.waiting')}
      </span>
    );
  }
  if (status === 'saved' && cell.marked) {
    return (
      <span className="entry-mark saved-mark">{t('entry.savedMark').toLowerCase()}</span>
    );
  }
  return null;
}

function Stop({ cell, name, active, onClick, children, secondary = false }: { cell: Cell; name: string; active: string; onClick: () => void; children: string; secondary?: boolean }) {
  return (
    <Button
      type="button"
      data-size="sm"
      variant={secondary ? 'secondary' : 'primary'}
      data-stop={name}
      tabIndex={active === `${cell.key}:${name}` ? 0 : -1}
      onClick={(event) => {
        // The button goes when it has been pressed; the focus stays in its row.
        event.currentTarget.closest('tr')?.querySelector<HTMLElement>('[data-stop="value"]')?.focus();
        onClick();
      }}
    >
      {children}
    </Button>
  );
}

/** What the cell has to say: two versions, a doubt, a refusal, or the judgement of what is written. */
function Says({ cell, cells, active, unit, period }: { cell: Cell; cells: Cells; active: string; unit: string; period: string }) {
  const { t } = useTranslation();
  const { row, status, theirs, key } = cell;
  const inWords = (value: number | null) => (value === null ? t('scorecard.missingValue') : quantity(value, row.decimals, row.unit));
  if (status === 'conflict' && theirs) {
    return (
      <div className="entry-two" role="alert">
        <p>
          <strong>{t('conflict.title')}</strong>
        </p>
        <dl>
          <div>
            <dt>{theirs.recorded_by_name ? `${theirs.recorded_by_name} ${moment(theirs.recorded_at)}` : t('conflict.theirs')}</dt>
            <dd>{inWords(theirs.value)}</dd>
          </div>
          <div>
            <dt>{t('conflict.mine')}</dt>
            <dd>{cell.draft.missing ? t('scorecard.missingValue') : cell.draft.value || t('conflict.empty')}</dd>
          </div>
        </dl>
        <div className="entry-answers">
          <Stop cell={cell} name="answer" active={active} onClick={() => cells.keepMine(key)}>
            {t('conflict.keepMine')}
          </Stop>
          <Stop cell={cell} name="answer2" active={active} secondary onClick={() => cells.takeTheirs(key)}>
            {t('conflict.takeTheirs')}
          </Stop>
        </div>
      </div>
    );
  }
  if (status === 'doubted') {
    return (
      <div className="entry-doubt">
        {cell.doubts.map((doubt) => (
          <p key={doubt} lang="sv">
            <Icon name="conflict" />
            {doubt}
          </p>
        ))}
        <div className="entry-answers">
          <Stop cell={cell} name="answer" active={active} onClick={() => cells.save(key, { confirmed: true })}>
            {t('entry.itIsRight')}
          </Stop>
        </div>
      </div>
    );
  }
  if (status === 'unreadable') {
    return (
      <p className="entry-doubt">
        <Icon name="conflict" />
        {t('measure.notANumber')}
      </p>
    );
  }
  if (status === 'refused') {
    return (
      <p className="entry-doubt" lang="sv">
        <Icon name="conflict" />
        {cell.message}
      </p>
    );
  }
  if (cell.draft.missing) {
    return (
      <p className="entry-judged">
        <AttainmentStatus value="no_data" />
        <span className="quiet" lang="sv">{cell.draft.missing_reason}</span>
        {row.mend ? <span className="label">{t('entry.mending')}</span> : null}
      </p>
    );
  }
  const judged = status === 'saved' ? row : cell.judged;
  const filled = status === 'saved' ? isFilled(cell) : cell.draft.value.trim() !== '' || cell.judged !== null;
  if (!filled) return row.question ? <Question text={row.question} unit={unit} period={period} /> : null;
  return (
    <>
      <p className="entry-judged">
        {judged ? <AttainmentStatus value={judged.attainment} /> : null}
        <span className="entry-change">{judged?.change_text ? <Swedish>{judged.change_text}</Swedish> : changeNow(cell)}</span>
        {row.accepted ? <span className="label">{t('entry.accepted')}</span> : null}
      </p>
      {status !== 'saved' && judged && judged.doubts.length > 0 ? (
        <p className="entry-doubt" lang="sv">
          <Icon name="conflict" />
          {judged.doubts.map((doubt) => doubt.message).join(' ')}
        </p>
      ) : null}
      <Flags flags={cell.draft.flags} />
      {row.question ? <Question text={row.question} unit={unit} period={period} /> : null}
    </>
  );
}

function Question({ text, unit, period }: { text: string; unit: string; period: string }) {
  const { t } = useTranslation();
  return (
    <p className="entry-question">
      <Icon name="question" />
      <span>
        <span lang="sv">{text}</span> <Link to={links.round(unit, period)}>{t('entry.toQuestion')}</Link>
      </span>
    </p>
  );
}

export function EntryRowCells({
  unit,
  period,
  writable,
  cell,
  cells,
  parts,
  active,
  height,
  opened,
  toggle,
}: {
  unit: string;
  period: string;
  writable: boolean;
  cell: Cell;
  cells: Cells;
  parts: boolean;
  active: string;
  /** How many rows the measure has, on its first; 0 on the others. */
  height: number;
  opened: boolean;
  toggle: () => void;
}) {
  const { t } = useTranslation();
  const { row } = cell;
  const seen = row.comments.length > 0 ? t('entry.commented', { count: row.comments.length }) : t('entry.more');
  return (
    <tr role="row" data-row={cell.key} data-answer={needsAnswer(cell)} className={height > 0 ? 'first' : ''}>
      {height > 0 ? (
        <>
          <th role="rowheader" scope="rowgroup" rowSpan={height} aria-rowspan={height} className="name">
            <span lang="sv" title={row.definition || undefined}>{row.measure_name}</span>
          </th>
          <td role="gridcell" rowSpan={height} aria-rowspan={height} className="target" data-label={t('scorecard.target')}>
            {row.target_text ? <Swedish>{row.target_text}</Swedish> : <span className="quiet">{t('scorecard.noTarget')}</span>}
          </td>
        </>
      ) : null}
      <td role="gridcell" className="sex" lang="sv">
        {row.sex_name.charAt(0).toUpperCase() + row.sex_name.slice(1)}
      </td>
      <td role="gridcell" className="figure before" data-label={t('entry.before')}>
        {row.previous_value === null ? (
          <span className="quiet">–</span>
        ) : (
          <>
            {quantity(row.previous_value, row.decimals, row.unit)} <small className="beside">{periodShort(row.previous_period)}</small>
          </>
        )}
      </td>
      <td role="gridcell" className="figure entry-value">
        <Field cell={cell} part="value" writable={writable} active={active} cells={cells} />
        <span className="entry-unit" aria-hidden="true">{row.unit === 'antal' ? '' : row.unit}</span>
        <Mark cell={cell} />
      </td>
      {parts
        ? (['numerator', 'denominator'] as const).map((part) => (
            <td key={part} role="gridcell" className="figure entry-part" data-label={t(`measure.${part}`)}>
              <Field cell={cell} part={part} writable={writable} active={active} cells={cells} />
            </td>
          ))
        : null}
      <td role="gridcell" className="entry-says" id={`says-${cell.key}`}>
        <Says cell={cell} cells={cells} active={active} unit={unit} period={period} />
      </td>
      {height > 0 ? (
        <td role="gridcell" rowSpan={height} aria-rowspan={height} className="entry-more">
          <Button
            type="button"
            variant="tertiary"
            data-size="sm"
            data-stop="more"
            tabIndex={active === `${cell.key}:more` ? 0 : -1}
            aria-expanded={opened}
            aria-label={t('entry.moreOf', { seen, name: row.measure_name })}
            onClick={toggle}
          >
            {seen}
            <Icon name="open" />
          </Button>
        </td>
      ) : null}
    </tr>
  );
}
