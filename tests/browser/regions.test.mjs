// Our region among the others: figures read in from Kolada's shape (made up), the picture, the table and the words.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { narrow, settled, startWorld, unit, violations, wide } from './support.mjs';

const measure = 'oplanerad_aterinskrivning_30d_65plus';
const region = 'region_norrbotten';
const at = (place) => `/styrning/${place}/matt/${measure}?period=2022-T1`;
const codes = ['0000', '0001', '0003', '0004', '0005', '0006', '0007', '0008', '0009', '0010', '0012', '0013', '0014', '0017',
  '0018', '0019', '0020', '0021', '0022', '0023', '0024', '0025'];
let world;
let folder;

/** Made-up values: regions half a unit apart from 12 to 22, Norrbotten fifth best, with a small wave over the years. */
function rows(sexes) {
  const values = [];
  for (const [i, municipality] of codes.entries()) {
    for (let period = 2016; period <= 2021; period += 1) {
      const level = municipality === '0025' ? 13.6 : municipality === '0000' ? 16.5 : 12 + i / 2;
      const wave = [0.3, -0.2, 0.1, -0.3, 0.2][(i * 3 + period) % 5];
      const missing = municipality === '0009' && period === 2021;
      values.push({
        kpi: 'U79092', municipality, period,
        values: sexes.map((gender) => ({
          gender, count: 1, isdeleted: false, status: missing ? 'Missing' : '',
          value: missing ? null : Number((level + wave + { T: 0, K: -0.6, M: 0.7 }[gender]).toFixed(1)),
        })),
      });
    }
  }
  return { values, count: values.length, next_url: null, previous_url: null };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledstang-kolada-'));
  const file = join(folder, 'kolada.json');
  await writeFile(file, JSON.stringify(rows(['T', 'K', 'M'])));
  world = await startWorld({
    prepare: async ({ run }) => {
      const { stdout } = await run('import', 'kolada', file, '--measure', measure);
      assert.match(stdout, /Sparat: 396 nya/);
    },
  });
});
after(async () => {
  await world?.stop();
  await rm(folder, { recursive: true, force: true });
});

const section = (page) => page.locator('section.regions-section');

async function check(page) {
  assert.deepEqual(await violations(page), []);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0, 'the page scrolls sideways');
  assert.deepEqual(page.complaints, []);
}

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the regions are accessible at ${named}`, async () => {
    const page = await world.open(at(unit), { size });
    await section(page).waitFor();
    for (const fold of await section(page).locator('details > summary').all()) await fold.click();
    await settled(page);
    await check(page);
    if (process.env.LEDSTANG_PICTURES) {
      await section(page).screenshot({ path: join(process.env.LEDSTANG_PICTURES, `regions-${named}.png`) });
    }
    await page.context().close();
  });
}

test('the place is told with the direction, with what chance leaves open, and beside the country', async () => {
  const page = await world.open(at(unit));
  const words = await section(page).locator('.regions-says').innerText();
  assert.match(words, /^Lägre är bättre\. Region Norrbotten har plats \d+ av 20, men slumpen lämnar öppet plats \d+ till \d+\./);
  assert.match(words, /Riket har 16,\d\s%/);
  assert.match(await section(page).innerText(), /Region Norrbotten: kvinnor 1\d,\d\s%, män 1\d,\d\s%\./);
  const picture = section(page).getByRole('img');
  assert.equal(await picture.locator('circle').count(), 20);
  assert.equal(await picture.locator('.region-own circle').count(), 1);
  await page.context().close();
});

test('the table has every region, the best first, and says why a value is missing', async () => {
  const page = await world.open(at(unit));
  await section(page).getByText('Regionerna som tabell').click();
  const lines = await section(page).locator('tbody').first().locator('tr').allInnerTexts();
  assert.equal(lines.length, 21);
  assert.match(lines.at(-1), /Region Gotland\s+Inget värde; källans status är Missing/);
  const values = lines.slice(0, 20).map((line) => Number(/(\d+,\d)\s%/.exec(line)[1].replace(',', '.')));
  assert.deepEqual(values, [...values].sort((a, b) => a - b));
  await page.context().close();
});

test('women and men are chosen by keyboard, and another year from the list', async () => {
  const page = await world.open(at(unit));
  const women = section(page).getByRole('button', { name: 'Kvinnor' });
  await women.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('section.regions-section svg title')?.textContent.toLowerCase().includes('kvinnor'));
  await section(page).getByRole('combobox').selectOption('2018');
  await section(page).getByText('Någon plats anges inte').waitFor();
  await page.context().close();
});

test('a measure without others’ figures says so to who can read them in, and to nobody else', async () => {
  const other = `/styrning/${unit}/matt/antal_fraga_vald_nara_relation?period=2022-T1`;
  const page = await world.open(other);
  await section(page).getByRole('link', { name: 'Läs in dem från Kolada' }).waitFor();
  await page.context().close();
  const reader = await world.open(other, { person: 'demo_lasare' });
  assert.equal(await section(reader).count(), 0);
  await reader.context().close();
});

test('the import page reads a file from Kolada and shows faults with their paths', async () => {
  const page = await world.open('/administration/import');
  await page.getByLabel('Vad filen innehåller').selectOption({ label: 'Andra regioners utfall (Kolada)' });
  await page.getByLabel('Mått', { exact: true }).selectOption(measure);
  const broken = rows(['T']);
  broken.values[3].values[0].gender = 'X';
  await page.locator('input[type=file]').setInputFiles({ name: 'fel.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(broken)) });
  await page.getByRole('button', { name: 'Pröva filen' }).click();
  await page.locator('.import-result').waitFor();
  assert.match(await page.locator('.faults tbody tr').first().innerText(), /\/values\/3\/values\/0\/gender/);
  await check(page);
  await page.context().close();
});

test('the outcomes are downloaded from the measure’s page', async () => {
  const page = await world.open(at(unit));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV för Excel på svenska' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), `utfall-${unit}.csv`);
  const text = await readFile(await file.path(), 'utf8');
  assert.match(text, /^\ufeffMått;Måttets id;Enhet;/);
  assert.match(text, new RegExp(`;${unit};2022-T1;K;\\d+,\\d;`));
  await page.context().close();
});
