// KR-46: what one region has made leaves as a signed file and comes into another, after its head has seen what it changes.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, startWorld, wide } from './support.mjs';

let world;
let folder;
let data;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledstang-packages-'));
  world = await startWorld({ prepare: (one) => { data = one.data; } });
});
after(async () => {
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const look = (page) => page.getByRole('button', { name: 'Se vad det ändrar' }).click();

test('a type of matter is given out, seen, changed at home and taken in again', async () => {
  const page = await world.open('/administration/paket');
  await page.getByText('Inget paket är infört ännu.').waitFor();
  await page.getByText('Görs när det första paketet ges ut.').waitFor();
  await fits(page, 'paket-tom');
  await page.getByLabel('Slag').selectOption('form');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Hämta paketet' }).click();
  const download = await coming;
  assert.match(download.suggestedFilename(), /^form-.*\.ledstang$/);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  const text = await readFile(file, 'utf8');
  assert.match(text, /^ledstang-package 1\nkey [0-9a-f]{64}\n/);
  await page.getByText(text.split('\n')[1].slice(4)).waitFor(); // the own key is shown now

  // Nothing is chosen; then it is as it is here.
  await look(page);
  await page.getByText('Välj ett paket först.').waitFor();
  await page.getByLabel('Paket', { exact: true }).setInputFiles(file);
  await look(page);
  await page.getByText('Allt i paketet finns redan här.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ta in paketet' }).count(), 0);

  // The region changes its own file: the package would change it back, and shows line by line how.
  const path = /"path":\s*"([^"]+)"/.exec(text)[1];
  const own = join(data, 'config', path);
  const before = await readFile(own, 'utf8');
  await writeFile(own, before.replace(/^(name = ")/m, '$1Vårt eget: '));
  await look(page);
  await page.getByText('ändras', { exact: true }).waitFor();
  assert.match(await page.locator('.line-difference del').innerText(), /Vårt eget: /);
  assert.equal(await page.locator('.line-difference ins').count(), 1);
  assert.equal(await readFile(own, 'utf8').then((now) => now.includes('Vårt eget')), true, 'nothing is written yet');
  await fits(page, 'paket-andras');
  await page.getByRole('button', { name: 'Ta in paketet' }).click();
  await page.getByText('är infört. Det står i historiken.').waitFor();
  assert.equal(await readFile(own, 'utf8'), before);
  const taken = page.getByRole('table', { name: 'Införda paket' }).getByRole('row').nth(1);
  await taken.getByText('Formulär').waitFor();
  await taken.getByText('Region Norrbotten').waitFor();
  await taken.getByText('CC-BY-4.0').waitFor();
  assert.deepEqual(page.complaints, []);

  // One byte of it is another: refused, in words.
  const changed = join(folder, 'andrat.ledstang');
  await writeFile(changed, text.replace('CC-BY-4.0', 'CC-BY-4.1'));
  await page.getByLabel('Paket', { exact: true }).setInputFiles(changed);
  await look(page);
  await page.getByRole('alert').waitFor();
  await page.context().close();
});

test('on a phone the page fits, and who does not administer is told so', async () => {
  const page = await world.open('/administration/paket', { size: narrow });
  await page.getByRole('heading', { level: 2, name: 'Ge ut ett paket' }).waitFor();
  await fits(page, 'paket');
  await page.context().close();
  const reader = await world.open('/administration/paket', { person: 'demo_lasare', size: wide });
  await reader.getByRole('heading', { level: 1, name: 'Vad kan vi dela med andra regioner?' }).waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Hämta paketet' }).count(), 0);
  await reader.context().close();
});
