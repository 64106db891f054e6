// One arrow of the map: how long it takes from the one to the next, as a sentence, bars and a table.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { processEdge, type Cases, type ProcessEdgePage, type ProcessPage } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Answer } from '../../components/notice';
import { Swedish, useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { EdgePatients } from './edge_patients';
import { useReadsPatients } from './process_frame';

const WIDTH = 320;
const HEIGHT = 130;

function Bars({ edge }: { edge: ProcessEdgePage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const most = Math.max(1, ...edge.buckets.map((one) => one.count));
  const wide = WIDTH / Math.max(1, edge.buckets.length);
  const last = edge.buckets.at(-1);
  return (
    <svg className="control-svg edge-bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={edge.sentence || t('processes.map.distribution')}>
      {edge.buckets.map((one, i) => {
        const high = ((HEIGHT - 24) * one.count) / most;
        return <rect key={i} x={i * wide + 1} y={HEIGHT - 22 - high} width={Math.max(1, wide - 2)} height={high} />;
      })}
      <path className="grid" d={`M0 ${HEIGHT - 21.5}H${WIDTH}`} />
      <text className="axis" x="0" y={HEIGHT - 6}>{duration(edge.buckets[0]?.least ?? 0, language)}</text>
      <text className="axis" x={WIDTH} y={HEIGHT - 6} textAnchor="end">{duration(last?.most ?? 0, language)}</text>
    </svg>
  );
}

function Figures({ edge }: { edge: ProcessEdgePage }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = [
    [t('processes.map.times'), figure(edge.count)],
    [t('processes.map.p10'), duration(edge.p10, language)],
    [t('processes.map.p25'), duration(edge.p25, language)],
    [t('processes.map.median'), duration(edge.median, language)],
    [t('processes.map.p75'), duration(edge.p75, language)],
    [t('processes.map.p90'), duration(edge.p90, language)],
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="facts-row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Fold title={t('processes.map.distribution')}>
        <table className="plain-table">
          <caption className="ds-sr-only">{t('processes.map.distribution')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('processes.map.length')}</th>
              <th scope="col" className="figure">{t('processes.map.times')}</th>
            </tr>
          </thead>
          <tbody>
            {edge.buckets.map((one, i) => (
              <tr key={i}>
                <th scope="row">{duration(one.least, language)} – {duration(one.most, language)}</th>
                <td className="figure">{figure(one.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </>
  );
}

export function EdgePanel({ page, edge: { from, to }, cases, close }: { page: ProcessPage; edge: { from: string; to: string }; cases: Cases; close: () => void }) {
  const { t } = useTranslation();
  const reads = useReadsPatients(page);
  const query = useQuery(processEdge(page.row.id, from, to, cases));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [from, to]);
  return (
    <section className="edge-panel">
      <h2 ref={heading} tabIndex={-1}><Swedish>{from} → {to}</Swedish></h2>
      <Answer query={query} rows={5}>
        {(edge) =>
          edge.withheld ? <p>{t('processes.map.edgeWithheld')}</p> : (
            <>
              <p lang="sv">{edge.sentence}</p>
              {edge.count > 0 ? (
                <>
                  <Bars edge={edge} />
                  <Figures edge={edge} />
                  {reads ? <EdgePatients key={JSON.stringify([from, to, cases])} page={page} from={from} to={to} cases={cases} /> : null}
                </>
              ) : null}
            </>
          )
        }
      </Answer>
      <p>
        <Button type="button" variant="tertiary" data-size="sm" onClick={close}>{t('processes.map.close')}</Button>
      </p>
    </section>
  );
}
