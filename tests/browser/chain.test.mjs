// The way through: scorecard → measure → action → report and its files.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { pages, period, settled, startWorld, unit } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

test('from the log-in to the report', async () => {
  const page = await world.open('/', { person: null });
  await page.getByRole('button', { name: 'Per Öhman' }).click();
  await page.getByLabel('Enhet', { exact: true }).selectOption(unit);
  await page.getByLabel('Period', { exact: true }).selectOption(period);
  await settled(page, 'Hur går det för oss?');

  await page.getByRole('link', { name: 'Öppna styrkortet' }).click();
  await page.locator('.card-table').first().waitFor();
  await settled(page);
  assert.equal(new URL(page.url()).pathname, `/styrning/${unit}/${period}`);
  for (const perspective of ['Samhälle', 'Medborgare', 'Verksamhet', 'Medarbetare', 'Ekonomi']) {
    assert.equal(await page.getByRole('heading', { level: 2, name: perspective, exact: true }).count(), 1);
  }
  assert.equal(await page.locator('.card-table th.name').count(), 15);

  await page.getByRole('link', { name: 'Antal patienter som fått fråga om våld i nära relation' }).click();
  await settled(page, 'Antal patienter som fått fråga om våld i nära relation');
  const judgements = await page.locator('.judgements').innerText();
  assert.match(judgements, /Kvinnor\s+29\s+Uppfyllt/);
  assert.match(judgements, /Män\s+4\s+Ej uppfyllt/);
  const chart = page.getByRole('img', { name: /Antal patienter som fått fråga/ });
  assert.match(await chart.locator('desc').textContent(), /Kvinnor tertial 1 2021: 12\. /);

  await page.getByRole('complementary').getByRole('link', { name: /^4\. / }).click();
  await settled(page, /^4\. Riktade hälso-och sjukvårdsinsatser/);

  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Rapport', exact: true }).click();
  await settled(page);
  assert.match(await page.locator('.report-missing').innerText(), /40 åtgärder saknar status/);
  await page.waitForFunction(() => document.querySelector('.preview-sheet')?.shadowRoot?.textContent.includes('Trygg norrbottning'));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

const starts = { PDF: /^%PDF-1\./, Word: /^PK\x03\x04/, Excel: /^PK\x03\x04/, Webbsida: /^\s*<!doctype html>/i, Markdown: /^(---|#)/ };
for (const [format, start] of Object.entries(starts)) {
  test(`the report comes as ${format}`, async () => {
    const page = await world.open(pages.rapport);
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 300_000 }),
      page.locator('.formats a', { hasText: format }).click(),
    ]);
    assert.equal(await download.failure(), null);
    const bytes = await readFile(await download.path());
    assert.ok(bytes.length > 1000, `${bytes.length} bytes`);
    assert.match(bytes.subarray(0, 64).toString('latin1'), start);
    await page.context().close();
  });
}

test('the scorecard has every judgement in symbol and word, and narrows to one', async () => {
  const page = await world.open(pages.styrkort);
  const fall = page.getByRole('row', { name: /^Vårdrelaterade fallskador hos äldre/ });
  assert.match(await fall.innerText(), /Ej kvalitetssäkrat[\s\S]*Baslinje saknas/);
  assert.match(await page.getByRole('row', { name: /^Andelen vårdskador/ }).innerText(), /Regionmått/);
  const shown = page.locator('.card-table th.name');
  await page.getByRole('group', { name: 'Visa' }).getByRole('button', { name: /^Data saknas/ }).click();
  await page.waitForFunction(() => document.querySelectorAll('.card-table th.name').length < 15);
  assert.deepEqual(await shown.locator('a').allInnerTexts(), [
    'Produktivitet utifrån KPP',
    'Kostnadsandel öppenvård av totalkostnad enligt KPP (inner- och ytterfall)',
  ]);
  assert.equal(new URL(page.url()).searchParams.get('visa'), 'no_data');
  await page.reload();
  await settled(page);
  assert.equal(await shown.count(), 2);
  await page.context().close();
});

test('the scorecard is saved as a table for Excel', async () => {
  const page = await world.open(pages.styrkort);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ladda ner för Excel' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), `styrkort-${unit}-${period}.csv`);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  assert.ok(lines[0].startsWith('\ufeffPerspektiv;Framgångsfaktor;Mått;Kön'));
  const budget = lines.find((line) => line.includes('bedriver verksamhet inom budget'));
  assert.match(budget, /;-17,7;mnkr;/);
  await page.context().close();
});

test('actions are late or not as their timetable says on the chosen day', async () => {
  const page = await world.open(`${pages.handlingsplan}&dag=2023-01-15`);
  const journal = page.locator('.action-table tbody tr', { hasText: 'Journalgranska patienter' });
  assert.match(await journal.innerText(), /Försenad/);
  await page.getByLabel('Dag', { exact: true }).fill('2022-05-01');
  await page.locator('.lead', { hasText: 'den 2022-05-01' }).waitFor();
  assert.match(await journal.innerText(), /I tid/);
  await page.getByLabel('Perspektiv').selectOption({ label: 'Ekonomi' });
  assert.match(await page.locator('.shown').innerText(), /Visar \d av 40/);
  await page.context().close();
});
