// A report's way through three people, what waits for whom, and a period that is opened again.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { narrow, period, settled, startWorld, unit, violations } from './support.mjs';

const round = `/uppfoljning/${unit}/${period}`;
let world;
let reporter;

before(async () => {
  world = await startWorld();
  reporter = await world.addPerson({
    name: 'Eva Sjöström',
    user_name: 'evsj01',
    assignments: [{ role: 'reporter', unit }],
  });
});
after(() => world?.stop());

/** The same page on a desk and on a phone. */
async function clean(page) {
  assert.deepEqual(await violations(page), []);
  const size = page.viewportSize();
  await page.setViewportSize(narrow);
  assert.deepEqual(await violations(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await page.setViewportSize(size);
  assert.deepEqual(page.complaints, []);
}

test('the period is put into the calendar and opened', async () => {
  const page = await world.open('/kalender?ar=2022');
  await clean(page);
  const card = page.locator('.period', { hasText: 'Delårsrapport april' });
  await card.getByRole('button', { name: 'Öppna', exact: true }).click();
  await card.getByRole('button', { name: 'Öppna perioden' }).click();
  await card.getByText('Öppen', { exact: true }).waitFor();
  await card.getByText('Ändra datum').click();
  await card.getByLabel('Sista dag att lämna in').fill('2022-05-20');
  await card.getByRole('button', { name: 'Spara datumen' }).click();
  await page.getByText('Tertial 1 2022 är öppen. Sista dag att lämna in är 2022-05-20.').waitFor();
  await clean(page);
  await page.context().close();
});

test('what waits stands in the list, in the navigation and on the first page', async () => {
  const page = await world.open('/uppgifter', { person: 'demo_divisionschef' });
  const first = page.locator('.tasks a').first();
  await first.waitFor();
  const count = await page.locator('.tasks > li').count();
  assert.equal(await page.locator('.nav .count').innerText(), String(count));
  await clean(page);
  await page.goto('/');
  await settled(page);
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Det här väntar på dig' }) });
  await section.waitFor();
  assert.equal(await section.locator('.tasks > li').count(), Math.min(3, count));
  await page.context().close();

  const idle = await world.open('/uppgifter', { person: 'demo_lasare' });
  await idle.getByText('Allt är gjort.').waitFor();
  await idle.context().close();
});

test('a report is handed in, returned with a question, answered, approved and signed', async () => {
  const reporting = await world.openAs(reporter, round);
  await reporting.getByRole('button', { name: 'Lämna in', exact: true }).click();
  await reporting.getByText(/\d+ enheter under har inte lämnat in än\./).waitFor();
  await reporting.getByLabel('Varför lämnar du in ändå?').fill('Divisionens egna värden är klara.');
  await clean(reporting);
  await reporting.getByRole('button', { name: 'Lämna in rapporten' }).click();
  await reporting.locator('.way-state', { hasText: 'Inlämnad' }).waitFor();
  assert.equal(await reporting.getByRole('button', { name: 'Godkänn', exact: true }).count(), 0);

  const approving = await world.open(round, { person: 'demo_controller' });
  await approving.getByRole('heading', { name: 'Värden att granska' }).waitFor();
  await approving.getByRole('button', { name: 'Fråga om Sjukfrånvaro', exact: true }).click();
  await approving.getByLabel('Fråga om Sjukfrånvaro', { exact: true }).fill('Stämmer värdet? Det är lägre än i lönesystemet.');
  await approving.getByRole('checkbox', { name: /Antal patienter som fått fråga om våld.*kvinnor/ }).check();
  await approving.getByText(/^1 av \d+ värden är godtagna\.$/).waitFor();
  await approving.getByRole('button', { name: 'Återsänd', exact: true }).click();
  await approving.getByText('En fråga följer med.').waitFor();
  await clean(approving);
  await approving.getByRole('button', { name: 'Återsänd rapporten' }).click();
  await approving.locator('.way-state', { hasText: 'Återsänd' }).waitFor();

  // The reporter's page has been open all along.
  await reporting.locator('.way-state', { hasText: 'Återsänd' }).waitFor();
  await reporting.getByText('Stämmer värdet? Det är lägre än i lönesystemet.').waitFor();
  await reporting.getByLabel('Svar', { exact: true }).fill('Ja. Lönesystemet räknar med timavlönade.');
  await clean(reporting);
  await reporting.getByRole('button', { name: 'Svara' }).click();
  await reporting.getByText('Alla frågor är besvarade.').waitFor();
  await reporting.getByRole('button', { name: 'Lämna in', exact: true }).click();
  await reporting.getByLabel('Varför lämnar du in ändå?').fill('Frågan är besvarad.');
  await reporting.getByRole('button', { name: 'Lämna in rapporten' }).click();
  await reporting.locator('.way-state', { hasText: 'Inlämnad' }).waitFor();

  await approving.locator('.way-state', { hasText: 'Inlämnad' }).waitFor();
  await approving.locator('.question-answer', { hasText: 'Ja. Lönesystemet räknar med timavlönade.' }).waitFor();
  await approving.getByRole('button', { name: 'Godkänn', exact: true }).click();
  await approving.getByRole('button', { name: 'Godkänn rapporten' }).click();
  await approving.locator('.way-state', { hasText: 'Godkänd' }).waitFor();

  const signing = await world.open(round, { person: 'demo_divisionschef' });
  await signing.getByRole('button', { name: 'Underteckna', exact: true }).click();
  await clean(signing);
  await signing.getByRole('button', { name: 'Underteckna rapporten' }).click();
  await signing.locator('.way-state', { hasText: 'Undertecknad' }).waitFor();
  const history = signing.locator('.round-history');
  assert.match(await history.innerText(), /Per Öhman undertecknade[\s\S]*Karin Åström godkände[\s\S]*Eva Sjöström lämnade in/);
  await clean(signing);

  await signing.getByRole('button', { name: 'Undertecknade versioner' }).click();
  await signing.getByRole('heading', { name: 'Version 1' }).waitFor();
  await clean(signing);
  const [file] = await Promise.all([
    signing.waitForEvent('download', { timeout: 300_000 }),
    signing.getByRole('link', { name: 'Webbsida av version 1' }).click(),
  ]);
  assert.match((await readFile(await file.path(), 'utf8')).slice(0, 64), /^\s*<!doctype html>/i);
  await signing.getByRole('button', { name: 'Skillnad mot hur det är nu' }).click();
  await signing.getByText('Ingenting skiljer.').waitFor();
  for (const page of [reporting, approving, signing]) await page.context().close();
});

test('the controller sees what waits for whom, narrows, sorts and copies it', async () => {
  const page = await world.open(`/uppfoljning/region_norrbotten/${period}?vy=oversikt`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const rows = page.locator('.overview-table tbody tr');
  await rows.first().waitFor();
  const all = await rows.count();
  assert.ok(all > 3, `${all} rows`);
  await clean(page);
  await page.getByRole('group', { name: 'Visa' }).getByRole('button', { name: /^Undertecknad/ }).click();
  await page.getByText(`Visar 1 av ${all} enheter.`).waitFor();
  assert.match(await rows.first().innerText(), /Division Länssjukvård 2/);
  await page.getByRole('button', { name: 'Kopiera för Excel' }).click();
  await page.getByText('1 rad är kopierad. Klistra in i Excel.').waitFor();
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(pasted, /^Enhet\tLäge\t[^\n]+\r?\nDivision Länssjukvård 2\tUndertecknad\t/);
  await page.getByRole('group', { name: 'Visa' }).getByRole('button', { name: /^Alla/ }).click();
  await page.getByRole('button', { name: 'Läge' }).click();
  assert.equal(await page.getByRole('columnheader', { name: 'Läge' }).getAttribute('aria-sort'), 'ascending');
  assert.match(await rows.last().innerText(), /Undertecknad/);
  await page.getByLabel('Sök enhet eller person').fill('ingen heter så');
  await page.getByText('Ingen enhet passar.').waitFor();
  await page.context().close();
});

test('a locked period is opened again for one unit, with a reason that all can read', async () => {
  const page = await world.open('/kalender?ar=2022');
  const card = page.locator('.period', { hasText: 'Delårsrapport april' });
  let answer;
  const asked = new Promise((found) => (answer = found));
  await page.route('**/api/tasks', async (route) => {
    await asked;
    await route.continue().catch(() => {});
  });
  await card.getByRole('button', { name: 'Stäng', exact: true }).click();
  await card.getByRole('button', { name: 'Stäng perioden' }).click();
  await card.getByText('Stängd', { exact: true }).waitFor();
  // The rest of the page is still being read anew: what is asked for meanwhile stands.
  await card.getByRole('button', { name: 'Lås', exact: true }).click();
  await Promise.all([page.waitForResponse('**/api/tasks'), answer()]);
  await settled(page);
  await card.getByRole('button', { name: 'Lås perioden' }).click();
  await card.getByText('Låst', { exact: true }).waitFor();
  await card.getByText('Öppna igen för någon').click();
  await card.getByLabel('För vem?').selectOption('vo_ortopedi');
  await card.getByLabel('Till och med').fill('2022-05-31');
  await card.getByLabel('Skäl').fill('Rättade siffror från patientregistret.');
  await clean(page);
  await card.getByRole('button', { name: 'Öppna igen', exact: true }).click();
  await card.getByText('Öppen igen för VO Ortopedi till och med 2022-05-31').waitFor();
  await page.context().close();

  const reader = await world.open('/kalender?ar=2022', { person: 'demo_lasare' });
  await reader.getByText('Rättade siffror från patientregistret.').waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Öppna', exact: true }).count(), 0);
  await reader.context().close();
});
