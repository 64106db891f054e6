// The window through which a map is seen: closer, further off or all of it, and drawn along with the mouse.
import { Button } from '@digdir/designsystemet-react';
import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Placed } from '../../lib/map_layout';

const READABLE = 0.7; // no smaller than so before anybody has asked for it
const LEAST = 0.2;
const MOST = 2;
const STEP = 1.25;
const TALLEST = 0.8; // of the window, as in .map-frame
const PADDING = 16;

const within = (scale: number, least: number, most: number) => Math.min(most, Math.max(least, scale));

/** The picture's own pixels times the scale; `children` is as great as `--map-scale` says. */
export function MapFrame({ placed, children }: { placed: Placed; children: ReactNode }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [asked, setAsked] = useState<number | 'readable' | 'whole'>('readable');
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const look = () => setRoom({ width: element.clientWidth - PADDING, height: window.innerHeight * TALLEST - PADDING });
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const wide = room.width / placed.width;
  const scale =
    room.width <= 0 || placed.width <= 0 ? 1
    : asked === 'readable' ? within(wide, READABLE, 1)
    : asked === 'whole' ? within(Math.min(wide, room.height / placed.height), LEAST, 1)
    : asked;

  // A new picture is seen from where the patients begin; one that is only closer or further off stays where it was.
  const before = useRef({ placed, scale: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    const first = placed.nodes[0];
    const { placed: former, scale: formerScale } = before.current;
    before.current = { placed, scale };
    if (!element) return;
    const [x, y] = [element.clientWidth / 2, element.clientHeight / 2];
    if (former !== placed || formerScale === 0) {
      element.scrollTo({ left: (first?.x ?? 0) * scale - x });
    } else if (formerScale !== scale) {
      const grown = scale / formerScale;
      element.scrollTo({ left: (element.scrollLeft + x) * grown - x, top: (element.scrollTop + y) * grown - y });
    }
  }, [placed, scale]);

  const now = useRef(scale);
  now.current = scale;
  useEffect(() => {
    const element = frame.current;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setAsked(within(now.current * Math.exp(-event.deltaY / 400), LEAST, MOST));
    };
    // React's own listeners may not keep the page from growing instead.
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);

  const grip = useRef<{ x: number; y: number } | null>(null);
  const take = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || (event.target as Element).closest('[role="button"]')) return;
    grip.current = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (!grip.current) return;
    event.currentTarget.scrollBy(grip.current.x - event.clientX, grip.current.y - event.clientY);
    grip.current = { x: event.clientX, y: event.clientY };
  };
  const letGo = () => {
    grip.current = null;
  };

  return (
    <div className="map-window">
      <div className="map-zoom no-print" role="group" aria-label={t('processes.map.size')}>
        <Button variant="tertiary" data-size="sm" aria-label={t('processes.map.smaller')} disabled={scale <= LEAST} onClick={() => setAsked(within(scale / STEP, LEAST, MOST))}>−</Button>
        <Button variant="tertiary" data-size="sm" aria-label={t('processes.map.greater')} disabled={scale >= MOST} onClick={() => setAsked(within(scale * STEP, LEAST, MOST))}>+</Button>
        <Button variant="tertiary" data-size="sm" aria-pressed={asked === 'whole'} onClick={() => setAsked(asked === 'whole' ? 'readable' : 'whole')}>{t('processes.map.whole')}</Button>
        <span className="ds-sr-only" role="status">{t('processes.map.sizeTold', { percent: Math.round(scale * 100) })}</span>
      </div>
      <div
        className="map-frame"
        ref={frame}
        tabIndex={0}
        role="region"
        aria-label={t('processes.map.picture')}
        style={{ '--map-scale': scale } as React.CSSProperties}
        onPointerDown={take}
        onPointerMove={draw}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        {children}
      </div>
    </div>
  );
}
