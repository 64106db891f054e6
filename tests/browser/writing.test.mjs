// The report while it is written: chapters ordered and given away, a text with live figures, comments, differences, and
// two who write the same chapter.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, period, settled, startWorld, unit, violations, wide } from './support.mjs';

const writing = `/rapport/${unit}/${period}/skriv`;
let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const chapter = (page, title) => page.getByRole('navigation', { name: 'Kapitel' }).getByRole('button', { name: new RegExp(`^${title}`) });
const field = (page) => page.locator('.writing-field textarea');
const titles = (page) => page.locator('.chapters .chapter-name > span').allInnerTexts();

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the editor's three views are accessible at ${named}`, async () => {
    const page = await world.open(writing, { size });
    for (const view of ['Skriv', 'Kommentarer', 'Skillnad']) {
      await page.getByRole('group', { name: 'Visa' }).getByRole('button', { name: view }).click();
      await settled(page);
      assert.deepEqual(await violations(page), [], view);
    }
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test('a text is written with the toolbar, shows live figures and saves itself', async () => {
  const page = await world.open(writing, { person: 'demo_divisionschef' });
  await chapter(page, 'Inledning').click();
  await field(page).fill('Tertialet var tungt.');
  await field(page).selectText();
  await page.getByRole('button', { name: 'Fet', exact: true }).click();
  assert.equal(await field(page).inputValue(), '**Tertialet var tungt.**');
  await field(page).press('End');
  await field(page).pressSequentially(' Sjukfrånvaron är ');
  await page.getByRole('button', { name: /^Infoga/ }).click();
  await page.getByRole('dialog').getByLabel('Sök mått, perspektiv eller kapitel').fill('sjukfrånvaro');
  await page.getByRole('dialog').locator('.inserts button').first().click();
  assert.match(await field(page).inputValue(), /Sjukfrånvaron är \{\{utfall:sjukfranvaro/);
  await page.waitForFunction(() => /8,6/.test(document.querySelector('.writing-preview .preview-sheet')?.shadowRoot?.textContent ?? ''));
  await page.locator('.save-saved', { hasText: 'Sparat' }).waitFor();
  await page.reload();
  await settled(page);
  assert.match(await field(page).inputValue(), /^\*\*Tertialet var tungt\.\*\* Sjukfrånvaron är \{\{utfall/);
  await page.goto(`/rapport/${unit}/${period}`);
  await page.waitForFunction(() => document.querySelector('.preview-sheet')?.shadowRoot?.textContent.includes('Tertialet var tungt.'));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('chapters are moved with the keyboard, added and given a writer', async () => {
  const page = await world.open(writing, { person: 'demo_divisionschef' });
  const before = await titles(page);
  const down = page.getByRole('button', { name: `Flytta ner ${before[0]}` });
  await down.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction((first) => document.querySelector('.chapters .chapter-name > span').textContent !== first, before[0]);
  assert.deepEqual((await titles(page)).slice(0, 2), [before[1], before[0]]);
  await page.locator('.chapters summary', { hasText: 'Nytt kapitel' }).click();
  await page.getByLabel('Kapitlets rubrik').fill('Personal och arbetsmiljö');
  await page.locator('.chapters').getByRole('button', { name: 'Nytt kapitel' }).click();
  await page.getByRole('heading', { level: 2, name: 'Personal och arbetsmiljö' }).waitFor();
  await page.locator('.chapter summary', { hasText: 'Rubrik, skribent och läge' }).click();
  await page.getByLabel('Skribent').selectOption({ label: 'Per Öhman' });
  await page.getByLabel('Läge').selectOption('ready');
  await page.locator('.chapter form').getByRole('button', { name: 'Spara' }).click();
  await chapter(page, 'Personal och arbetsmiljö').getByText('Per Öhman').waitFor();
  await chapter(page, 'Personal och arbetsmiljö').getByText('Klart').waitFor();
  await page.context().close();
});

test('writers comment on a paragraph, and see what differs since the last version', async () => {
  const page = await world.open(`${writing}?kapitel=inledning`, { person: 'demo_divisionschef' });
  await field(page).fill('Första stycket.\n\nAndra stycket om vården.');
  await page.locator('.save-saved', { hasText: 'Sparat' }).waitFor();
  await page.context().close();

  const other = await world.open(`${writing}?kapitel=inledning`);
  await other.getByRole('button', { name: /^Kommentarer/ }).click();
  await other.getByLabel('Kommentaren gäller').selectOption('2');
  await other.getByLabel('Kommentar', { exact: true }).fill('Nämn akuten.');
  await other.getByRole('button', { name: 'Kommentera' }).click();
  const comment = other.locator('.chapter-comments li', { hasText: 'Nämn akuten.' });
  await comment.locator('blockquote', { hasText: 'Andra stycket om vården.' }).waitFor();
  await comment.getByRole('button', { name: 'Klar' }).click();
  await comment.getByRole('button', { name: 'Öppna igen' }).waitFor();
  await other.getByRole('button', { name: 'Skriv', exact: true }).click();
  await field(other).fill('Första stycket.\n\nAndra stycket om akuten.');
  await other.locator('.save-saved', { hasText: 'Sparat' }).waitFor();
  await other.getByRole('button', { name: 'Skillnad' }).click();
  await other.locator('.difference ins', { hasText: 'akuten' }).waitFor();
  assert.match(await other.locator('.difference del').first().innerText(), /vården/);
  await other.context().close();
});

test('two who write one chapter: the second sees both and loses nothing', async () => {
  const first = await world.open(`${writing}?kapitel=maluppfyllelse`, { person: 'demo_divisionschef' });
  const second = await world.open(`${writing}?kapitel=maluppfyllelse`);
  await second.route('**/chapters/*/text', async (route) => {
    // The second one's letters are on their way while the first one's are saved.
    await new Promise((done) => setTimeout(done, 2500));
    await route.continue();
  });
  await field(second).fill('Skrivet av den andra.');
  await field(first).fill('Skrivet av den första.');
  await field(first).blur();
  await first.locator('.save-saved', { hasText: 'Sparat' }).waitFor();
  await field(second).blur();
  const notice = second.locator('.conflict-notice');
  await notice.waitFor();
  assert.match(await notice.innerText(), /Skrivet av den första\.[\s\S]*Skrivet av den andra\./);
  assert.equal(await field(second).inputValue(), 'Skrivet av den andra.');
  assert.deepEqual(await violations(second), []);
  await notice.getByRole('button', { name: 'Ta det sparade' }).click();
  assert.equal(await field(second).inputValue(), 'Skrivet av den första.');
  for (const page of [first, second]) await page.context().close();
});

test('a text written without the network is sent when it is back', async () => {
  const page = await world.open(`${writing}?kapitel=inledning`, { person: 'demo_divisionschef' });
  await page.context().setOffline(true);
  await field(page).fill('Skrivet på tåget.');
  await field(page).blur();
  await page.locator('.save-waiting').waitFor();
  await page.context().setOffline(false);
  await page.locator('.save-saved', { hasText: 'Sparat' }).waitFor();
  await page.reload();
  await settled(page);
  assert.equal(await field(page).inputValue(), 'Skrivet på tåget.');
  await page.context().close();
});
