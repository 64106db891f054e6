// The map as tables: every step and every arrow with all its figures.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessMap } from '../../api/processes';
import { Fold } from '../../components/fold';
import { Frame } from '../../components/frame';
import { Swedish, useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';

function Steps({ map }: { map: ProcessMap }) {
  const { t } = useTranslation();
  return (
    <Frame label={t('processes.map.steps')}>
      <table className="plain-table">
        <caption>{t('processes.map.steps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.map.step')}</th>
            <th scope="col" className="figure">{t('processes.map.times')}</th>
            <th scope="col" className="figure">{t('processes.map.patients')}</th>
            <th scope="col" className="figure">{t('processes.map.starts')}</th>
            <th scope="col" className="figure">{t('processes.map.ends')}</th>
          </tr>
        </thead>
        <tbody>
          {map.nodes.map((node) => (
            <tr key={node.activity}>
              <th scope="row" className="wrapped" lang="sv">{node.activity}</th>
              <td className="figure">{figure(node.events)}</td>
              <td className="figure">{figure(node.cases)}</td>
              <td className="figure">{node.starts ? figure(node.starts) : '–'}</td>
              <td className="figure">{node.ends ? figure(node.ends) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

function Follows({ map }: { map: ProcessMap }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Frame label={t('processes.map.follows')}>
      <table className="plain-table">
        <caption>{t('processes.map.follows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('processes.map.fromTo')}</th>
            <th scope="col" className="figure">{t('processes.map.times')}</th>
            <th scope="col" className="figure">{t('processes.map.patients')}</th>
            <th scope="col" className="figure">{t('processes.map.median')}</th>
            <th scope="col" className="figure">{t('processes.map.mean')}</th>
          </tr>
        </thead>
        <tbody>
          {map.edges.map((edge) => (
            <tr key={`${edge.from}\u0000${edge.to}`}>
              <th scope="row" className="wrapped"><Swedish>{edge.from} → {edge.to}</Swedish></th>
              <td className="figure">{figure(edge.count)}</td>
              <td className="figure">{figure(edge.cases)}</td>
              <td className="figure">{duration(edge.median, language)}</td>
              <td className="figure">{duration(edge.mean, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

export const MapTable = memo(function MapTable({ map }: { map: ProcessMap }) {
  const { t } = useTranslation();
  return (
    <Fold title={t('processes.map.asTable')}>
      <Steps map={map} />
      <Follows map={map} />
    </Fold>
  );
});
