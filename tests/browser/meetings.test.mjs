// Meetings in the browser: a group's forum with a series, an agenda in the room, decisions and minutes, and a guest.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fits, narrow, settled, startWorld, wide } from './support.mjs';

let world;
let asa;
before(async () => {
  world = await startWorld();
  asa = await world.addPerson({ id: 'asa', name: 'Åsa Öberg', user_name: 'asa', assignments: [{ role: 'reader', unit: 'div_lanssjukvard_2' }] });
});
after(() => world.stop());

const unit = 'div_lanssjukvard_2';

const picture = (page, name) =>
  process.env.LEDSTANG_PICTURES ? page.screenshot({ path: `${process.env.LEDSTANG_PICTURES}/${name}.png`, fullPage: true }) : null;

let meeting;

test('a forum gets rules, measures and a series, and its meetings are made ahead', async () => {
  const page = await world.open('/forum');
  await page.getByText('Inga forum ännu').waitFor();
  // KR-63: nobody has a forum yet, and that is shown.
  await page.getByRole('row', { name: /Delårsrapport april.*finns inte bland forumen/ }).waitFor();
  await page.getByText('Lägg upp ett forum').click();
  await page.getByLabel('Namn', { exact: true }).fill('Divisionsledning');
  await page.getByLabel('Forumet hör till').selectOption('unit');
  await page.locator('main').getByLabel('Enhet', { exact: true }).selectOption(unit);
  await page.getByLabel('Funktion som leder det').selectOption('divisionschef');
  await page.getByRole('button', { name: 'Lägg upp', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Divisionsledning' }).waitFor();
  await page.getByText('Lägg upp en mötesserie').click();
  await page.getByLabel('Första mötet').fill('2022-05-02');
  await page.getByLabel('Sista dag').fill('2022-06-30');
  await page.getByLabel('Plats eller länk').first().fill('Sal B');
  await page.getByLabel('Stående punkter').fill('Öppnande\nEkonomi');
  await page.getByRole('button', { name: 'Lägg upp', exact: true }).click();
  await page.getByRole('row', { name: /måndag 2 maj 2022 13:00.*Divisionsledning/ }).waitFor();
  await page.getByText('Varannan måndag').waitFor();
  await page.getByText('Forumets inställningar').click();
  await page.getByLabel('Gemensamt mål').fill('Ingen ska vänta mer än 60 dagar.');
  await page.getByLabel('Beslut fattas där').check();
  await page.getByLabel('Vilka').selectOption('person');
  await page.getByRole('combobox', { name: 'Person' }).fill('Åsa');
  await page.getByRole('option', { name: /Åsa Öberg/ }).click();
  await page.getByRole('button', { name: 'Lägg till' }).first().click();
  await page.getByLabel('Mått', { exact: true }).selectOption('antal_fraga_vald_nara_relation');
  await page.getByRole('button', { name: 'Lägg till' }).last().click();
  await page.getByRole('button', { name: 'Spara' }).last().click();
  await page.getByText('Inbjuden vid namn').waitFor();
  await fits(page);
  await page.getByRole('link', { name: 'Divisionsledning' }).first().click();
  await page.getByRole('heading', { name: 'Gemensamt mål' }).waitFor();
  meeting = new URL(page.url()).pathname;
  await page.context().close();
});

test('the one invited answers, and the agenda has the result, the items and a guest', async () => {
  const invited = await world.openAs(asa, '/moten');
  await invited.getByText(/Nästa: Divisionsledning måndag 2 maj 2022 kl. 13:00/).waitFor();
  await invited.getByRole('link', { name: 'Divisionsledning' }).first().click();
  await invited.getByRole('button', { name: 'Jag kommer', exact: true }).click();
  await invited.getByText('Svaret är sparat.').waitFor();
  // NB-107: the measure that the forum has chosen is on the agenda, with its judgement.
  await invited.getByRole('heading', { name: 'Resultat' }).waitFor();
  await invited.getByText('Ingen ska vänta mer än 60 dagar.').waitFor();
  assert.equal(await invited.getByText('Lägg till punkt').count(), 0);
  await fits(invited);
  await invited.context().close();
  const page = await world.open(meeting);
  await page.getByText('Lägg till punkt').click();
  await page.getByLabel('Rubrik').last().fill('Samarbete med kommunen');
  await page.getByLabel('Underlag').last().fill('Läs **avtalet**.');
  await page.getByRole('button', { name: 'Lägg till punkt' }).click();
  await page.getByRole('heading', { level: 3, name: 'Samarbete med kommunen' }).waitFor();
  await page.getByText('Bjud in gäst till punkten Samarbete med kommunen').click();
  await page.getByRole('combobox', { name: 'Person' }).fill('Jonas');
  await page.getByRole('option', { name: /Jonas Berg/ }).click();
  await page.getByRole('button', { name: 'Bjud in' }).click();
  await page.getByText('Jonas Berg (inte svarat)').waitFor();
  await page.context().close();
});

// KR-19
test('a guest from the municipality sees the one item and nothing else', async () => {
  const page = await world.open('/moten', { person: 'demo_gast', size: narrow });
  await page.getByRole('link', { name: 'Divisionsledning' }).click();
  await page.getByRole('heading', { level: 3, name: 'Samarbete med kommunen' }).waitFor();
  assert.equal(await page.getByText('Ekonomi').count(), 0);
  assert.equal(await page.getByRole('heading', { name: 'Resultat' }).count(), 0);
  await page.getByRole('button', { name: 'Jag kommer', exact: true }).click();
  await page.getByText('Svaret är sparat.').waitFor();
  await fits(page);
  await page.context().close();
});

// KR-47
test('a decision becomes an action at once, and the minutes are closed and adjusted by two', async () => {
  const page = await world.open(meeting);
  await page.getByText('Skriv beslut').click();
  await page.getByLabel('Vad beslutades?').fill('Pröva kvällsmottagning');
  await page.getByLabel('Ansvarig funktion').selectOption('divisionschef');
  await page.getByLabel('Klart senast').fill('2022-09-30');
  await page.getByLabel('Gör det till en åtgärd i enhetens plan').check();
  await page.getByRole('button', { name: 'Skriv beslut' }).click();
  await page.getByRole('link', { name: 'Åtgärden i planen' }).waitFor();
  // What is ticked stays ticked while the minutes save themselves.
  await page.getByRole('checkbox', { name: 'Åsa Öberg var med' }).check();
  await page.getByText('Skriv protokollet').click();
  const minutes = page.getByRole('textbox', { name: 'Protokoll' });
  await minutes.pressSequentially('## § 1');
  // Somebody moves the meeting to another room while the minutes are written.
  const { version, meeting: now } = await (await page.request.get(`/api${meeting.replace('moten', 'meetings')}`)).json();
  const { title, day, starts_at, minutes: length } = now;
  const moved = await page.request.put(`/api/meetings/${now.id}`, { data: { title, day, starts_at, minutes: length, place: 'Rum 7', version } });
  assert.ok(moved.ok(), await moved.text());
  await minutes.press('End');
  await minutes.pressSequentially('\n\nMötet öppnades.');
  await minutes.blur();
  await page.locator('.written-text').getByText('Mötet öppnades.').waitFor();
  await page.getByText('Rum 7').first().waitFor();
  await page.getByRole('button', { name: 'Spara närvaro' }).click();
  await settled(page);
  await page.locator('summary', { hasText: 'Stäng mötet' }).click();
  await page.getByRole('combobox', { name: 'Mötesordförande' }).fill('Karin');
  await page.getByRole('option', { name: /Karin Åström/ }).click();
  await page.getByRole('button', { name: 'Stäng mötet' }).click();
  await page.getByText('Väntar på att ordföranden och en till justerar.').waitFor();
  await page.getByRole('button', { name: 'Justera protokollet' }).click();
  await page.getByText(/Justerat av Karin Åström/).waitFor();
  const other = await world.openAs(asa, '/uppgifter');
  await other.getByRole('link', { name: 'Justera protokollet från Divisionsledning' }).click();
  await other.getByRole('button', { name: 'Justera protokollet' }).click();
  await other.getByText(/Justerat av Karin Åström, Åsa Öberg/).waitFor();
  await other.context().close();
  await page.reload();
  await page.getByRole('button', { name: 'Publicera för alla medarbetare' }).click();
  await page.getByText('Publicerat för alla medarbetare').waitFor();
  await page.getByRole('link', { name: 'Åtgärden i planen' }).click();
  await page.getByRole('heading', { name: 'Möten' }).waitFor();
  await page.getByRole('link', { name: 'Divisionsledning' }).waitFor();
  await page.context().close();
});

test('a calendar has an address that is shown once', async () => {
  const page = await world.openAs(asa, '/moten');
  await page.getByText('Möten i din egen kalender').click();
  await page.getByRole('button', { name: 'Gör en adress' }).click();
  const address = await page.getByLabel('Kalenderadress').inputValue();
  const calendar = await (await fetch(address)).text();
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  assert.match(calendar, /SUMMARY:Divisionsledning\r\n/);
  await page.getByRole('button', { name: 'Ta bort adressen' }).click();
  await page.getByRole('button', { name: 'Gör en adress' }).waitFor();
  assert.equal((await fetch(address)).status, 404);
  await page.context().close();
});

for (const [size, named] of [[wide, '1440'], [narrow, '390']]) {
  test(`meetings and forums are accessible at ${named}`, async () => {
    const page = await world.open('/moten', { size, reducedMotion: 'reduce' });
    await fits(page);
    await picture(page, `moten_${named}`);
    await page.goto('/forum');
    await page.getByRole('table').first().waitFor();
    await fits(page);
    await picture(page, `forum_${named}`);
    await page.goto('/forum/divisionsledning');
    await page.getByRole('table').first().waitFor();
    for (const fold of await page.locator('summary').all()) await fold.click();
    await fits(page);
    await picture(page, `forumet_${named}`);
    await page.goto(meeting);
    await settled(page);
    for (const fold of await page.locator('main summary').all()) await fold.click();
    await fits(page);
    await picture(page, `motet_${named}`);
    await page.goto('/forum/divisionsledning');
    await page.getByRole('link', { name: 'Divisionsledning' }).nth(2).click();
    await page.getByText('Lägg till punkt').waitFor();
    for (const fold of await page.locator('main summary').all()) await fold.click();
    await fits(page);
    await picture(page, `kommande_${named}`);
    await page.context().close();
  });
}
