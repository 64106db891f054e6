// Who changed what, when: from every value, text, target and action, and the whole log for those who review it. And the
// effects of actions, and an assessment that differs from its measures.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { narrow, pages, period, settled, startWorld, unit, violations, wide } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const action = `/handlingsplan/${unit}/${unit}-2022-17?period=${period}`;

test('a value’s history says who wrote what, in words', async () => {
  const page = await world.open(pages.matt, { person: 'demo_divisionschef' });
  const answer = await page.request.put(`/api/units/${unit}/outcomes`, {
    data: { measure: 'antal_fraga_vald_nara_relation', period, sex: 'M', value: 6, version: 1, flags: [] },
  });
  assert.equal(answer.ok(), true, await answer.text());
  await page.getByRole('button', { name: 'Historik för män tertial 1 2022' }).click();
  const item = page.getByRole('dialog').locator('.history-item').first();
  await item.getByText('Per Öhman').waitFor();
  assert.match(await item.innerText(), /4[\s\S]*→[\s\S]*6/);
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

test('an action’s history and its effects', async () => {
  const page = await world.open(action, { person: 'demo_divisionschef' });
  await page.getByRole('button', { name: /Lägg till effekt/ }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Vad effekten är').fill('Färre vårddygn');
  await form.getByLabel('Väntad effekt').fill('1 213,5');
  await form.getByLabel(/^Enhet, till exempel/).fill('vårddygn');
  await form.getByLabel('Väntas senast').fill('2022-03-31');
  await form.getByLabel('Ansvarig för effekten').fill('divisionschef');
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.waitFor({ state: 'detached' });
  const row = page.locator('.effect-table tbody tr', { hasText: 'Färre vårddygn' });
  assert.match(await row.innerText(), /1\s213,5\svårddygn[\s\S]*sen/);
  await row.getByRole('button', { name: 'Ändra Färre vårddygn' }).click();
  await page.getByRole('dialog').getByLabel('Uppnådd effekt').fill('900');
  await page.getByRole('dialog').getByLabel('Uppnådd den').fill('2022-04-30');
  await page.getByRole('dialog').getByRole('button', { name: 'Spara', exact: true }).click();
  await row.getByText('900').waitFor();
  await row.getByRole('button', { name: 'Historik: Färre vårddygn' }).click();
  await page.getByRole('dialog').locator('.history-item').nth(1).waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`/effekter/${unit}?period=${period}`);
  await page.getByText('1 av 1 effekter är uppnådda.').waitFor();
  await page.context().close();
});

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the log, the effects and an action with effects are accessible at ${named}`, async () => {
    for (const path of ['/historik', `/effekter/${unit}?period=${period}`, action]) {
      const page = await world.open(path, { size });
      await settled(page);
      assert.deepEqual(await violations(page), [], path);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beyond, 0, path);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });
}

test('the log is narrowed, proved and taken out', async () => {
  const page = await world.open('/historik');
  await page.locator('.history-item').first().waitFor();
  await page.getByLabel('Slag').selectOption('outcome');
  await page.waitForURL(/entity=outcome/);
  await page.locator('.history-item').first().waitFor();
  await page.getByLabel('Från och med').fill('1999-01-01');
  await page.getByLabel('Till och med').fill('1999-12-31');
  await page.getByText('Inga ändringar passar.').waitFor();
  await page.getByRole('button', { name: 'Pröva loggen' }).click();
  await page.getByText('Loggen är hel').waitFor();
  await page.goto('/historik');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hämta CSV' }).click()]);
  assert.match(await readFile(await download.path(), 'utf8'), /^sequence,at,person,/);
  await page.context().close();
});

test('the whole log is for reviewers', async () => {
  const page = await world.open('/historik', { person: 'demo_lasare' });
  await page.getByText('Hela ändringsloggen läses av dem som granskar den.').waitFor();
  await page.context().close();
});
