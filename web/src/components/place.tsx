// The unit and the period that the reader looks at, for every page and for the header.
import { useQuery } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { periods, units } from '../api/queries';
import type { Period, Session, UnitRow } from '../api/model';
import { elsewhere, placeIn, rememberedPlace, rememberPlace, type Place } from '../lib/place';
import { lastDay } from '../lib/period';
import { today } from '../lib/format';

interface PlaceState extends Place {
  units: UnitRow[];
  periods: Period[];
  unitName: (id: string) => string;
  /** The day that the period is looked at from: its last, or today while it is still running. */
  day: string;
  choose: (wish: Partial<Place>) => void;
}

const PlaceContext = createContext<PlaceState | null>(null);

export function PlaceProvider({ session, children }: { session: Session; children: ReactNode }) {
  const location = useLocation();
  const navigate = useNavigate();
  const tree = useQuery(units());
  const calendar = useQuery(periods());
  const inAddress = placeIn(location.pathname, location.search);
  const remembered = rememberedPlace();
  const known = tree.data?.units ?? [];
  const exists = (id: string | undefined) => (known.some((unit) => unit.id === id) ? id : undefined);
  const unit =
    inAddress.unit ?? exists(remembered.unit) ?? exists(session.parts[0]) ?? known[0]?.id ?? '';
  const period = inAddress.period ?? remembered.period ?? calendar.data?.latest ?? calendar.data?.periods[0]?.id ?? '';

  useEffect(() => {
    if (unit && period) rememberPlace({ unit, period });
  }, [unit, period]);

  const choose = useCallback(
    (wish: Partial<Place>) => {
      const to = { unit, period, ...wish };
      rememberPlace(to);
      void navigate(elsewhere(location.pathname, location.search, to));
    },
    [location.pathname, location.search, navigate, period, unit],
  );

  const state = useMemo<PlaceState>(() => {
    const names = new Map(known.map((row) => [row.id, row.name]));
    const end = period ? lastDay(period) : today();
    return {
      unit,
      period,
      units: known,
      periods: calendar.data?.periods ?? [],
      unitName: (id) => names.get(id) ?? id,
      day: end < today() ? end : today(),
      choose,
    };
  }, [unit, period, known, calendar.data, choose]);

  return <PlaceContext.Provider value={state}>{children}</PlaceContext.Provider>;
}

export function usePlace(): PlaceState {
  const state = useContext(PlaceContext);
  if (!state) throw new Error('usePlace outside PlaceProvider');
  return state;
}
