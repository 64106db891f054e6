// Everything by keyboard: the way past the header, the search field, the focus after each step.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, pages, settled, startWorld, unit } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.tagName);

async function tabTo(page, text, most, key = 'Tab') {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press(key);
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return { name: element.textContent.trim(), visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
    });
    assert.ok(seen.visible || seen.name === '', `the focus on ”${seen.name}” cannot be seen`);
    if (seen.name === text) return;
  }
  assert.fail(`Tab never reached ”${text}”`);
}

test('the first Tab leads past the header', async () => {
  const page = await world.open(pages.styrkort);
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Hoppa till innehållet');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'innehall');
  await page.context().close();
});

test('a measure is reached and left without a mouse, and the focus comes along', async () => {
  const page = await world.open(pages.styrkort);
  await tabTo(page, 'Besök 80 år och äldre på akutmottagning', 120);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await settled(page, 'Besök 80 år och äldre på akutmottagning');
  await tabTo(page, 'Styrkort, Division Länssjukvård 2', 1, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent === 'Styrkort');
  await page.context().close();
});

test('reasons open and close with the keyboard', async () => {
  const page = await world.open(pages.styrkort);
  const why = page.getByRole('button', { name: /^Varför\? Skäl och kommentarer för Sjukfrånvaro/ });
  await why.focus();
  await page.keyboard.press('Enter');
  assert.equal(await why.getAttribute('aria-expanded'), 'true');
  await page.getByText('Se under Medarbetaravsnittet').waitFor();
  await page.keyboard.press('Space');
  assert.equal(await why.getAttribute('aria-expanded'), 'false');
  await page.context().close();
});

test('a slash finds anything', async () => {
  const page = await world.open('/');
  await page.keyboard.press('/');
  await page.keyboard.type('sjukfr');
  await page.getByRole('option', { name: /Sjukfrånvaro/ }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/matt\/sjukfranvaro/);
  await settled(page, 'Sjukfrånvaro');
  await page.keyboard.press('/');
  await page.keyboard.type('zzzz');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sok\?q=zzzz/);
  await page.getByText('Inget träffade').waitFor();
  await page.context().close();
});

test('a dialog takes the focus and gives it back', async () => {
  const page = await world.open(pages.matt);
  const button = page.getByRole('button', { name: /^Historik för kvinnor tertial 1 2022/ });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? ''), /^Historik för kvinnor/);
  await page.context().close();
});

test('unit and period are changed in the header of every page', async () => {
  const page = await world.open(pages.styrkort);
  await page.getByLabel('Enhet', { exact: true }).selectOption('vo_ortopedi');
  await page.waitForURL(/\/styrning\/vo_ortopedi\/2022-T1/);
  await page.getByLabel('Period', { exact: true }).selectOption('2021-T1');
  await page.waitForURL(/\/styrning\/vo_ortopedi\/2021-T1/);
  await page.goto('/handlingsplan');
  await page.waitForURL(/\/handlingsplan\/vo_ortopedi/);
  await page.context().close();
});

test('a phone has its menu behind a button', async () => {
  const page = await world.open(pages.styrkort, { size: narrow });
  const menu = page.getByRole('button', { name: 'Meny' });
  assert.equal(await menu.getAttribute('aria-expanded'), 'false');
  await menu.click();
  await page.getByRole('link', { name: 'Handlingsplan' }).click();
  await page.waitForURL(new RegExp(`/handlingsplan/${unit}`));
  await page.locator('.menu-button[aria-expanded="false"]').waitFor();
  await page.context().close();
});
