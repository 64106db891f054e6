// The handbook's pictures, taken of the real pages so that they stay true. Taken when LEDSTANG_SCREENSHOTS=1.
import assert from 'node:assert/strict';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { narrow, pages, root, settled, startWorld } from './support.mjs';

const wanted = process.env.LEDSTANG_SCREENSHOTS === '1';
const handbook = join(root, 'docs/handbok/bilder');
let world;
before(async () => {
  if (!wanted) return;
  await mkdir(handbook, { recursive: true });
  await mkdir(join(root, 'docs/images'), { recursive: true });
  world = await startWorld();
});
after(() => world?.stop());

async function picture(page, path) {
  await settled(page);
  await page.waitForTimeout(400); // fonts and the chart are drawn
  await page.screenshot({ path });
  assert.ok((await stat(path)).size > 10_000);
  await page.context().close();
}

for (const [name, path] of Object.entries(pages)) {
  test(`picture of ${name}`, { skip: !wanted }, async () => {
    // The head of the division starts with the division; the controller with the whole region.
    const person = name === 'start' ? 'demo_divisionschef' : 'demo_controller';
    await picture(await world.open(path, { person }), join(handbook, `${name}.png`));
  });
}

test('picture of the log-in', { skip: !wanted }, async () => {
  await picture(await world.open('/', { person: null }), join(handbook, 'inloggning.png'));
});

test('picture of a phone', { skip: !wanted }, async () => {
  await picture(await world.open(pages.matt, { size: narrow }), join(handbook, 'telefon.png'));
});

test('picture of reasons', { skip: !wanted }, async () => {
  const page = await world.open(pages.styrkort);
  const why = page.getByRole('button', { name: /^Varför\? .*våld i nära relation/ });
  await why.click();
  await why.evaluate((element) => element.closest('tr').scrollIntoView({ block: 'center' }));
  await picture(page, join(handbook, 'skal.png'));
});

test('picture of faults', { skip: !wanted }, async () => {
  const page = await world.open(pages.import);
  await page.getByLabel('Fil', { exact: true }).setInputFiles({
    name: 'utfall-april.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'measure_id,unit_id,period,sex,value\nsjukfranvaro,div_lanssjukvard_2,2022-T1,T,"8,6 %"\n' +
        'sjukfranvaro,div_lanssjukvard_9,2022-T1,T,8.6\nandel_kostnad_inhyrda,div_lanssjukvard_2,2022-T1,T,1.234\n',
    ),
  });
  await page.getByRole('button', { name: 'Pröva filen' }).click();
  await page.locator('.import-result').waitFor();
  await picture(page, join(handbook, 'import-fel.png'));
});

test('picture for the front page', { skip: !wanted }, async () => {
  const page = await world.open(pages.styrkort);
  await page.locator('#p-medborgare').evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top - 130));
  await picture(page, join(root, 'docs/images/scorecard.png'));
});
