// A table that is filled in row by row, with the net of what costs and what saves, by unit and in all.
import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowField } from '../../api/flows';
import { Frame } from '../../components/frame';
import { usePlace } from '../../components/place';
import { nets, numberText, tableRows, tableText, type TableRow } from '../../lib/flow_fields';
import { decimalsOf, signed } from '../../lib/format';
import type { FieldUse } from './field_input';

/** As people write it, with the cells in the columns' order so that two can be compared. */
function written(field: FlowField, value: string): TableRow[] {
  return tableRows(value).map((row) =>
    Object.fromEntries(
      field.columns.flatMap(({ id, kind }) => (row[id] === undefined ? [] : [[id, kind === 'number' ? numberText(row[id]) : row[id]]])),
    ),
  );
}

export function NetRows({ field, rows }: { field: FlowField; rows: TableRow[] }) {
  const { t } = useTranslation();
  const { unitName } = usePlace();
  const found = nets(field, rows);
  if (found.length === 0 || rows.length === 0) return null;
  return (
    <tfoot>
      {found.map(({ unit, year, net }) => (
        <tr key={`${unit}/${year}`} className={unit || year ? '' : 'net-all'}>
          <th scope="row" colSpan={field.columns.length}>
            {t('matters.netOf', { net: field.net, whose: unit ? unitName(unit) : year || t('matters.everyUnit') })}
          </th>
          <td className="figure">{signed(net, decimalsOf(net))}</td>
        </tr>
      ))}
    </tfoot>
  );
}

export function TableField({ field, value, onChange, onLeave }: FieldUse) {
  const { t } = useTranslation();
  const { units } = usePlace();
  const [rows, setRows] = useState<TableRow[]>(() => written(field, value));
  const last = useRef(value);
  const body = useRef<HTMLTableSectionElement>(null);
  // What somebody else has saved replaces the rows; what is written here is not read back while it is written.
  useEffect(() => {
    if (value === last.current) return;
    const same = JSON.stringify(written(field, value)) === JSON.stringify(written(field, last.current));
    last.current = value;
    if (!same) setRows(written(field, value));
  }, [field, value]);
  const put = (next: TableRow[]) => {
    setRows(next);
    last.current = tableText(next);
    onChange(last.current);
  };
  const name = (row: number, column: string) => t('matters.cell', { row: row + 1, column });
  return (
    <div className="table-field" onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : onLeave?.())}>
      <p className="table-name" lang="sv">{field.name}</p>
      {field.help ? <p className="quiet" lang="sv">{field.help}</p> : null}
      <Frame label={field.name}>
        <table className="plain-table">
          <caption className="ds-sr-only">{field.name}</caption>
          <thead>
            <tr>
              {field.columns.map((column) => (
                <th key={column.id} scope="col" lang="sv">
                  {column.name}
                </th>
              ))}
              <th scope="col">
                <span className="ds-sr-only">{t('matters.rowTools')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, i) => (
              <tr key={i}>
                {field.columns.map((column) => (
                  <td key={column.id}>
                    {column.kind === 'unit' ? (
                      <select
                        className="ds-input"
                        lang="sv"
                        aria-label={name(i, column.name)}
                        value={row[column.id] ?? ''}
                        onChange={(event) => put(rows.map((one, k) => (k === i ? { ...one, [column.id]: event.target.value } : one)))}
                      >
                        <option value="">{t('matters.choose')}</option>
                        {units.map((unit) => (
                          <option key={unit.id} value={unit.id}>
                            {'\u2003'.repeat(unit.depth) + unit.name}
                          </option>
                        ))}
                      </select>
                    ) : (
                      <input
                        className={`ds-input ${column.kind === 'number' ? 'figure' : ''}`}
                        type="text"
                        lang="sv"
                        inputMode={column.kind === 'number' ? 'decimal' : undefined}
                        aria-label={name(i, column.name)}
                        value={row[column.id] ?? ''}
                        onChange={(event) => put(rows.map((one, k) => (k === i ? { ...one, [column.id]: event.target.value } : one)))}
                      />
                    )}
                  </td>
                ))}
                <td>
                  <Button type="button" variant="tertiary" data-size="sm" aria-label={t('matters.removeRow', { row: i + 1 })} onClick={() => put(rows.filter((_, k) => k !== i))}>
                    {t('choose.take')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
          <NetRows field={field} rows={rows} />
        </table>
      </Frame>
      <Button
        type="button"
        variant="secondary"
        data-size="sm"
        onClick={() => {
          setRows([...rows, {}]);
          setTimeout(() => body.current?.lastElementChild?.querySelector<HTMLElement>('input, select')?.focus());
        }}
      >
        {rows.length === 0 ? t('matters.firstRow') : t('matters.addRow')}
      </Button>
    </div>
  );
}
