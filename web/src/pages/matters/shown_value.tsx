// The value of a field as one reads it.
import { useTranslation } from 'react-i18next';
import type { FlowColumn, FlowField, MatterPage } from '../../api/flows';
import { Frame } from '../../components/frame';
import { useMeasureNames } from '../../components/measures';
import { usePersonName } from '../../components/people';
import { usePlace } from '../../components/place';
import { Paragraphs, Swedish } from '../../components/text';
import { numberText, tableRows } from '../../lib/flow_fields';
import { withUnit } from '../../lib/format';
import { NetRows } from './table_field';

/** In a line of text: names in place of ids. */
export function useValueText(page: Pick<MatterPage, 'people'>): (field: FlowField, text: string) => string {
  const { unitName } = usePlace();
  const measureName = useMeasureNames();
  const personName = usePersonName();
  return (field, text) => {
    if (!text) return '';
    if (field.kind === 'number') return withUnit(numberText(text), field.unit);
    if (field.kind === 'unit') return unitName(text);
    if (field.kind === 'measure') return measureName(text);
    if (field.kind === 'person') return page.people.find((one) => one.id === text)?.name ?? personName(text);
    if (field.kind === 'table') {
      return tableRows(text)
        .map((row) => field.columns.map((column) => row[column.id] ?? '').filter(Boolean).join(', '))
        .join('\n');
    }
    return text;
  };
}

function Cell({ column, text }: { column: FlowColumn; text: string | undefined }) {
  const { unitName } = usePlace();
  if (!text) return null;
  if (column.kind === 'number') return <>{numberText(text)}</>;
  return <Swedish>{column.kind === 'unit' ? unitName(text) : text}</Swedish>;
}

export function ShownValue({ page, field, text }: { page: Pick<MatterPage, 'people'>; field: FlowField; text: string | undefined }) {
  const { t } = useTranslation();
  const valueText = useValueText(page);
  if (!text) return <span className="quiet">{t('matters.notFilled')}</span>;
  if (field.kind !== 'table') return <Paragraphs texts={[valueText(field, text)]} />;
  const rows = tableRows(text);
  return (
    <Frame label={field.name}>
      <table className="plain-table">
        <caption className="ds-sr-only">{field.name}</caption>
        <thead>
          <tr>
            {field.columns.map((column) => (
              <th key={column.id} scope="col" lang="sv" className={column.kind === 'number' ? 'figure' : ''}>
                {column.name}
              </th>
            ))}
            {field.net ? <th scope="col" className="figure" lang="sv">{field.net}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {field.columns.map((column) => (
                <td key={column.id} className={column.kind === 'number' ? 'figure' : ''}>
                  <Cell column={column} text={row[column.id]} />
                </td>
              ))}
              {field.net ? <td /> : null}
            </tr>
          ))}
        </tbody>
        <NetRows field={field} rows={rows} />
      </table>
    </Frame>
  );
}
