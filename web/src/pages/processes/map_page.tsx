// The map: what follows on what, how often or after how long. An arrow opens its distribution; a table says it all too.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { processMap, type ProcessMap, type ProcessMapEdge, type ProcessPage } from '../../api/processes';
import { Answer } from '../../components/notice';
import { useLanguage } from '../../components/text';
import { duration } from '../../lib/duration';
import { figure } from '../../lib/format';
import { firstDetail } from '../../lib/map_detail';
import { useSettled } from '../../lib/settled';
import { answerOf, casesOf, ChoiceBar, type Choices, isReady, useChoice } from './choice';
import { EdgePanel } from './edge_panel';
import { MapPicture, type MapView } from './map_picture';
import { MapTable } from './map_table';
import { NoLog } from './no_log';
import { ProcessFrame } from './process_frame';

const VIEWS: MapView[] = ['antal', 'tid'];
const SLIDER_RESTS = 120; // milliseconds

function Map({ page, map, choices }: { page: ProcessPage; map: ProcessMap; choices: Choices }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const slider = useId();
  const [search, setSearch] = useSearchParams();
  const view = VIEWS.find((one) => one === search.get('visa')) ?? 'antal';
  // Told while the slider moves; the picture follows when it rests.
  const [detail, setDetail] = useState(() => (search.has('detalj') ? Number(search.get('detalj')) : firstDetail(map.edges)));
  const [moving, setMoving] = useState(false);
  const [edge, setEdge] = useState<{ from: string; to: string } | null>(null);
  const put = (name: string, value: string) =>
    setSearch((now) => {
      now.set(name, value);
      return now;
    }, { replace: true });
  const rested = Number(useSettled(String(detail), SLIDER_RESTS));
  const edges = useMemo(() => map.edges.filter((one) => one.level <= rested / 100), [map, rested]);
  const told = map.edges.filter((one) => one.level <= detail / 100).length;
  const columns = useRef<HTMLDivElement>(null);
  const close = () => {
    // Where the arrow is drawn no more, to the map.
    const back = columns.current?.querySelector<SVGGElement | HTMLElement>('.map-edge[aria-pressed="true"]') ?? columns.current?.querySelector<HTMLElement>('.map-frame');
    setEdge(null);
    back?.focus();
  };
  const label = useCallback((one: ProcessMapEdge) => (view === 'antal' ? figure(one.count) : duration(one.median, language)), [view, language]);
  if (map.withheld) return <p>{t('processes.tooFew', { number: map.fewest_shown })}</p>;
  return (
    <>
      <p className="stretch-sentence" lang="sv">{map.sentence}</p>
      <p className="shown" role="status">
        {t('processes.chosenPatients', { count: map.cases, patients: figure(map.cases) })} {t('processes.map.shown', { count: map.edges.length, edges: told })}{' '}
        {map.hidden_edges > 0 ? t('processes.map.hidden', { count: map.hidden_edges, number: map.fewest_shown }) : ''}
      </p>
      <div className="map-tools no-print">
        <div className="switch" role="group" aria-label={t('processes.map.view')}>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => put('visa', one)}>
              {t(`processes.map.views.${one}`)}
            </button>
          ))}
        </div>
        <button type="button" className="why" onClick={() => setMoving(!moving)}>
          {t(moving ? 'processes.map.stop' : 'processes.map.move')}
        </button>
        <div className="map-detail">
          <label htmlFor={slider}>{t('processes.map.detail')}</label>
          <input
            id={slider}
            type="range"
            min={0}
            max={100}
            step={5}
            value={detail}
            aria-valuetext={t('processes.map.detailTold', { edges: told, count: map.edges.length })}
            onChange={(event) => setDetail(Number(event.target.value))}
            onPointerUp={() => put('detalj', String(detail))}
            onKeyUp={() => put('detalj', String(detail))}
          />
        </div>
      </div>
      {moving ? <p className="shown">{t('processes.map.moving')}</p> : null}
      <div className="map-columns" ref={columns} data-open={edge !== null}>
        <MapPicture map={map} edges={edges} view={view} moving={moving} label={label} chosen={edge} choose={setEdge} />
        {edge ? <EdgePanel page={page} edge={edge} cases={casesOf(choices.chosen)} close={close} /> : null}
      </div>
      <MapTable map={map} />
    </>
  );
}

function Whole({ page }: { page: ProcessPage }) {
  const choices = useChoice(page);
  const query = useQuery({ ...processMap(page.row.id, casesOf(choices.chosen)), enabled: page.row.has_log && isReady(choices) });
  if (!page.row.has_log) return <NoLog page={page} />;
  return (
    <>
      <ChoiceBar choices={choices} />
      <Answer query={answerOf(choices, query)} rows={10}>
        {(map) => <Map page={page} map={map} choices={choices} />}
      </Answer>
    </>
  );
}

export default function MapPage() {
  const { t } = useTranslation();
  return <ProcessFrame title={t('processes.map.title')}>{(page) => <Whole page={page} />}</ProcessFrame>;
}
