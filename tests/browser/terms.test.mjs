// VG-10: a word that the region's list explains does so wherever somebody has written it, by its local names too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, settled, startWorld, violations } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

test('words in what people write open what they mean and where that is from', async () => {
  const page = await world.open('/processer');
  const about = 'Medianen ska sjunka. Efter avvecklingen av gasväv mäts medianen igen; remissen är en annan sak.';
  const made = await page.request.post('/api/processes', { data: { id: 'sar', name: 'Svårläkta sår', about } });
  assert.ok(made.ok(), await made.text());
  await page.goto('/processer/sar/om');
  const text = page.locator('p.written').first();
  await text.waitFor();
  const terms = text.getByRole('button');
  await terms.nth(1).waitFor();
  assert.equal(await terms.count(), 2, 'each word once, and not the referral');

  // By keyboard: the local name leads to the common word, its explanation and its source.
  await terms.nth(1).focus();
  assert.match(await terms.nth(1).innerText(), /^avvecklingen/);
  await page.keyboard.press('Enter');
  const meaning = page.locator('.term-meaning:popover-open');
  await meaning.getByText('Utmönstring', { exact: true }).waitFor();
  await meaning.getByText(/^Att sluta med en metod/).waitFor();
  await meaning.getByText(/^Källa: /).waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await meaning.waitFor({ state: 'hidden' });

  await page.setViewportSize(narrow);
  await terms.first().click();
  await meaning.getByText('Median', { exact: true }).waitFor();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a report lists the words in it that are explained', async () => {
  const page = await world.open('/rapport/div_lanssjukvard_2/2022-T1');
  const words = page.locator('.report-preview').getByText('Ord i rapporten som förklaras:');
  await words.waitFor();
  await words.getByRole('button').first().click();
  await page.locator('.term-meaning:popover-open').waitFor();
  await page.context().close();
});
