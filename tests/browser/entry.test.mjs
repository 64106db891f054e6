// The grid where a unit's figures are entered: by keyboard alone, pasted from a spreadsheet, doubted, written by two at
// once, and through a network that goes away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, period, settled, startWorld, unit, violations, wide } from './support.mjs';

const grid = `/rapportera/${unit}/${period}`;
const head = 'demo_divisionschef';
let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const row = (page, key) => page.locator(`tr[data-row="${key}"]`);
const value = (page, key) => row(page, key).locator('input[data-stop="value"]');
const saved = (page, key) => row(page, key).locator('.saved-mark').waitFor();
async function stored(page, key) {
  const [measure, sex] = key.split('/');
  const entry = await (await page.request.get(`/api/units/${unit}/entry/${period}`)).json();
  return entry.rows.find((one) => one.measure === measure && one.sex === sex);
}

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the grid and its panel are accessible at ${named}`, async () => {
    const page = await world.open(grid, { size, person: head });
    await page.getByRole('grid').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: /flaggor och data som saknas: Sjukfrånvaro/ }).click();
    await page.getByLabel('Kommentar till Sjukfrånvaro').waitFor();
    assert.deepEqual(await violations(page), []);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test('the comment stands beside the computed changes and saves itself', async () => {
  const page = await world.open(grid, { person: head });
  await page.getByRole('button', { name: /flaggor och data som saknas: Oplanerade återinskrivningar/ }).click();
  const panel = page.locator('.entry-panel');
  const computed = await panel.locator('.computed').innerText();
  assert.match(computed, /Kvinnor: 14,5\s%, .*1,3/);
  assert.match(computed, /Män: 14,7\s%, .*1,5/);
  const field = panel.getByLabel(/^Kommentar till Oplanerade återinskrivningar/);
  await field.fill('Fler vårdplatser.\n\nSäkrare utskrivning.');
  await panel.getByText('Sparat').waitFor();
  const found = await stored(page, 'oplanerad_aterinskrivning_30d_65plus/K');
  assert.deepEqual(found.comments, ['Fler vårdplatser.', 'Säkrare utskrivning.']);
  await page.keyboard.press('Escape');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? ''), /flaggor/);
  await page.context().close();
});

test('a manager with only a keyboard reports ten measures', async (context) => {
  const page = await world.open(grid, { person: head });
  await page.getByRole('grid').waitFor();
  let strokes = 0;
  const press = async (key) => {
    strokes += 1;
    await page.keyboard.press(key);
  };
  const type = async (text) => {
    for (const letter of text) await press(letter);
  };
  const place = () =>
    page.evaluate(() => ({
      row: document.activeElement.closest('tr[data-row]')?.dataset.row,
      stop: document.activeElement.dataset?.stop,
      value: document.activeElement.value,
    }));
  // From the top of the page to the first cell: past the header by its own link.
  await press('Tab');
  await press('Enter');
  for (let i = 0; i < 12 && (await place()).stop !== 'value'; ++i) await press('Tab');
  await press('Control+Home');
  const written = new Map();
  const measures = new Set();
  for (let i = 0; i < 60 && measures.size < 10; ++i) {
    const here = await place();
    assert.equal(here.stop, 'value', 'Enter always leads to a value');
    // A value close to what was there is plausible; an empty cell gets a plain one.
    const before = Number(here.value.replace(/\s/g, '').replace('−', '-').replace(',', '.'));
    const text = here.value && Number.isFinite(before) ? String(Math.round(Math.abs(before)) || 1) : '12';
    await type(before < 0 ? `-${text}` : text);
    await press('Enter');
    written.set(here.row, before < 0 ? -Number(text) : Number(text));
    measures.add(here.row.split('/')[0]);
  }
  assert.equal(measures.size, 10);
  await page.waitForFunction(() => document.querySelectorAll('tr[data-row] .saved-mark').length >= 5);
  // What is doubted is answered where it stands, by keyboard too, as each answer of the server comes.
  const is_done = async () => {
    for (const [key, figure] of written) if ((await stored(page, key)).value !== figure) return false;
    return true;
  };
  for (let i = 0; i < 100 && !(await is_done()); ++i) {
    if ((await page.locator('[data-answer="true"]').count()) > 0) {
      await press('F8');
      await press('Enter');
    }
    await page.waitForTimeout(150);
  }
  for (const [key, figure] of written) assert.equal((await stored(page, key)).value, figure, key);
  const burden = await (await page.request.get(`/api/units/${unit}/entry/${period}/burden`)).json();
  assert.ok(burden.saves > 0);
  context.diagnostic(`ten measures, ${written.size} cells: ${strokes} keystrokes, ${(strokes / written.size).toFixed(1)} a cell`);
  console.log(`keystrokes for ten measures (${written.size} cells): ${strokes}`);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('the judgement and the change are there while one writes', async () => {
  const page = await world.open(grid, { person: head });
  const key = 'antal_fraga_vald_nara_relation/M';
  await value(page, key).fill('9');
  await row(page, key).getByText('Uppfyllt', { exact: true }).waitFor();
  assert.match(await row(page, key).locator('.entry-change').innerText(), /2/);
  await page.keyboard.press('Escape');
  assert.equal(await value(page, key).inputValue(), '4');
  await page.context().close();
});

test('an implausible figure says why, and is saved when it is right', async () => {
  const page = await world.open(grid, { person: head });
  const key = 'antal_fraga_vald_nara_relation/K';
  await value(page, key).fill('2900');
  await value(page, key).press('Enter');
  const doubt = row(page, key).locator('.entry-doubt');
  await doubt.getByRole('button', { name: 'Det stämmer' }).waitFor();
  assert.match(await doubt.innerText(), /gånger/);
  assert.notEqual((await stored(page, key)).value, 2900);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await saved(page, key);
  assert.equal((await stored(page, key)).value, 2900);
  // And taken back.
  await value(page, key).focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction((one) => document.querySelector(`tr[data-row="${one}"] input`).value !== '2 900', key);
  while ((await stored(page, key)).value === 2900) await page.waitForTimeout(100);
  await page.context().close();
});

test('a block is pasted from a spreadsheet', async () => {
  const page = await world.open(grid, { person: head });
  const first = 'andel_vantat_90_forsta_besok/K';
  const rows = await page.locator('tr[data-row]').evaluateAll((all) => all.map((one) => one.dataset.row));
  const start = rows.indexOf(first);
  await value(page, first).focus();
  await value(page, first).evaluate((field) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Kvinnor\t41,5 %\r\nMän\t39,5 %\r\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  // The measure is printed without decimals: that is doubted, and confirmed.
  const both = async () => [(await stored(page, rows[start])).value, (await stored(page, rows[start + 1])).value];
  while (String(await both()) !== '41.5,39.5') {
    if ((await page.locator('[data-answer="true"]').count()) > 0) {
      await page.keyboard.press('F8');
      await page.keyboard.press('Enter');
    }
    await page.waitForTimeout(200);
  }
  await page.context().close();
});

test('two who write one cell: the second sees both and loses nothing', async () => {
  const first = await world.open(grid, { person: head });
  const second = await world.open(grid);
  const key = 'sjukfranvaro/' + (await first.locator('tr[data-row^="sjukfranvaro/"]').first().getAttribute('data-row')).split('/')[1];
  await value(second, key).fill('8,1');
  await value(first, key).fill('8,3');
  await value(first, key).press('Tab');
  await saved(first, key);
  await value(second, key).press('Tab');
  const two = row(second, key).locator('.entry-two');
  await two.getByText('Någon annan hann spara.').waitFor();
  assert.match(await two.innerText(), /Per Öhman[\s\S]*8,3[\s\S]*Ditt[\s\S]*8,1/);
  assert.equal((await stored(second, key)).value, 8.3);
  assert.equal(await value(second, key).inputValue(), '8,1');
  assert.deepEqual(await violations(second), []);
  await two.getByRole('button', { name: 'Spara mitt' }).click();
  await saved(second, key);
  assert.equal((await stored(second, key)).value, 8.1);
  await first.waitForFunction((one) => document.querySelector(`tr[data-row="${one}"] input`).value === '8,1', key);
  for (const page of [first, second]) await page.context().close();
});

test('what is written while the network is gone is sent when it is back', async () => {
  const page = await world.open(grid, { person: head });
  const key = 'andel_kostnad_inhyrda/' + (await page.locator('tr[data-row^="andel_kostnad_inhyrda/"]').first().getAttribute('data-row')).split('/')[1];
  await page.context().setOffline(true);
  await value(page, key).fill('5,1');
  await value(page, key).press('Tab');
  await row(page, key).getByText('Väntar på nätet').waitFor();
  await page.getByText('finns kvar i webbläsaren').waitFor();
  assert.equal(await value(page, key).inputValue(), '5,1');
  await page.context().setOffline(false);
  await saved(page, key);
  assert.equal((await stored(page, key)).value, 5.1);
  await page.context().close();
});

test('a window that is closed without the network keeps what was written', async () => {
  const page = await world.open(grid, { person: head });
  const key = 'andel_kostnad_inhyrda/' + (await page.locator('tr[data-row^="andel_kostnad_inhyrda/"]').first().getAttribute('data-row')).split('/')[1];
  await page.route('**/entry/*/cells', (route) => route.abort());
  await value(page, key).fill('4,9');
  await value(page, key).press('Tab');
  await row(page, key).getByText('Väntar på nätet').waitFor();
  await page.unroute('**/entry/*/cells');
  await page.reload();
  await settled(page);
  await saved(page, key);
  assert.equal((await stored(page, key)).value, 4.9);
  await page.context().close();
});

test('missing data has a reason and a task, a flag has its words', async () => {
  const page = await world.open(grid, { person: head });
  const key = await page.locator('tr[data-row^="produktivitet_kpp/"], tr[data-row*="kpp/"]').first().getAttribute('data-row');
  const name = (await stored(page, key)).measure_name;
  await page.getByRole('button', { name: `flaggor och data som saknas: ${name}` }).click();
  const fields = page.locator('.entry-row-fields').first();
  await fields.getByLabel('Data saknas').check();
  await fields.getByLabel('Varför saknas data?').fill('KPP-systemet byts under våren.');
  await fields.getByLabel('Vem ska få fram data?').selectOption('divisionschef');
  await fields.getByLabel('Klart senast').fill('2022-08-31');
  await page.keyboard.press('Escape');
  await row(page, key).getByText('KPP-systemet byts under våren.').waitFor();
  await row(page, key).getByText('Uppgift finns').waitFor();
  const gap = await stored(page, key);
  assert.equal(gap.missing_reason, 'KPP-systemet byts under våren.');
  assert.ok(gap.mend.length > 0);
  await page.context().close();
});

test('a reader sees the figures, and why they cannot be written', async () => {
  const page = await world.open(grid, { person: 'demo_lasare' });
  await page.getByRole('grid').waitFor();
  assert.ok((await page.locator('main .ds-alert').innerText()).length > 20);
  assert.equal(await page.locator('input[data-stop="value"]').first().evaluate((field) => field.readOnly), true);
  await page.context().close();
});
