// Coming in: password, one's own password first, the second factor, which assignment, and a log-in that ends meanwhile.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { heading, narrow, pages, settled, startWorld, unit, violations, wide } from './support.mjs';

const OWN = 'en lång rad med tallar och björkar';
let world;
let person;

before(async () => {
  world = await startWorld();
  person = await world.addPerson({
    name: 'Åsa Nygård Ek',
    user_name: 'asny01',
    assignments: [
      { role: 'reporter', unit: 'vo_ortopedi' },
      { role: 'approver', unit },
    ],
  });
});
after(() => world?.stop());

/** The code of an app (RFC 6238) for the step that many half minutes from now. */
function code(secret, ahead = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/\s|=/g, '')].map((one) => letters.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac('sha1', key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function logIn(page, password) {
  await page.getByLabel('Användarnamn').fill('asny01');
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
}

test('a wrong password is refused in words that do not tell which part was wrong', async () => {
  for (const size of [wide, narrow]) {
    const page = await world.open('/', { person: null, size });
    assert.deepEqual(await violations(page), []);
    await logIn(page, 'inte alls rätt lösenord');
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    const wrongPassword = await refusal.innerText();
    assert.equal(await heading(page), 'Logga in');
    assert.deepEqual(await violations(page), []);
    await page.getByLabel('Användarnamn').fill('finns_inte');
    await page.getByRole('button', { name: 'Logga in', exact: true }).click();
    await page.waitForFunction(() => !document.querySelector('form [aria-busy="true"]'));
    assert.equal(await refusal.innerText(), wrongPassword);
    await page.context().close();
  }
});

test('the first log-in asks for a password of one’s own, then for the assignment', async () => {
  const page = await world.open('/', { person: null });
  await logIn(page, person.password);
  await page.getByRole('heading', { name: 'Välj ett eget lösenord' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Engångslösenord').fill(person.password);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(OWN);
  await page.getByLabel('Nytt lösenord en gång till').fill('något annat');
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await page.getByText('De två lösenorden är inte lika').waitFor();
  await page.getByLabel('Nytt lösenord en gång till').fill(OWN);
  await page.getByRole('button', { name: 'Byt lösenord' }).click();

  await page.getByRole('heading', { name: 'I vilket uppdrag?' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: /^VO Ortopedi/ }).click();
  await page.getByRole('heading', { name: 'Hur går det för oss?' }).waitFor();
  await page.getByRole('button', { name: 'Inloggad: Åsa Nygård Ek' }).click();
  await page.locator('.person-who', { hasText: 'Rapportör, VO Ortopedi' }).waitFor();
  assert.deepEqual(await violations(page), []);

  await page.getByRole('button', { name: 'Godkännare, Division Länssjukvård 2' }).click();
  await page.locator('.person-panel').waitFor({ state: 'hidden' });
  await settled(page);
  await page.getByRole('button', { name: 'Inloggad: Åsa Nygård Ek' }).click();
  await page.locator('.person-who', { hasText: 'Godkännare, Division Länssjukvård 2' }).waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.person-panel').isVisible(), false);
  await page.getByRole('button', { name: 'Inloggad: Åsa Nygård Ek' }).click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.getByRole('heading', { name: 'Logga in' }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('with the second factor on, the code is asked for after the password', async () => {
  const page = await world.open('/', { person: null });
  await logIn(page, OWN);
  await page.getByRole('button', { name: /^VO Ortopedi/ }).click();
  await page.getByRole('heading', { name: 'Hur går det för oss?' }).waitFor();
  await page.goto('/konto');
  await settled(page);
  await page.getByRole('button', { name: 'Slå på inloggning i två steg' }).click();
  await page.getByRole('img', { name: 'QR-kod för appen' }).waitFor();
  assert.deepEqual(await violations(page), []);
  const secret = await page.locator('.secret').innerText();
  await page.getByLabel('Kod från din app').fill(code(secret));
  await page.getByRole('button', { name: 'Slå på', exact: true }).click();
  await page.getByRole('button', { name: 'Slå av inloggning i två steg' }).waitFor();

  await page.getByRole('button', { name: /^Inloggad/ }).click();
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await logIn(page, OWN);
  const field = page.getByLabel('Kod från din app');
  await field.waitFor();
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.type(code(secret, 1));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'I vilket uppdrag?' }).waitFor();
  await page.context().close();
});

test('a log-in that ends while one writes is begun again without losing a letter', async () => {
  const page = await world.open(pages.matt, { person: 'demo_divisionschef' });
  await page.getByText('Skriv kommentar').click();
  const text = page.getByLabel('Kommentar för tertial 1 2022');
  await text.fill('Skrivet innan inloggningen tog slut.');
  assert.equal((await page.request.delete('/api/session')).ok(), true);
  await page.getByRole('button', { name: 'Spara' }).click();
  const dialog = page.getByRole('dialog', { name: 'Du har loggats ut' });
  await dialog.waitFor();
  assert.deepEqual(await violations(page), []);
  await dialog.getByRole('button', { name: /^Per Öhman/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Sparat.').waitFor();
  await page.locator('.comment', { hasText: 'Skrivet innan inloggningen tog slut.' }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('one’s absence names a deputy', async () => {
  const page = await world.open('/konto', { person: 'demo_divisionschef' });
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Borta från och med').fill('2022-05-01');
  await page.getByLabel('Borta till och med').fill('2022-05-14');
  const deputy = page.getByRole('combobox', { name: 'Ersättare' });
  await deputy.fill('sara');
  await page.getByRole('option', { name: /Sara Lindgren/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await deputy.inputValue(), 'Sara Lindgren');
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Borta 2022-05-01–2022-05-14. Sara Lindgren ersätter.').waitFor();
  await page.getByRole('button', { name: 'Ta bort frånvaron' }).click();
  await page.getByText('Ingen frånvaro är inlagd.').first().waitFor();
  await page.context().close();
});
