// A region with hundreds of units: pages show a part of the tree, tell how much there is, and open the rest on demand.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { narrow, settled, startWorld, unit, violations, wide } from './support.mjs';

const measure = 'oplanerad_aterinskrivning_30d_65plus';
const at = (place) => `/styrning/${place}/matt/${measure}?period=2022-T1`;
const hub = 'vo_pahittat';
const clinics = 70; // directly below the hub: more than are drawn at first
const wards = 3; // below each clinic
const months = 14;
let world;

const clinic = (i) => `klinik_${String(i).padStart(3, '0')}`;
const monthOf = (i) => `${2021 + Math.floor((i + 2) / 12)}-${String(((i + 2) % 12) + 1).padStart(2, '0')}`;

/** The made-up units, and their outcomes of one measure: twenty of a hundred or thereabouts. */
function region() {
  const units = [[hub, 'Påhittat verksamhetsområde', 'verksamhetsomrade', unit]];
  const rows = ['measure_id,unit_id,period,sex,value,numerator,denominator,unit,origin'];
  for (let i = 1; i <= clinics; i += 1) {
    units.push([clinic(i), `Påhittad klinik ${String(i).padStart(3, '0')}`, 'enhet', hub]);
    for (let w = 1; w <= wards; w += 1) units.push([`${clinic(i)}_${w}`, `Påhittad avdelning ${i}.${w}`, 'enhet', clinic(i)]);
    for (let month = 0; month < months; month += 1) {
      const numerator = 20 + ((i * 7 + month * 5) % 9);
      rows.push([measure, clinic(i), monthOf(month), 'T', numerator, numerator, 100, '%', 'imported'].join(','));
    }
  }
  return { units, outcomes: rows.join('\n') };
}

before(async () => {
  const { units, outcomes } = region();
  const folder = await mkdtemp(join(tmpdir(), 'ledstang-many-'));
  try {
    world = await startWorld({
      prepare: async ({ run }) => {
        // Units come by a plan's file; it has no measures of its own.
        const plan = {
          schema: 'ledstang/generated/1',
          source: { document: 'Påhittade enheter' },
          organisation: {
            region: 'region_norrbotten',
            unit: hub,
            units: units.map(([id, name, kind, parent]) => ({ id, name, kind, parent })),
          },
          report_period: { id: '2022-T1' },
        };
        await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
        await run('import', 'plan', join(folder, 'plan.json'));
        await writeFile(join(folder, 'outcomes.csv'), outcomes);
        await run('import', 'outcomes', join(folder, 'outcomes.csv'));
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
after(() => world?.stop());

async function check(page) {
  assert.deepEqual(await violations(page), []);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0, 'the page scrolls sideways');
  assert.deepEqual(page.complaints, []);
}

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the organisation opens where somebody looks, and is searched, at ${named}`, async () => {
    const page = await world.open('/organisation', { size });
    const tree = page.getByRole('navigation', { name: 'Enheter' });
    await tree.waitFor();
    assert.ok((await tree.getByRole('link').count()) < 40, 'only the upper part is drawn');
    const division = tree.getByRole('button', { name: /^Visa \d+ enheter under Division Länssjukvård 2/ });
    await division.focus();
    await page.keyboard.press('Enter');
    await tree.getByRole('button', { name: `Visa ${clinics} enheter under Påhittat verksamhetsområde` }).click();
    await tree.getByRole('link', { name: /Påhittad klinik 070/ }).waitFor();
    assert.equal(await tree.getByRole('link', { name: /Påhittad avdelning/ }).count(), 0);
    await tree.getByRole('searchbox', { name: 'Sök enhet' }).fill('avdelning 42.');
    await tree.getByText('3 enheter hittades.').waitFor();
    await tree.getByRole('searchbox').fill('påhittad avdelning');
    await tree.getByText(/^210 enheter hittades\. De första 60 visas/).waitFor();
    assert.equal(await tree.getByRole('link').count(), 60);
    await check(page);
    await tree.getByRole('searchbox').fill('avdelning 42.3');
    await tree.getByRole('link', { name: /Påhittad avdelning 42\.3/ }).click();
    await page.waitForURL(/\/organisation\/klinik_042_3/);
    await tree.getByRole('searchbox').fill('');
    const chosen = tree.locator('a[aria-current]');
    assert.match(await chosen.innerText(), /Påhittad avdelning 42\.3/);
    await check(page);
    await page.context().close();
  });

  test(`the measure draws its first level a part at a time at ${named}`, async () => {
    const page = await world.open(at(hub), { size });
    const below = page.locator('section.below-section');
    await below.waitFor();
    assert.equal(await below.locator('.below > li').count(), 60);
    await below.getByRole('button', { name: `Visa alla ${clinics} enheter` }).click();
    assert.equal(await below.locator('.below > li').count(), clinics);
    const first = below.locator('.below > li').first();
    await first.getByRole('button', { name: `Visa ${wards} enheter under Påhittad klinik 001` }).click();
    await first.locator('.below > li').nth(wards - 1).waitFor();
    await below.getByText('Jämför enheterna i en period').click();
    await below.getByRole('table').waitFor();
    assert.equal(await below.getByRole('table').locator('tbody tr').count(), clinics);
    await settled(page);
    await check(page);
    await page.context().close();
  });
}

test('the list of units holds those around the chosen one, and all when asked', async () => {
  const page = await world.open(at(hub));
  const list = page.getByLabel('Enhet', { exact: true }).first();
  const names = await list.locator('option').allInnerTexts();
  assert.ok(names.length < clinics + 20, `${names.length} units`);
  assert.ok(names.some((name) => name.includes('Påhittad klinik 001')), 'those below');
  assert.ok(!names.some((name) => name.includes('Påhittad avdelning')), 'not those further below');
  await list.selectOption('*');
  assert.ok((await list.locator('option').count()) > clinics * wards);
  await list.selectOption('klinik_009_2');
  await page.waitForURL(/klinik_009_2/);
  await page.context().close();
});

test('the start page counts some of the units below, and more when asked', async () => {
  const page = await world.open('/');
  await page.getByLabel('Enhet', { exact: true }).first().selectOption('*');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByLabel('Enhet', { exact: true }).first().selectOption(hub);
  await page.getByText(`De första 12 av ${clinics} enheter.`).waitFor();
  await settled(page);
  assert.equal(asked.filter((path) => path.startsWith('/api/scorecards/klinik_')).length, 12);
  await page.getByRole('button', { name: 'Visa fler' }).click();
  await page.getByText(`De första 24 av ${clinics} enheter.`).waitFor();
  await page.context().close();
});
