// Under a measure's rows: the comment with the computed changes beside it, and for each sex its flags and why data is
// missing.
import { Button, Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { readEntry, saveComment, type Entry } from '../../api/entry';
import { planChoices } from '../../api/plan';
import { ConflictNotice } from '../../components/conflict';
import { ErrorNotice } from '../../components/notice';
import { SaveMark } from '../../components/save_mark';
import { useWho } from '../../components/session';
import { Swedish } from '../../components/text';
import { useAutosave } from '../../lib/autosave';
import type { QualityFlag } from '../../api/model';
import { quantity } from '../../lib/format';
import { changeNow, keyOf, type Cell } from './cell';
import type { Group } from './entry_grid';
import type { Cells } from './use_cells';

const FLAGS: QualityFlag[] = ['not_quality_assured', 'under_reported', 'approximate'];

/** "Kvinnor −1,3 procentenheter sedan …" for each sex, so that the words agree with the figures. */
function Changes({ group, cells }: { group: Group; cells: Cells }) {
  const { t } = useTranslation();
  return (
    <div className="computed">
      <p>
        <strong>{t('measure.figures')}</strong>
      </p>
      <ul>
        {group.rows.map((row) => {
          const cell = cells.cells[keyOf(row)];
          if (!cell) return null;
          const now = cell.status === 'saved' ? cell.row : cell.judged;
          const words = now?.change_text || changeNow(cell);
          const value = now?.value ?? null;
          return (
            <li key={row.sex}>
              <Swedish>{row.sex_name.charAt(0).toUpperCase() + row.sex_name.slice(1)}</Swedish>:{' '}
              {value === null && !words ? t('scorecard.missingValue').toLowerCase() : [value === null ? '' : quantity(value, row.decimals, row.unit), words].filter(Boolean).join(', ')}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Comment({ entry, group }: { entry: Entry; group: Group }) {
  const { t } = useTranslation();
  const { person } = useWho();
  const measure = group.measure;
  const first = group.rows[0]!;
  const shown = (rows: Entry['rows']) => {
    const row = rows.find((one) => one.measure === measure);
    return { text: (row?.comments ?? []).join('\n\n'), version: row?.comment_version ?? 0 };
  };
  const saving = useAutosave({
    name: `${person}.${entry.unit}.${entry.period}.comment.${measure}`,
    start: shown(entry.rows),
    send: async (text, version) => {
      const saved = await saveComment(entry.unit, entry.period, measure, text, version);
      // Paragraphs come back trimmed; what stands in the field stays as it was written.
      return { text, version: saved.comment_version };
    },
    read: async () => shown((await readEntry(entry.unit, entry.period)).rows),
  });
  return (
    <>
      <Textfield
        multiline
        rows={5}
        lang="sv"
        data-first="true"
        label={t('entry.comment', { name: first.measure_name })}
        description={t('entry.commentHelp')}
        readOnly={!entry.writable}
        value={saving.text}
        onChange={(event) => saving.write(event.target.value)}
        onBlur={saving.flush}
      />
      <SaveMark status={saving.status} marked={saving.marked} />
      <ErrorNotice error={saving.error} />
      {saving.theirs ? (
        <ConflictNotice
          differences={[{ name: t('measure.commentText', { period: entry.period_name }), theirs: saving.theirs.text, mine: saving.text }]}
          keepMine={saving.keepMine}
          takeTheirs={saving.takeTheirs}
        />
      ) : null}
    </>
  );
}

/** One sex: quality flags with their text, or that data is missing, why, and who is to mend it. */
function RowFields({ cell, cells, entry }: { cell: Cell; cells: Cells; entry: Entry }) {
  const { t } = useTranslation();
  const { row, draft, key } = cell;
  const choices = useQuery({ ...planChoices(entry.unit), enabled: draft.missing });
  const put = (change: Parameters<Cells['write']>[1]) => cells.write(key, change);
  const mend = draft.mend ?? { responsible: '', due: '' };
  return (
    <Fieldset className="entry-row-fields" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || cells.save(key)}>
      <Fieldset.Legend>
        <Swedish>{row.sex_name.charAt(0).toUpperCase() + row.sex_name.slice(1)}</Swedish>
      </Fieldset.Legend>
      <div className="checks">
        {FLAGS.map((flag) => (
          <Checkbox
            key={flag}
            data-size="sm"
            label={t(`flag.${flag}`)}
            readOnly={!entry.writable}
            checked={draft.flags.includes(flag)}
            onChange={(event) => put({ flags: event.target.checked ? [...draft.flags, flag] : draft.flags.filter((other) => other !== flag) })}
          />
        ))}
      </div>
      {draft.flags.length > 0 || draft.note ? (
        <Textfield
          data-size="sm"
          lang="sv"
          label={t('entry.note')}
          description={t('entry.noteHelp')}
          readOnly={!entry.writable}
          value={draft.note}
          onChange={(event) => put({ note: event.target.value })}
        />
      ) : null}
      <Checkbox
        data-size="sm"
        label={t('entry.noData')}
        readOnly={!entry.writable}
        checked={draft.missing}
        onChange={(event) => put({ missing: event.target.checked })}
      />
      {draft.missing ? (
        <>
          <Textfield
            data-size="sm"
            lang="sv"
            required
            label={t('measure.missingReason')}
            readOnly={!entry.writable}
            value={draft.missing_reason}
            onChange={(event) => put({ missing_reason: event.target.value })}
          />
          {row.mend ? (
            <p className="quiet">{t('entry.mendOpen')}</p>
          ) : (
            <div className="form-row">
              <Field data-size="sm">
                <Label>{t('entry.mendBy')}</Label>
                <Select lang="sv" value={mend.responsible} onChange={(event) => put({ mend: { ...mend, responsible: event.target.value } })}>
                  <Select.Option value="">{t('entry.mendNobody')}</Select.Option>
                  {(choices.data?.functions ?? []).map((one) => (
                    <Select.Option key={one.id} value={one.id}>
                      {one.name}
                    </Select.Option>
                  ))}
                </Select>
              </Field>
              <Textfield
                data-size="sm"
                type="date"
                label={t('entry.mendDue')}
                required={mend.responsible !== ''}
                value={mend.due}
                onChange={(event) => put({ mend: { ...mend, due: event.target.value } })}
              />
            </div>
          )}
        </>
      ) : null}
      {cell.status === 'refused' ? (
        <p className="entry-doubt" lang="sv" role="alert">
          {cell.message}
        </p>
      ) : null}
    </Fieldset>
  );
}

export function MeasurePanel({ entry, group, cells, columns, close }: { entry: Entry; group: Group; cells: Cells; columns: number; close: () => void }) {
  const { t } = useTranslation();
  const panel = useRef<HTMLTableCellElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('textarea')?.focus(), []);
  const definition = group.rows[0]?.definition;
  return (
    <tr role="row" className="entry-panel">
      <td
        ref={panel}
        role="gridcell"
        colSpan={columns}
        aria-colspan={columns}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <div className="entry-panel-body">
          <div className="entry-comment">
            <Comment entry={entry} group={group} />
          </div>
          <div>
            <Changes group={group} cells={cells} />
            {definition ? (
              <p className="quiet entry-definition">
                <strong>{t('plan.definition')}.</strong> <Swedish>{definition}</Swedish>
              </p>
            ) : null}
          </div>
          <div className="entry-sexes">
            {group.rows.map((row) => {
              const cell = cells.cells[keyOf(row)];
              return cell ? <RowFields key={row.sex} cell={cell} cells={cells} entry={entry} /> : null;
            })}
          </div>
          <p className="entry-panel-close">
            <Button type="button" variant="tertiary" data-size="sm" onClick={close}>
              {t('common.close')}
            </Button>
          </p>
        </div>
      </td>
    </tr>
  );
}
