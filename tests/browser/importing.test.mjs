// Import in the browser: tried first, faults with their places, nothing saved until the reader says so.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { example, startWorld } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

async function tryFile(page, kind, name, text) {
  await page.getByLabel('Vad filen innehåller').selectOption({ label: kind });
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Pröva filen' }).click();
  await page.locator('.import-result').waitFor();
  return page.locator('.import-counts > div').evaluateAll((counts) =>
    Object.fromEntries(counts.map((count) => [count.querySelector('dt').textContent, Number(count.querySelector('dd').textContent)])),
  );
}

test('a whole file is tried and changes nothing the second time', async () => {
  const page = await world.open('/administration/import');
  const text = await readFile(join(example, 'outcomes.csv'), 'utf8');
  const counts = await tryFile(page, 'Utfall', 'outcomes.csv', text);
  assert.deepEqual(counts, { Lästa: 45, Nya: 0, Ändrade: 0, Oförändrade: 45, Avvisade: 0 });
  await page.getByRole('heading', { name: /Så skulle det bli/ }).waitFor();
  await page.context().close();
});

test('a broken file shows every fault with its place and is saved only in part, by choice', async () => {
  const page = await world.open('/administration/import');
  const lines = (await readFile(join(example, 'outcomes.csv'), 'utf8')).split('\n');
  lines[1] = lines[1].replace(',K,41,', ',K,fyrtioett,');
  lines[2] = lines[2].replace(',M,41,', ',M,43,');
  const counts = await tryFile(page, 'Utfall', 'trasig.csv', lines.join('\n'));
  assert.equal(counts.Avvisade, 1);
  assert.equal(counts.Ändrade, 1);
  const fault = page.locator('.faults tbody tr').first();
  assert.match(await fault.locator('td').first().innerText(), /^2$/);
  assert.match(await fault.innerText(), /fyrtioett/);
  const value = async () =>
    (await (await page.request.get('/api/units/div_lanssjukvard_2/measures/andel_vantat_90_forsta_besok?period=2022-T1')).json())
      .judged.rows.find((row) => row.sex === 'M').value;
  assert.equal(await value(), 41);
  await page.getByRole('button', { name: 'Spara de rätta raderna ändå' }).click();
  await page.getByRole('button', { name: 'Pröva en annan fil' }).waitFor();
  assert.equal(await value(), 43);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('somebody without permission is told whom to ask', async () => {
  const page = await world.open('/administration/import', { person: 'demo_lasare' });
  await page.getByText('Du har inte behörighet att importera.').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Administration' }).count(), 0);
  await page.context().close();
});
