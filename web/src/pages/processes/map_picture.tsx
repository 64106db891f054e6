// The map drawn: steps as boxes, arrows as thick as they are common. Each arrow can be reached by keyboard.
import { memo, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessMap, ProcessMapEdge } from '../../api/processes';
import { Loading } from '../../components/notice';
import { figure } from '../../lib/format';
import { layMap, placedBefore, type MapPart, type Placed } from '../../lib/map_layout';
import { MapDots } from './map_dots';
import { MapFrame } from './map_frame';

export type MapView = 'antal' | 'tid';
type Chosen = { from: string; to: string } | null;

const LETTER = 7.6; // width of a letter in the boxes, about
const WIDEST = 210;
const NODE_HEIGHT = 52;
const START = '\u0000start';
const END = '\u0000end';

const widthOf = (text: string) => Math.min(WIDEST, Math.max(110, text.length * LETTER + 28));
const short = (text: string) => (text.length > 26 ? `${text.slice(0, 25)}…` : text);

interface Drawn {
  id: string;
  from: string;
  to: string;
  text: string;
  weight: number;
  /** Of the arrow that is commonest. */
  share: number;
  edge?: ProcessMapEdge;
}

interface Drawing {
  view: MapView;
  nodes: ProcessMap['nodes'];
  drawn: Drawn[];
}

function toLay({ nodes, drawn }: Drawing): MapPart {
  const ends = (node: string) => drawn.some((one) => one.from === node || one.to === node);
  return {
    nodes: [
      ...(ends(START) ? [{ id: START, width: 22, height: 22 }] : []),
      ...nodes.map((node) => ({ id: node.activity, width: widthOf(node.activity), height: NODE_HEIGHT })),
      ...(ends(END) ? [{ id: END, width: 22, height: 22 }] : []),
    ],
    edges: drawn.map((one) => ({ id: one.id, from: one.from, to: one.to, width: one.text.length * 7.4 + 10, height: 20 })),
  };
}

/** The drawing with its places: what was shown stays until a new one is laid, and for as long as it has room. */
function useLaid(drawing: Drawing): { laid: { placed: Placed; drawing: Drawing } | null; failed: boolean } {
  const [laid, setLaid] = useState<{ placed: Placed; drawing: Drawing } | null>(null);
  const [failed, setFailed] = useState<Drawing | null>(null);
  const part = useMemo(() => toLay(drawing), [drawing]);
  const isLaid = laid?.drawing === drawing;
  if (!isLaid) {
    const placed = placedBefore(part, laid?.placed);
    if (placed) setLaid({ placed, drawing });
  }
  useEffect(() => {
    if (isLaid) return undefined;
    // One that was asked for before may have come since the page was drawn.
    const before = placedBefore(part);
    if (before) {
      setLaid({ placed: before, drawing });
      return undefined;
    }
    let current = true;
    layMap(part)
      .then((placed) => {
        if (current) setLaid({ placed, drawing });
      })
      .catch(() => {
        if (current) setFailed(drawing);
      });
    return () => {
      current = false;
    };
  }, [part, drawing, isLaid]);
  return { laid, failed: failed === drawing };
}

export const MapPicture = memo(function MapPicture({ map, edges, view, moving, label, chosen, choose }: {
  map: ProcessMap;
  edges: ProcessMapEdge[];
  view: MapView;
  moving: boolean;
  label: (edge: ProcessMapEdge) => string;
  chosen: Chosen;
  choose: (edge: Chosen) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const drawing = useMemo(() => {
    const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const nodes = map.nodes.filter((node) => linked.has(node.activity) || map.edges.length === 0);
    const commonest = Math.max(1, ...edges.map((edge) => edge.count));
    const longest = Math.max(1, ...edges.map((edge) => edge.median));
    const drawn: Drawn[] = edges.map((edge) => ({
      id: JSON.stringify([edge.from, edge.to]),
      from: edge.from,
      to: edge.to,
      text: label(edge),
      weight: view === 'antal' ? edge.count / commonest : edge.median / longest,
      share: edge.count / commonest,
      edge,
    }));
    // Where most begin and end; the table has them all.
    const fewest = map.cases * 0.05;
    const told = (count: number) => (view === 'antal' ? figure(count) : '');
    for (const node of nodes) {
      if (node.starts > fewest) drawn.push({ id: `start ${node.activity}`, from: START, to: node.activity, text: told(node.starts), weight: 0, share: 0 });
      if (node.ends > fewest) drawn.push({ id: `end ${node.activity}`, from: node.activity, to: END, text: told(node.ends), weight: 0, share: 0 });
    }
    return { view, nodes, drawn };
  }, [map, edges, view, label]);
  const { laid, failed } = useLaid(drawing);
  if (failed) return <p role="alert">{t('processes.map.noPicture')}</p>;
  if (!laid) return <Loading rows={6} />;
  const { placed } = laid;
  const place = new Map(placed.nodes.map((one) => [one.id, one]));
  const line = new Map(placed.edges.map((one) => [one.id, one]));
  const mostEvents = Math.max(1, ...laid.drawing.nodes.map((node) => node.events));
  return (
    <MapFrame placed={placed}>
      <svg
        className="map-svg"
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        style={{ width: `calc(${placed.width}px * var(--map-scale))`, height: `calc(${placed.height}px * var(--map-scale))` }}
        role="group"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{map.sentence}</title>
        <defs>
          <marker id={`${id}-arrow`} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse">
            <path className="map-head" d="M0 0.5 10 5 0 9.5z" />
          </marker>
        </defs>
        {laid.drawing.nodes.map((node) => {
          const at = place.get(node.activity);
          if (!at) return null;
          const width = widthOf(node.activity);
          return (
            <g key={node.activity} transform={`translate(${at.x} ${at.y})`} className="map-node">
              <title>{node.activity}</title>
              <rect width={width} height={NODE_HEIGHT} rx="7" />
              <rect className="map-share" y={NODE_HEIGHT - 4} width={(width * node.events) / mostEvents} height="4" rx="2" />
              <text x={width / 2} y="21" textAnchor="middle">{short(node.activity)}</text>
              <text className="map-count" x={width / 2} y="39" textAnchor="middle">{t('processes.map.nodeCount', { events: figure(node.events) })}</text>
            </g>
          );
        })}
        {[START, END].map((end) => {
          const at = place.get(end);
          return at ? (
            <g key={end} transform={`translate(${at.x} ${at.y})`} className="map-end">
              <title>{t(end === START ? 'processes.map.start' : 'processes.map.end')}</title>
              <circle cx="11" cy="11" r="9" data-end={end === END} />
            </g>
          ) : null;
        })}
        {laid.drawing.drawn.map((one) => {
          const at = line.get(one.id);
          if (!at) return null;
          const { edge } = one;
          const inner = (
            <>
              <path className="map-line" d={at.path} strokeWidth={1.2 + one.weight * 6} markerEnd={`url(#${id}-arrow)`} />
              {one.text ? <rect className="map-label-ground" x={at.x - one.text.length * 3.7 - 4} y={at.y - 10} width={one.text.length * 7.4 + 8} height="20" rx="4" /> : null}
              <text className="map-label" x={at.x} y={at.y + 4} textAnchor="middle">{one.text}</text>
            </>
          );
          if (!edge) return <g key={one.id} className="map-edge map-edge-end" aria-hidden="true">{inner}</g>;
          const open = () => choose({ from: edge.from, to: edge.to });
          return (
            <g
              key={one.id}
              className="map-edge"
              role="button"
              tabIndex={0}
              aria-pressed={chosen !== null && chosen.from === edge.from && chosen.to === edge.to}
              aria-label={t(laid.drawing.view === 'antal' ? 'processes.map.edgeCount' : 'processes.map.edgeTime', { from: edge.from, to: edge.to, value: one.text })}
              onClick={open}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                open();
              }}
            >
              <path className="map-hit" d={at.path} />
              {inner}
              {moving ? <MapDots path={at.path} share={one.share} median={edge.median} /> : null}
            </g>
          );
        })}
      </svg>
    </MapFrame>
  );
});
