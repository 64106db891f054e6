// Every page, wide and narrow: WCAG 2.1 AA as far as axe-core sees, no sideways scrolling, a name and one heading.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, pages, startWorld, violations, wide } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

async function check(page) {
  assert.deepEqual(await violations(page), []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, 'the page scrolls sideways');
  assert.equal(await page.locator('h1:not([aria-level])').count(), 1);
  assert.match(await page.title(), /.+ – Ledstång$/);
  assert.deepEqual(page.complaints, []);
}

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  for (const [name, path] of Object.entries(pages)) {
    test(`${name} at ${named}`, async () => {
      const page = await world.open(path, { size });
      await check(page);
      await page.context().close();
    });
  }

  test(`log-in at ${named}`, async () => {
    const page = await world.open('/', { size, person: null });
    assert.equal(await page.locator('.persons button').count() > 2, true);
    await check(page);
    await page.context().close();
  });

  test(`everything opened at ${named}`, async () => {
    const page = await world.open(pages.matt, { size });
    for (const fold of await page.locator('details > summary').all()) await fold.click();
    await check(page);
    await page.goto(pages.styrkort);
    await page.getByRole('button', { name: 'Visa alla skäl och kommentarer' }).click();
    await check(page);
    await page.context().close();
  });
}

test('a page that does not exist says so and leads on', async () => {
  const page = await world.open('/finns/inte');
  assert.equal(await page.locator('h1').innerText(), 'Sidan finns inte');
  await check(page);
  await page.context().close();
});
