// The people that an administrator keeps, and the guest who sees only what is shared.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heading, narrow, pages, settled, startWorld, unit, violations } from './support.mjs';

let world;
before(async () => (world = await startWorld()));
after(() => world?.stop());

test('a person is added, gets a password once and an assignment, and is let out again', async () => {
  const page = await world.open('/personer');
  assert.deepEqual(await violations(page), []);
  await page.getByText('Lägg till en person').click();
  await page.getByLabel('Namn', { exact: true }).fill('Örjan Åkerström-Västergård');
  await page.getByLabel('Titel').fill('Enhetschef, Ambulanssjukvården');
  await page.getByLabel('Användarnamn', { exact: true }).fill('orak01');
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  const password = await page.locator('.one-time .secret').innerText();
  assert.ok(password.length >= 8, password);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Vidare till uppdrag' }).click();
  await page.getByText('Har inget uppdrag.').waitFor();

  await page.getByText('Lägg till uppdrag').first().click();
  await page.getByLabel('Roll').selectOption({ label: 'Rapportör' });
  await page.getByRole('form').or(page.locator('main')).getByLabel('Enhet').last().selectOption('vo_ortopedi');
  await page.getByRole('button', { name: 'Lägg till uppdrag' }).click();
  await page.getByRole('row', { name: /Rapportör.*VO Ortopedi.*tills vidare/ }).waitFor();
  assert.deepEqual(await violations(page), []);

  const other = await world.open('/', { person: null, size: narrow });
  await other.getByLabel('Användarnamn').fill('orak01');
  await other.getByLabel('Lösenord', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Logga in', exact: true }).click();
  await other.getByRole('heading', { name: 'Välj ett eget lösenord' }).waitFor();
  await other.context().close();

  await page.getByLabel('Kontot är avstängt').check();
  await page.getByRole('button', { name: 'Spara' }).last().click();
  await page.getByText('Kontot är avstängt: personen kan inte logga in.').waitFor();
  await page.getByRole('button', { name: 'Nytt engångslösenord' }).click();
  await page.locator('.one-time .secret').waitFor();
  assert.notEqual(await page.locator('.one-time .secret').innerText(), password);

  await page.getByRole('link', { name: 'Personer' }).first().click();
  await page.getByLabel('Sök på namn, användarnamn eller adress').fill('åkerström');
  await page.getByText('1 person.').waitFor();
  await page.getByLabel('Sök på namn, användarnamn eller adress').fill('zzzz');
  await page.getByText('Ingen person passar ”zzzz”.').waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('who does not administer is told whom to ask', async () => {
  const page = await world.open('/personer', { person: 'demo_lasare' });
  await page.getByText('Du har inte behörighet att se personer och uppdrag.').waitFor();
  await page.context().close();
});

test('a guest sees what is shared, can say something about it, and nothing else', async () => {
  const guest = await world.open('/', { person: 'demo_gast' });
  await guest.getByText('Ingenting är delat med dig ännu.').waitFor();
  assert.deepEqual(await violations(guest), []);

  const owner = await world.open(pages.matt, { person: 'demo_divisionschef' });
  await owner.getByText('Dela med någon utanför').click();
  await owner.getByRole('combobox', { name: 'Person' }).fill('jonas');
  await owner.getByRole('option', { name: /Jonas Berg/ }).click();
  await owner.getByRole('button', { name: 'Dela', exact: true }).click();
  await owner.getByText('Delat med 1 person.').waitFor();
  assert.deepEqual(await violations(owner), []);

  for (const path of ['/', `/styrning/${unit}/2022-T1`, '/personer', '/uppgifter']) {
    await guest.goto(path);
    await settled(guest);
    assert.equal(await heading(guest), 'Delat med mig', path);
  }
  assert.equal(await guest.getByRole('navigation', { name: 'Huvudmeny' }).count(), 0);
  assert.equal((await guest.request.get(`/api/scorecards/${unit}/2022-T1`)).status(), 403);
  await guest.getByRole('link', { name: 'Antal patienter som fått fråga om våld i nära relation' }).click();
  await settled(guest, 'Antal patienter som fått fråga om våld i nära relation');
  assert.match(await guest.locator('main').innerText(), /29/);
  assert.deepEqual(await violations(guest), []);
  await guest.setViewportSize(narrow);
  assert.deepEqual(await violations(guest), []);
  await guest.getByLabel('Din kommentar').fill('Kommunen har samma bild.');
  await guest.getByRole('button', { name: 'Skicka kommentaren' }).click();
  await guest.locator('.comment', { hasText: 'Kommunen har samma bild.' }).waitFor();

  await owner.getByRole('button', { name: 'Sluta dela med Jonas Berg' }).click();
  await owner.getByText('Inte delat med någon utanför.').waitFor();
  await guest.goto('/delat');
  await guest.getByText('Ingenting är delat med dig ännu.').waitFor();
  assert.deepEqual(guest.complaints, []);
  await guest.context().close();
  await owner.context().close();
});
