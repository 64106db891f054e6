import { describe, expect, it } from 'vitest';
import { elsewhere, links, placeIn } from './place';

const to = { unit: 'vo_ortopedi', period: '2022-T2' };

describe('addresses', () => {
  it('tell unit and period', () => {
    expect(placeIn('/styrning/div_1/2022-T1', '')).toEqual({ unit: 'div_1', period: '2022-T1' });
    expect(placeIn('/styrning/div_1/matt/falls', '?period=2021')).toEqual({ unit: 'div_1', period: '2021' });
    expect(placeIn('/handlingsplan/div_1/div_1-2022-18', '')).toEqual({ unit: 'div_1' });
    expect(placeIn('/organisation/div_1', '')).toEqual({});
  });
  it('lead to the same page elsewhere', () => {
    expect(elsewhere('/styrning/a/2022-T1', '?visa=met', to)).toBe('/styrning/vo_ortopedi/2022-T2?visa=met');
    expect(elsewhere('/styrning/a/matt/falls', '?period=2022-T1', to)).toBe(links.measure(to.unit, 'falls', to.period));
    expect(elsewhere('/handlingsplan/a/a-2022-18', '?dag=2022-05-01', to)).toBe(links.actions(to.unit, to.period));
    expect(elsewhere('/omraden/a', '?sort=god_vard', to)).toBe('/omraden/vo_ortopedi?sort=god_vard&period=2022-T2');
    expect(elsewhere('/rapport/a/2022-T1', '', to)).toBe(links.report(to.unit, to.period));
    expect(elsewhere('/organisation', '?dag=2022-05-01', to)).toBe('/organisation?dag=2022-05-01');
  });
});
