// The knowledge organisation: found from the start page by anybody, searched, and changed by those whose group it is.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fits, narrow, root, settled, startWorld, wide } from './support.mjs';

let world;
before(async () => {
  world = await startWorld({
    prepare: async ({ run }) => {
      await run('import', 'groups', join(root, 'examples/kunskapsorganisation/groups.csv'));
      await run('dataset', 'import', 'deviations', join(root, 'examples/datasets/deviations.csv'));
    },
  });
});
after(() => world?.stop());

// KR-10
test('an employee without rights reaches the map in one click, and finds who keeps what', async () => {
  const page = await world.open('/', { person: 'demo_lasare' });
  await page.getByRole('link', { name: 'Kunskapsorganisationen' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Vem håller i kunskapen?' }).waitFor();
  const search = page.getByLabel('Grupp, område eller person');
  await search.fill('karvonen');
  await page.getByText('3 träffar.').waitFor();
  await search.fill('hjärt');
  await page.getByRole('link', { name: 'LPO Hjärt- och kärlsjukdomar' }).click();
  await page.getByRole('heading', { level: 1, name: 'LPO Hjärt- och kärlsjukdomar' }).waitFor();
  const members = page.getByRole('table').first();
  await members.getByRole('row', { name: /Anna Heikki.*Ordförande.*Läkare.*Chef/ }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Ändra gruppen' }).count(), 0);
  await page.context().close();
});

/** The form that holds this: sections that are fetched meanwhile may have forms of their own. */
const formWith = (page, inside) => page.locator('form').filter({ has: inside });

test('who may change the organisation adds a group, a member, a management group and a contact', async () => {
  const page = await world.open('/kunskapsorganisationen');
  await page.getByText('Lägg till en grupp').click();
  await page.getByLabel('Namn', { exact: true }).fill('LPO Lung- och allergisjukdomar');
  await page.getByLabel('Slag').last().selectOption({ label: 'Lokalt programområde' });
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'LPO Lung- och allergisjukdomar' }).waitFor();
  await page.getByText('Gruppen är inte kopplad till någon ledningsgrupp.').waitFor(); // KR-04
  await page.getByText('Ingen ledamot har kompetens i omvårdnad.').waitFor(); // KR-18
  await page.getByText('Inga svar det senaste året.').waitFor();

  await page.getByText('Lägg till eller ändra en ledamot').click();
  await page.getByLabel('Namn på en ny person').fill('Vera Holm');
  await page.getByLabel('Yrke').selectOption({ label: 'Sjuksköterska' });
  await page.getByLabel('Ledamoten är chef').check();
  await formWith(page, page.getByLabel('Namn på en ny person')).getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('row', { name: /Vera Holm.*Sjuksköterska.*Chef/ }).waitFor();
  assert.equal(await page.getByText('Ingen ledamot har kompetens i omvårdnad.').count(), 0);

  await page.getByText('Koppla till en annan grupp').click();
  await page.getByLabel('Den andra gruppen').selectOption({ label: 'Länssjukvård 2 ledningsgrupp' });
  await formWith(page, page.getByLabel('Den andra gruppen')).getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('heading', { level: 3, name: 'Berörd ledningsgrupp' }).waitFor();
  assert.equal(await page.getByText('Gruppen är inte kopplad till någon ledningsgrupp.').count(), 0);

  await page.getByText('Berörd enhet och kontakt').click();
  const contact = formWith(page, page.getByRole('combobox', { name: 'Kontaktperson' }));
  await contact.getByLabel('Enhet', { exact: true }).selectOption({ label: 'VO Ortopedi' });
  await contact.getByRole('combobox', { name: 'Kontaktperson' }).fill('Vera');
  await page.getByRole('option', { name: /Vera Holm/ }).click();
  await contact.getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('listitem').filter({ hasText: 'VO Ortopedi' }).filter({ hasText: 'Vera Holm' }).waitFor();
  await fits(page);
  await page.context().close();
});

test('areas, gaps and coupling can be read side by side', async () => {
  const page = await world.open('/kunskapsorganisationen?vy=omraden');
  await page.getByRole('row', { name: /Kvinnosjukdomar.*LPO Kvinnosjukdomar och förlossning/ }).waitFor();
  await page.getByRole('row', { name: /Ögonsjukdomar.*Ingen äger området/ }).waitFor(); // KR-45
  await page.getByRole('button', { name: 'Vad saknas?' }).click();
  await page.getByLabel('Slag av lucka').selectOption({ label: 'Vårdnivå' });
  await page.getByRole('row', { name: /LPO Rörelseorganens sjukdomar.*behöver också primärvård/ }).waitFor(); // KR-06
  await page.getByRole('button', { name: 'Koppling till vården' }).click();
  await page.getByRole('row', { name: /LPO Hjärt- och kärlsjukdomar 3 av 3 oförändrat/ }).waitFor(); // KR-12
  await page.context().close();
});

// KR-38
test('a group sees the deviations of its areas and begins an improvement out of a category', async () => {
  const admin = await world.open('/konto');
  const group = 'lpo_rorelseorganen';
  assert.ok((await admin.request.put('/api/areas/aldre_palliativ/owner', { data: { group } })).ok());
  await admin.context().close();
  const page = await world.open(`/kunskapsorganisationen/${group}`);
  const table = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Avvikelser inom gruppens områden' }) });
  await table.getByRole('row', { name: /Fall.*1 0/ }).first().waitFor();
  await table.getByRole('link', { name: 'Påbörja en förbättring: Fall' }).first().click();
  await page.getByRole('heading', { level: 1, name: /Förbättringsförslag|förbättring/i }).waitFor();
  assert.equal(await page.getByLabel('Avvikelsekategori').inputValue(), 'Fall');
  await page.getByLabel('Rubrik').fill('Halksockor till alla som kommer in');
  await page.getByLabel('Förslag', { exact: true }).fill('Ge halksockor redan på akuten.');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Halksockor till alla som kommer in' }).waitFor();
  await page.goto(`/kunskapsorganisationen/${group}`);
  await page.getByRole('heading', { name: 'Förbättringar ur avvikelserna' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Halksockor till alla som kommer in' }).getByText(/påbörjad 2022-05-02: inget efter är rapporterat än/).waitFor();
  await fits(page);
  await page.context().close();
});

// KR-22 KR-20
test('units have representatives, the resource person writes to them all, and sees who has confirmed', async () => {
  const page = await world.open('/kunskapsorganisationen?vy=ombud');
  await page.getByText('Inget ämne har ombud ännu').waitFor();
  await page.getByText('Lägg till ett ämne').click();
  await page.getByLabel('Ämne', { exact: true }).fill('Sår');
  await page.getByLabel('Kort namn (a–z, 0–9 och _)').fill('sar');
  await page.getByLabel('Grupp som håller ihop ombuden').selectOption({ label: 'LPO Rörelseorganens sjukdomar' });
  await page.getByLabel('Nivå vars enheter ska ha ombud').selectOption({ label: 'Verksamhetsområde' });
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Sår' }).waitFor();
  await page.getByText('5 av 5 enheter saknar ombud').waitFor();

  await page.getByRole('link', { name: 'VO Ortopedi' }).click();
  await page.getByRole('heading', { name: 'Vem kan jag fråga?' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'saknas' }).filter({ hasText: 'Ombud: Sår' }).waitFor();
  await page.getByText('Säg vem på enheten').click();
  await page.getByRole('combobox', { name: 'Person' }).fill('Sara');
  await page.getByRole('option', { name: /Sara Lindgren/ }).click();
  await page.getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Sara Lindgren' }).filter({ hasText: 'Ombud: Sår' }).waitFor();
  await fits(page);

  await page.goto('/kunskapsorganisationen/ombud/sar');
  await page.getByText('4 av 5 enheter saknar ombud').waitFor();
  await page.getByText('Skicka ett meddelande').click();
  await page.getByLabel('Rubrik').fill('Nytt förband');
  await page.getByLabel('Meddelande', { exact: true }).fill('Använd det nya från måndag.');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Nytt förband' }).waitFor();
  await page.getByRole('row', { name: /VO Ortopedi.*Sara Lindgren.*inte ännu/ }).waitFor();
  await fits(page);
  await page.context().close();

  const mine = await world.open('/uppgifter', { person: 'demo_vo_chef' });
  await mine.getByRole('link', { name: 'Läs och bekräfta: Nytt förband' }).click();
  await mine.getByRole('button', { name: 'Jag har läst det' }).click();
  await mine.getByText('Du har bekräftat att du har läst det.').waitFor();
  await mine.getByText('1 av 1 har bekräftat').waitFor();
  await mine.context().close();
});

// KR-23 KR-67
test('who is alone in a profession finds a coordinator and peers', async () => {
  const page = await world.open('/kunskapsorganisationen?vy=kontakt&enhet=vo_hjartsjukvard');
  const token = (await (await page.request.get('/api/session')).json()).csrf_token ?? '';
  for (const [at, kind, name] of [
    ['region_norrbotten', 'profession_coordinator', 'Disa Kuoksu'], ['vo_ortopedi', 'alone', 'Edit Larsson'], ['vo_hjartsjukvard', 'alone', 'Frida Sarri'],
  ]) {
    const put = await page.request.put(`/api/units/${at}/contacts/${kind}/dietist`, { headers: { 'X-CSRF-Token': token }, data: { name } });
    assert.equal(put.ok(), true, await put.text());
  }
  await page.reload();
  await page.getByLabel('Yrke').selectOption({ label: 'Dietist' });
  await page.getByRole('listitem').filter({ hasText: 'Disa Kuoksu' }).filter({ hasText: 'Region Norrbotten' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Edit Larsson' }).filter({ hasText: 'VO Ortopedi' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Frida Sarri' }).filter({ hasText: 'Ensam i sitt yrke: Dietist' }).waitFor();
  await fits(page);
  await page.context().close();
});

for (const [size, name] of [[wide, '1440'], [narrow, '390']]) {
  for (const [what, path] of [
    ['kunskapsorganisationen', '/kunskapsorganisationen'],
    ['kunskapsorganisationen-koppling', '/kunskapsorganisationen?vy=koppling'],
    ['kunskapsorganisationen-luckor', '/kunskapsorganisationen?vy=luckor'],
    ['grupp', '/kunskapsorganisationen/medicinska_kommitten'],
    ['kontakt', '/kunskapsorganisationen?vy=kontakt&enhet=vo_hjartsjukvard'],
    ['ombud', '/kunskapsorganisationen?vy=ombud'],
    ['ombud-sar', '/kunskapsorganisationen/ombud/sar'],
    ['ledamoter', '/kunskapsorganisationen?vy=ledamoter&enhet=div_lanssjukvard_2'],
    ['meddelande', '/meddelanden/1'],
  ]) {
    test(`${what} is accessible and fits ${name} points`, async () => {
      const page = await world.open(path, { size });
      await settled(page);
      await fits(page);
      if (process.env.LEDSTANG_SHOTS) await page.screenshot({ path: join(process.env.LEDSTANG_SHOTS, `${what}-${name}.png`), fullPage: true });
      await page.context().close();
    });
  }
}
