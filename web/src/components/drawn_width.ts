import { useEffect, useState } from 'react';

/** The paper's width inside its margins, in CSS pixels: what is drawn at it is printed as it is drawn. */
export const PAPER = 688;

/** The width to draw at: the paper's, however wide the window is, or the window's own where it is narrower. */
export function useDrawnWidth<Element extends HTMLElement>(start = PAPER) {
  // In state and not a reference: a drawing that appears later is measured then.
  const [element, holder] = useState<Element | null>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    if (!element) return undefined;
    const look = () => {
      const room = element.clientWidth;
      if (room > 0) setWidth(room >= PAPER * 0.9 ? PAPER : Math.max(280, Math.round(room)));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return { holder, width };
}
