// A unit's page for one period, a computed figure divided by its source, and a unit's series beside an improvement.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, period, settled, startWorld, unit, wide } from './support.mjs';

const clinic = 'vo_ortopedi';

// Made-up care episodes: two groups of DRG, outliers in both.
function episodes() {
  const lines = ['Vårdtillfälle;Inskrivningsdatum;Utskrivningsdatum;Enhet;Kön;DRG;Kostnad;Ytterfall'];
  for (const [drg, all, outliers] of [['H04C', 20, 6], ['E47C', 30, 9]]) {
    for (let i = 0; i < all; i += 1) {
      lines.push(`${drg}-${i};2022-01-03;2022-01-10;${clinic};${i % 2 ? 'K' : 'M'};${drg};60000;${i < outliers ? 'ja' : 'nej'}`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

let world;
before(async () => {
  world = await startWorld({
    prepare: async ({ data, run }) => {
      const file = join(data, 'vardtillfallen.csv');
      await writeFile(file, episodes());
      await run('dataset', 'import', 'care_episodes', file);
      await run('compute', '--add', '--now', '2022-02-01');
    },
  });
});
after(() => world?.stop());

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`a unit's page joins goals, money, quality, production and knowledge of one period at ${named}`, async () => {
    const page = await world.open(`/enhet/${unit}/${period}`, { size });
    const section = (heading) => page.locator('section', { has: page.getByRole('heading', { level: 2, name: heading, exact: true }) });
    // HA-89: goals, knowledge and production
    await section('Mål').getByText('Måtten säger').first().waitFor();
    await section('Produktion').getByRole('row', { name: /Totala antalet besök, förändring.*\+11,3/ }).waitFor();
    await section('Kunskap').getByText('Inget ärende om kunskap eller förbättring pågår').waitFor();
    // VG-51: the money and the quality of the same period beside each other
    const economy = page.getByRole('table', { name: 'Ekonomi' });
    await economy.getByRole('row', { name: /inom budget.*−17,7\smnkr.*Ej/ }).waitFor();
    await page.getByRole('table', { name: 'Kvalitet och övriga mått' }).getByRole('row', { name: /Sjukfrånvaro.*8,6\s%/ }).waitFor();
    // HA-58: the number of signals and how it has changed
    const signals = page.getByRole('table', { name: 'Mål, mått och öppna åtgärder i slutet av varje period' });
    await page.getByText('59 styrsignaler: 4 mål, 15 mått och 40 öppna åtgärder. Det är 40 fler än tertial 3 2021.').waitFor();
    await signals.getByRole('row', { name: 'tertial 3 2021 4 15 0 19' }).waitFor();
    await signals.getByRole('row', { name: 'tertial 1 2022 4 15 40 59' }).waitFor();
    await fits(page);
    if (process.env.LEDSTANG_PICTURES) await page.screenshot({ path: join(process.env.LEDSTANG_PICTURES, `enhet-${named}.png`), fullPage: true });
    await page.context().close();
  });
}

test('the balance of the three kinds of quality follows the measures of the plan', async () => {
  // VG-66
  const page = await world.open(`/enhet/${unit}/${period}`);
  const classes = { vardrelaterade_fallskador_aldre: 'medical', andel_vantat_90_forsta_besok: 'organisational', sjukfranvaro: 'organisational' };
  for (const [measure, quality_class] of Object.entries(classes)) {
    const { version } = (await (await page.request.get(`/api/units/${unit}/measures/${measure}?period=${period}`)).json()).measure;
    const changed = await page.request.put(`/api/measures/${measure}`, { data: { changes: { quality_class }, version } });
    assert.equal(changed.ok(), true, await changed.text());
  }
  await page.reload();
  const table = page.getByRole('table', { name: 'Måtten efter slag av kvalitet' });
  await table.getByRole('row', { name: /^medicinsk 1 7 %/ }).waitFor();
  await table.getByRole('row', { name: /^organisatorisk 2 13 %/ }).waitFor();
  await table.getByRole('row', { name: /^Utan angivet slag 12 80 %/ }).waitFor();
  await page.getByText('Inget av måtten gäller patientupplevd kvalitet.').waitFor();
  await page.context().close();
});

test('outliers and their share are told for each group', async () => {
  const page = await world.open('/');
  const put = await page.request.put(`/api/units/${unit}/plan/measures/andel_ytterfall`, { data: { factor: 'god_vard_hog_tillganglighet' } });
  assert.equal(put.ok(), true, await put.text());
  await page.goto(`/styrning/${clinic}/matt/andel_ytterfall?period=2022-01`);
  await settled(page);
  await page.getByText('Dela upp utfallet').click();
  await page.getByLabel('Dela upp på').selectOption({ label: 'DRG' });
  const table = page.getByRole('table', { name: /uppdelat/ });
  await table.getByRole('row', { name: /^H04C 20 6 20 30,0\s%/ }).waitFor();
  await table.getByRole('row', { name: /^E47C 30 9 30 30,0\s%/ }).waitFor();
  await table.getByRole('row', { name: /^Alla 50 15 50 30,0\s%/ }).waitFor();
  await fits(page);
  if (process.env.LEDSTANG_PICTURES) await page.screenshot({ path: join(process.env.LEDSTANG_PICTURES, 'uppdelning.png'), fullPage: true });
  await page.context().close();
});

test('a unit’s series is attached to an improvement in three steps', async () => {
  // VG-54
  const page = await world.open('/arenden');
  const begun = await page.request.post('/api/matters', {
    data: { type: 'event_review', unit, title: 'Kortare sjukfrånvaro', fields: { handelse: 'x' }, units: [], measures: [], documents: [] },
  });
  assert.equal(begun.ok(), true, await begun.text());
  await page.goto(`/arenden/${(await begun.json()).matter}`);
  await settled(page);
  const measures = page.locator('#lista-measures');
  await measures.getByText('Koppla mått').click(); // one
  await measures.getByRole('combobox').fill('Sjukfrånvaro');
  await measures.getByRole('option', { name: 'Sjukfrånvaro', exact: true }).click(); // two
  await measures.getByRole('button', { name: 'Spara' }).click(); // three
  await measures.getByRole('link', { name: 'Sjukfrånvaro', exact: true }).waitFor();
  assert.match(await measures.locator('.small-series').innerText(), /tertial 1 2022: 8,6\s%/i);
  // KR-62: the measure's one page tells who follows it.
  await measures.getByRole('link', { name: 'Sjukfrånvaro', exact: true }).click();
  const following = page.locator('section', { has: page.getByRole('heading', { name: 'Ärenden som följer måttet' }) });
  await following.getByRole('link', { name: 'Kortare sjukfrånvaro' }).waitFor();
  await fits(page);
  await page.context().close();
});
