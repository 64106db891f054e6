// One search over everything: instant, grouped, filtered, by keyboard.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, root, settled, startWorld, wide } from './support.mjs';

let world;
before(async () => {
  world = await startWorld({
    prepare: ({ run }) => run('import', 'documents', join(root, 'examples/knowledge/documents.toml')),
  });
});
after(() => world?.stop());

test('the answer follows the field, which keeps the focus', async () => {
  const page = await world.open('/sok');
  await page.getByRole('heading', { name: 'Vad letar du efter?' }).waitFor();
  await page.getByRole('heading', { name: 'Så söker du' }).waitFor();
  const field = page.getByRole('main').getByRole('searchbox', { name: 'Sök' });
  assert.equal(await field.evaluate((one) => one === document.activeElement), true);
  await page.keyboard.type('ortop');
  await page.getByRole('region', { name: 'Enheter' }).getByRole('link', { name: 'VO Ortopedi' }).waitFor();
  await page.keyboard.type('edi');
  await page.getByRole('heading', { level: 1, name: 'Sökresultat för ”ortopedi”' }).waitFor();
  assert.equal(await field.evaluate((one) => one === document.activeElement), true);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'ortopedi');
  await fits(page);
  await page.context().close();
});

test('hits are reached by the arrows', async () => {
  const page = await world.open('/sok');
  await page.keyboard.type('ortopedi');
  await page.getByRole('region', { name: 'Enheter' }).waitFor();
  await page.keyboard.press('ArrowDown');
  const first = await page.evaluate(() => document.activeElement.textContent);
  assert.match(first, /rtopedi/);
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !location.pathname.startsWith('/sok'));
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Sökresultat för ”ortopedi”' }).waitFor();
  await page.context().close();
});

// KR-43: published documents are found by every employee, and opened at the paragraph.
test('a document is found by its text, in any form of the words, and opened at the paragraph', async () => {
  const page = await world.open('/sok', { person: 'demo_lasare' });
  for (const words of ['sviktsjuksköterskan vikt', 'läkemedlen trappas', 'lakemedel trappa', 'I50']) {
    await page.goto(`/sok?q=${encodeURIComponent(words)}`);
    await page.locator('.search-hit').getByRole('link', { name: 'Exempel: Hjärtsvikt hos vuxna', exact: true }).waitFor();
  }
  await page.goto('/sok?q=väg dig varje morgon');
  const hit = page.locator('.search-hit', { hasText: 'Exempel: Hjärtsvikt hos vuxna' });
  const passage = hit.locator('p').filter({ hasText: 'Väg dig varje morgon' }).getByRole('link');
  const anchor = new URL(await passage.getAttribute('href'), page.url()).hash;
  assert.match(anchor, /^#s\d+p\d+$/);
  await passage.click();
  await page.getByRole('heading', { level: 1, name: 'Exempel: Hjärtsvikt hos vuxna' }).waitFor();
  await page.locator(anchor).getByText('Väg dig varje morgon').waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

// KR-44
test('what applies with the unit comes first', async () => {
  const page = await world.open('/styrning/vo_ortopedi/2022-T1');
  await page.goto('/sok?q=fast vårdkontakt eller höftfraktur');
  const groups = page.locator('.search-group h2');
  await groups.first().waitFor();
  if (process.env.LEDSTANG_PICTURES) await page.screenshot({ path: `${process.env.LEDSTANG_PICTURES}/sok_galler.png`, fullPage: true });
  await page.goto('/sok?q=höftfraktur');
  await page.getByRole('region', { name: 'Gäller hos VO Ortopedi' }).getByRole('link', { name: 'Exempel: Snabbspår vid höftfraktur', exact: true }).waitFor();
  assert.equal(await groups.first().textContent(), 'Gäller hos VO Ortopedi');
  await fits(page);
  await page.context().close();
});

test('kinds are counted and chosen, and the choice stands in the address', async () => {
  const page = await world.open('/sok?q=patienter');
  const kinds = page.getByRole('group', { name: 'Slag' });
  const measures = kinds.getByRole('button', { name: /^Mått/ });
  const count = Number(/\d+/.exec(await measures.textContent())[0]);
  assert.ok(count > 1, `${count}`);
  await measures.click();
  await page.getByRole('status').getByText(`${count} träffar`).waitFor();
  assert.equal(await page.locator('.search-hit').count(), Math.min(count, 60));
  assert.equal(new URL(page.url()).searchParams.get('slag'), 'measure');
  assert.ok((await page.locator('.search-hit mark').count()) > 0);
  await page.reload();
  await page.getByRole('button', { name: /^Mått/, pressed: true }).waitFor();
  await fits(page);
  await page.context().close();
});

test('it says what it looked for instead, and what to do when nothing is found', async () => {
  const page = await world.open('/sok?q=sjukfrånvarp');
  await page.getByText('Visar träffar för sjukfrånvaro i stället för ”sjukfrånvarp”.').waitFor();
  await page.goto('/sok?q=sjukfranvaro');
  await page.getByRole('region', { name: 'Mått' }).getByRole('link', { name: /Sjukfrånvaro/ }).first().waitFor();
  await page.goto('/sok?q=xyzzyq');
  await page.getByText('Inget träffade ”xyzzyq”.').waitFor();
  await page.getByRole('button', { name: 'I50' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sökresultat för ”I50”' }).waitFor();
  await page.context().close();
});

test('the field in the header asks anew on the page', async () => {
  const page = await world.open('/sok?q=patienter');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('kökortning');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Sökresultat för ”kökortning”' }).waitFor();
  assert.equal(await page.getByRole('main').getByRole('searchbox', { name: 'Sök' }).inputValue(), 'kökortning');
  await page.context().close();
});

for (const [size, name] of [[wide, '1440'], [narrow, '390']]) {
  test(`usable at ${name}`, async () => {
    const page = await world.open('/sok?q=patienter', { size });
    await settled(page);
    await fits(page);
    if (process.env.LEDSTANG_PICTURES) await page.screenshot({ path: `${process.env.LEDSTANG_PICTURES}/sok_${name}.png`, fullPage: true });
    await page.goto('/sok');
    await settled(page);
    await fits(page);
    if (process.env.LEDSTANG_PICTURES) await page.screenshot({ path: `${process.env.LEDSTANG_PICTURES}/sok_tom_${name}.png` });
    await page.context().close();
  });
}
