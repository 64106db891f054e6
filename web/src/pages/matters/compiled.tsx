// What the units have answered with weights, as one list in order.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { address, path } from '../../api/client';
import { compiled, type CompiledTable } from '../../api/matter_parts';
import { Frame } from '../../components/frame';
import { Answer } from '../../components/notice';

const shown = (number: string) => number.replace('.', ',');

function Ranked({ table }: { table: CompiledTable }) {
  const { t } = useTranslation();
  return (
    <Frame label={table.name}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('compiled.place')}</th>
            {table.columns.map((name) => (
              <th key={name} scope="col" lang="sv">
                {name}
              </th>
            ))}
            <th scope="col">{t('compiled.sum', { name: table.weight_name })}</th>
            <th scope="col">{t('compiled.mean')}</th>
            <th scope="col">{t('compiled.units')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={row.cells.join('\n')}>
              <td>{place + 1}</td>
              {row.cells.map((cell, i) => (
                <td key={i} lang="sv" className="wrapped">
                  {cell}
                </td>
              ))}
              <td>{shown(row.weight)}</td>
              <td>{shown(row.mean)}</td>
              <td lang="sv" className="wrapped">
                {row.units}: {row.unit_names.join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Areas({ table }: { table: CompiledTable }) {
  const { t } = useTranslation();
  const name = t('compiled.areas', { name: (table.columns[0] ?? '').toLocaleLowerCase('sv') });
  if (table.areas.length < 2) return null;
  return (
    <Frame label={name}>
      <table className="plain-table">
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col" lang="sv">
              {table.columns[0]}
            </th>
            <th scope="col">{t('compiled.sum', { name: table.weight_name })}</th>
            <th scope="col">{t('compiled.needs')}</th>
            <th scope="col">{t('compiled.units')}</th>
          </tr>
        </thead>
        <tbody>
          {table.areas.map((area) => (
            <tr key={area.name}>
              <th scope="row" lang="sv">
                {area.name}
              </th>
              <td>{shown(area.weight)}</td>
              <td>{area.needs}</td>
              <td>{area.units}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

/** Nothing for a type whose units have no table with weights. */
export function MatterCompiled({ matter }: { matter: string }) {
  const { t } = useTranslation();
  const query = useQuery(compiled(matter));
  if (query.data && (query.data.tables.length === 0 || query.data.asked === 0)) return null;
  return (
    <section id="sammanstallning" tabIndex={-1}>
      <h2>{t('compiled.title')}</h2>
      <Answer query={query} rows={4}>
        {(data) => (
          <>
            <p>
              {t('compiled.rate', { answered: data.answered, asked: data.asked })} {data.missing.length > 0 ? t('compiled.missing', { units: data.missing.join(', ') }) : ''}
            </p>
            {data.tables.map((table) =>
              table.rows.length === 0 ? (
                <p key={table.field} className="quiet">
                  {t('compiled.none')}
                </p>
              ) : (
                <div key={table.field}>
                  <Ranked table={table} />
                  <Areas table={table} />
                </div>
              ),
            )}
            {data.tables.some((table) => table.rows.length > 0) ? (
              <p className="no-print">
                <a href={address(path`/matters/${matter}/compiled/file`)} download>
                  {t('compiled.file')}
                </a>
              </p>
            ) : null}
          </>
        )}
      </Answer>
    </section>
  );
}
