// Source data in the browser: a file is tried, its faults are shown, what is right is kept, and taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { narrow, startWorld, violations, wide } from './support.mjs';

const place = '/administration/kalldata';
let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

const header = 'Observationsdatum;Enhet;Yrkeskategori;Desinfektion före;Desinfektion efter;Handskar rätt använda;Förkläde rätt använt;' +
  'Kortärmad arbetsdräkt;Utan ringar, klocka och armband;Kort eller uppsatt hår;Korta naglar utan lack';
const right = Array.from({ length: 20 }, (_, i) => `2022-01-${10 + i};vo_ortopedi;Läkare;ja;ja;ja;ja;ja;ja;ja;ja`);
const wrong = '2022-01-32;vo_ortopedi;Läkare;ja;ja;ja;ja;ja;ja;ja;ja';
const csv = (...rows) => Buffer.from([header, ...rows, ''].join('\r\n'));

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`the page is accessible at ${named}`, async () => {
    const page = await world.open(place, { size });
    await page.getByRole('table', { name: 'Så färska är uppgifterna' }).waitFor();
    assert.deepEqual(await violations(page), []);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beyond, 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test('who may not administer is told so', async () => {
  const page = await world.open(place, { person: 'demo_lasare' });
  await page.getByText('Du har inte behörighet att importera.').waitFor();
  await page.context().close();
});

test('a file is tried, the right rows are kept, and the delivery is taken back', async () => {
  const page = await world.open(place);
  await page.getByLabel('Datamängd').selectOption({ label: 'Hygienobservationer' });
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'bhk_januari.csv', mimeType: 'text/csv', buffer: csv(...right, wrong) });
  await page.getByRole('button', { name: 'Pröva filen' }).click();
  await page.getByText('21 rader lästa, 20 rätta. 1 rad avvisas.').waitFor();
  const fault = page.getByRole('table', { name: 'Fel i filen (de första hundra)' }).locator('tbody tr').first();
  assert.match(await fault.innerText(), /^22\s+Observationsdatum\s/);
  assert.deepEqual(await violations(page), []);
  const deliveries = page.getByRole('table', { name: 'Leveranser' });
  assert.equal(await deliveries.count(), 0, 'a try leaves no trace');
  await page.getByRole('button', { name: 'Läs in 20 rader' }).click();
  const row = deliveries.getByRole('row', { name: /bhk_januari\.csv/ });
  await row.waitFor();
  assert.match(await row.innerText(), /2022-01-10 – 2022-01-29\s+20\s+1\s/);
  await page.getByRole('table', { name: 'Så färska är uppgifterna' }).getByRole('row', { name: /Hygienobservationer 2022-01-29/ }).waitFor();

  await row.getByRole('button', { name: 'Ta tillbaka bhk_januari.csv' }).click();
  await page.getByRole('dialog').getByText('20 rader tas bort.').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Ta tillbaka' }).click();
  await row.getByText(/^tillbakatagen/).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

// Long enough to be read for some seconds: there is time to see how far it has come, leave, come back and stop it.
const long = () => Array.from({ length: 300000 }, (_, i) =>
  `${2015 + (i % 6)}-0${1 + (i % 9)}-1${i % 10};vo_ortopedi;Läkare;ja;ja;ja;ja;ja;ja;ja;${i % 100 === 50 ? 'kanske' : 'ja'}`).join('\r\n');

test('a long delivery tells how far it has come, is found again after a reload, and is stopped', async () => {
  const page = await world.open(place);
  await page.getByLabel('Datamängd').selectOption({ label: 'Hygienobservationer' });
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'bhk_lang.csv', mimeType: 'text/csv', buffer: csv(long()) });
  await page.getByRole('button', { name: 'Pröva filen' }).click();
  const going = page.getByRole('region', { name: 'bhk_lang.csv prövas' });
  await going.getByText(/% av filen, .* rader lästa/).waitFor();
  await going.getByRole('progressbar').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await page.getByText('visas när inläsningen är klar').waitFor();
  await going.getByText(/rader avvisade hittills/).waitFor();
  await going.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByText('bhk_lang.csv: avbrutet. Ingenting av filen är inläst.').waitFor();
  await page.getByText('Så färska är uppgifterna').first().waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
