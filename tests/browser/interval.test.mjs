// A target that is an interval, "40–50 %": set in the plan, judged at twenty-four health centres, shown as a band.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { example, fits, narrow, startWorld, unit, wide } from './support.mjs';

const measure = 'andel_webbokat';
const centre = (i) => `vc_${String(i).padStart(2, '0')}`;
let world;

/** Twenty-four made-up health centres: centre i released 50·(4 + i) slots, and 20 + 2·i per cent of them were booked on the web. */
async function prepare({ data, run }) {
  const plan = JSON.parse(await readFile(join(example, 'plan.json'), 'utf8'));
  const row = (id, unitId, period, numerator, denominator) =>
    [id, measure, unitId, 'main', period, 'stated', 'T', Math.round((1000 * numerator) / denominator) / 10, '%', '', 'table', '', '', numerator, denominator].join(',');
  const rows = [];
  for (let i = 0; i < 24; i += 1) {
    plan.organisation.units.push({ id: centre(i), name: `Vårdcentral ${i + 1}`, kind: 'verksamhetsomrade', parent: unit });
    rows.push(row(`w${i}`, centre(i), '2022-T1', (4 + i) * (10 + i), 50 * (4 + i)));
  }
  // The division month by month: up from below the interval into it.
  for (let month = 0; month < 16; month += 1) {
    const period = `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    rows.push(row(`m${month}`, unit, period, (month < 8 ? 330 : 430) + (month % 3) * 15, 1000));
  }
  rows.push(row('t', unit, '2022-T1', 445, 1000));
  const like = plan.measures[0];
  plan.measures.push({
    ...like,
    no: 16,
    id: measure,
    name: 'Andel webbokade av släppta tider',
    name_as_printed: 'Andel webbokade av släppta tider',
    decimals: 0,
    sex_split: ['T'],
    target: { text: '40–50 %', operator: 'between', value: 40, upper: 50, unit: '%' },
  });
  const head = 'outcome_id,measure_id,unit_id,series,period,period_basis,sex,value,unit,value_as_printed,origin,seed_lines,note,numerator,denominator';
  await writeFile(join(data, 'plan.json'), JSON.stringify(plan));
  await writeFile(join(data, 'webb.csv'), `${[head, ...rows].join('\n')}\n`);
  await run('import', 'plan', join(data, 'plan.json'));
  await run('import', 'outcomes', join(data, 'webb.csv'));
}

before(async () => (world = await startWorld({ prepare })));
after(() => world?.stop());

// HA-36
test('a manager sees which health centres are in the interval, and their places by nearness', async () => {
  const page = await world.open(`/styrning/${unit}/matt/${measure}?period=2022-T1`, { person: 'demo_divisionschef' });
  await page.getByText('Närmare målet är bättre.', { exact: false }).first().waitFor();
  await page.getByText('Jämför enheterna i en period').click();
  await page.getByText(/6 av 24 enheter ligger i målet mellan 40 och 50\s%; 10 ligger under och 8 över\./).waitFor();
  const table = page.getByRole('table', { name: /Andel webbokade av släppta tider, tertial 1 2022: enheterna efter storlek/ });
  const place = async (name) => (await table.getByRole('row', { name }).getByRole('cell').last().innerText()).match(/^\d+/)[0];
  assert.equal(await place(/^Vårdcentral 11 /), '1'); // 40 %
  assert.equal(await place(/^Vårdcentral 16 /), '1'); // 50 %
  assert.equal(await place(/^Vårdcentral 10 /), '7'); // 38 %
  assert.equal(await place(/^Vårdcentral 17 /), '7'); // 52 %
  assert.equal(await place(/^Vårdcentral 1 /), '24'); // 20 %
  assert.equal(await table.getByText('bättre än slumpen förklarar').count(), 0);
  assert.equal(await table.getByText('sämre än slumpen förklarar').count(), 0);
  await page.goto(`/styrning/${centre(8)}/matt/${measure}?period=2022-T1`);
  await page.getByText(/inte nått, 4\sprocentenheter under den nedre gränsen 40\s%/).first().waitFor();
  await page.context().close();
});

test('the chart has the band, says that there is no assurance, and the past reads as a table', async () => {
  for (const size of [wide, narrow]) {
    const page = await world.open(`/styrning/${unit}/matt/${measure}?period=2022-T1`, { size, reducedMotion: 'reduce' });
    await page.getByText('så diagrammet säger inte vad som är bättre', { exact: false }).first().waitFor();
    await page.getByText(/mål mellan 40 och 50\s%/).first().waitFor();
    assert.equal(await page.locator('.control .target-band').count(), 1);
    assert.equal(await page.locator('.control .line-target').count(), 2 + 1, 'two in the chart, one in the key');
    assert.equal(await page.locator('.control .mark-improvement').count(), 0);
    await page.getByText('Jämför enheterna i en period').click();
    await page.getByText(/6 av 24 enheter ligger i målet/).waitFor();
    await fits(page, 'intervallmal');
    await page.goto(`/styrning/${centre(8)}/matt/${measure}?period=2022-T1`);
    await page.locator('.chart svg').first().waitFor();
    await fits(page, 'intervallmal-vardcentral');
    await page.context().close();
  }
});

test('an interval is set in the plan with two fields, by keyboard, and refused where it is none', async () => {
  const page = await world.open(`/plan/${unit}?period=2022-T1`, { person: 'demo_divisionschef' });
  await page.getByRole('button', { name: 'Mål för Sjukfrånvaro', exact: true }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Ordalydelse' }).fill('4,5–6 %');
  await form.getByLabel('Jämförelse', { exact: true }).selectOption({ label: 'mellan två gränser' });
  assert.equal(await form.getByLabel('Olika målvärden för kvinnor och män').count(), 0);
  await form.getByLabel('Undre gräns').focus();
  await page.keyboard.type('6');
  await page.keyboard.press('Tab');
  await page.keyboard.type('4,5');
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.getByText('Den övre gränsen är lägre än den undre.').waitFor();
  await fits(page, 'intervallmal-plan');
  await form.getByLabel('Undre gräns').fill('4,5');
  await form.getByLabel('Övre gräns').fill('6');
  assert.match(await form.locator('.computed').innerText(), /mellan 4,5 och 6\s%/);
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Sjukfrånvaro.*4,5–6 %.*mellan 4,5 och 6/ }).waitFor();
  const stored = await (await page.request.get(`/api/units/${unit}/measures/sjukfranvaro?period=2022-T1`)).json();
  const { operator, value, upper, per_sex: perSex } = stored.target;
  assert.deepEqual({ operator, value, upper, perSex }, { operator: 'between', value: 4.5, upper: 6, perSex: {} });
  // 8,6 % is above it, whatever the measure's own direction says.
  assert.match(stored.judged.rows[0].attainment_reason, /2,6\sprocentenheter över den övre gränsen 6,0\s%/);
  await page.context().close();
});
