// Paper and language: what is printed, and what changes when the interface speaks English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pages, settled, startWorld } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

test('on paper the controls are gone and every reason is open', async () => {
  const page = await world.open(pages.styrkort);
  const reason = page.locator('.reasons-body').first();
  assert.equal(await reason.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await reason.isVisible(), true);
  for (const control of ['header.top', '.narrow', '.why', '.page-tools']) {
    assert.equal(await page.locator(control).first().isVisible(), false, control);
  }
  await page.context().close();
});

for (const name of ['styrkort', 'matt', 'handlingsplan', 'atgard']) {
  test(`${name} fits the width of A4`, async () => {
    const page = await world.open(pages[name]);
    await page.emulateMedia({ media: 'print' });
    // A4 less the margins, in CSS pixels.
    await page.setViewportSize({ width: 688, height: 1000 });
    await settled(page);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 4).toString(), '%PDF');
    await page.context().close();
  });
}

test('the interface speaks English, the region’s own words stay Swedish', async () => {
  const page = await world.open(pages.styrkort);
  await page.getByRole('button', { name: 'Inloggad: Karin Åström' }).click();
  await page.getByRole('button', { name: 'In English' }).click();
  await settled(page, 'Scorecard');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.getByRole('columnheader', { name: 'Attainment' }).count() > 0, true);
  const measure = page.getByRole('link', { name: 'Sjukfrånvaro' });
  assert.equal(await measure.evaluate((element) => element.closest('[lang]').lang), 'sv');
  await page.reload();
  await settled(page, 'Scorecard');
  assert.match(await page.title(), /^Scorecard/);
  await page.getByRole('button', { name: 'Logged in: Karin Åström' }).click();
  await page.getByRole('button', { name: 'På svenska' }).click();
  await settled(page, 'Styrkort');
  await page.context().close();
});
