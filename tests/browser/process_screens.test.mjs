// The screens beside the leader's story: the register with its milestones, the emergency department, the cancer pathways,
// and single patients, whose reading is written down.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { fits, narrow, startWorld, wide } from './support.mjs';

const bowel = 'svf_tjock_andtarmscancer';
let world;
before(async () => (world = await startWorld({ today: '2026-10-05' })));
after(() => world?.stop());

async function fitsBoth(page, name) {
  await fits(page, name);
  await page.setViewportSize(narrow);
  await fits(page, name);
  await page.setViewportSize(wide);
}

async function sent(page, method, path, data) {
  const answer = await page.request.fetch(`/api${path}`, { method, data });
  assert.ok(answer.ok(), `${method} ${path}: ${await answer.text()}`);
  return answer.json();
}

async function readIn(page, process, csv) {
  const answer = await page.request.fetch(`/api/processes/${process}/log?file_name=logg.csv`, {
    method: 'POST', data: Buffer.from(csv), headers: { 'Content-Type': 'application/octet-stream' },
  });
  assert.ok(answer.ok(), await answer.text());
}

const day = (from, days) => new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** 240 patients from 2 January 2026, one a day: an operation after 30 or 50 days, sooner for more of them from May on. */
function bowelLog() {
  const rows = ['forlopp;handelse;tid;enhet;kon;utfall'];
  for (let i = 0; i < 240; i += 1) {
    const begins = day('2026-01-02', i);
    const days = (i < 75 ? i % 4 === 0 : i % 4 !== 0) ? 30 : 50;
    const line = (event, at, outcome = '') => rows.push(`R${i};${event};${at} 09:00;${i % 2 ? 'Sunderbyn' : 'Gällivare'};${i % 3 ? 'K' : 'M'};${outcome}`);
    line('valgrundad_misstanke', begins);
    line('utredning', day(begins, 3));
    if (i % 10 === 9) line('avslutat', day(begins, 20), 'ej_cancer');
    else if (day(begins, days) <= '2026-10-04') line('start_behandling', day(begins, days), i % 5 ? 'operation' : 'lakemedel');
  }
  return rows.join('\n');
}

/** 400 visits over a few weeks; thirty lack the stamp of the doctor, and six leave before they come. */
function emergencyLog() {
  const rows = ['besok;handelse;tid;prioritet'];
  const stamp = (minutes) => new Date(Date.UTC(2026, 7, 3) + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  for (let i = 0; i < 400; i += 1) {
    const arrives = i * 97 + (i % 7) * 11;
    const priority = 1 + (i % 4);
    const line = (event, minutes) => rows.push(`B${i};${event};${stamp(arrives + minutes)};${priority}`);
    line('ankomst', 0);
    line('forsta_bedomning', 4 + priority * 4 + (i % 9));
    if (i % 13 !== 12) line('lakare', 20 + priority * 15 + (i % 30));
    line('beslut', 90 + priority * 20 + (i % 50));
    line('utskriven', i % 66 === 65 ? -5 : 120 + priority * 30 + (i % 90) * 2);
  }
  return rows.join('\n');
}

// HA-16 HA-25
test('the register lists the region’s processes, how each stands against its target, and is filtered', async () => {
  const page = await world.open('/processer');
  page.setDefaultTimeout(20000);
  const areas = ['cancer', 'hjarta_karl', 'psykisk_halsa', 'rorelseorganen'];
  for (let i = 1; i <= 26; i += 1) {
    await sent(page, 'POST', '/processes', {
      id: `process_${i}`, name: `Process ${i}`, area: areas[i % areas.length],
      priorities: i % 3 ? ['close_care'] : ['prevention', 'digital'], leader: 'demo_controller',
    });
    await sent(page, 'POST', `/processes/process_${i}/stages`, { stage: i <= 20 ? 'in_use' : 'planned', from: '2026-02-01' });
  }
  await sent(page, 'POST', '/processes', { id: 'akuten', name: 'Akutmottagningen', area: 'akut_vard', leader: 'demo_controller' });
  await readIn(page, 'akuten', emergencyLog());
  await sent(page, 'POST', `/process-pathways/${bowel}`, { leader: 'demo_controller' });
  await readIn(page, bowel, bowelLog());
  await page.reload();
  await page.getByText('20 av 28 processer är igång: planerad 6, skarp drift 20.').waitFor();
  const table = page.getByRole('table', { name: 'Hur går det i våra processer?' });
  assert.equal(await table.getByRole('row').count(), 29);
  const row = table.getByRole('row', { name: /SVF tjock- och ändtarmscancer/ });
  await row.getByText('Cancersjukdomar').waitFor();
  await row.getByText('Från välgrundad misstanke till behandling').waitFor();
  await row.getByText(/av \d+ inom gränsen för sin behandling, tertial 2 2026 \(mål 80/).waitFor();
  await row.getByText('Når inte målet').waitFor();
  await row.getByText(/^Bättre än tertialet före \(\d/).waitFor();
  await table.getByRole('row', { name: /Process 21/ }).getByText('Inga händelser inlästa').waitFor();
  await fitsBoth(page, 'register');
  const shown = async (label, option, rows) => {
    await page.getByLabel(label, { exact: true }).selectOption({ label: option });
    await page.waitForFunction((wanted) => document.querySelectorAll('main tbody tr').length === wanted, rows);
  };
  await shown('Steg i införandet', 'Planerad', 6);
  await shown('Prioritering', 'Förebygga och främja hälsa', 2);
  await shown('Nationellt programområde', 'Cancersjukdomar', 1);
  await shown('Steg i införandet', 'Avslutad', 0);
  await page.getByText('Ingen process passar in').waitFor();
  await fits(page, 'register-ingen');
  await page.context().close();
});

// HA-32 HA-33
test('the emergency department’s times are told by hour, weekday and priority, with the stamps that are wrong', async () => {
  const page = await world.open('/processer/akuten');
  page.setDefaultTimeout(20000);
  await page.getByRole('link', { name: 'Akutens tider' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hur länge väntar patienterna på akuten?' }).waitFor();
  const all = page.getByRole('table', { name: 'Alla besök' });
  await all.getByRole('row', { name: /^Tid till första bedömning 15 min 80 % 400 / }).waitFor();
  await all.getByRole('row', { name: /^Tid till läkare 60 min 80 % 370 / }).waitFor();
  await all.getByRole('row', { name: /^Omloppstid 240 min 80 % 394 / }).waitFor();
  await page.getByText('30 besök saknar stämpeln ”Läkare”. De räknas inte i tiderna.').waitFor();
  await page.getByText('6 besök har ”Utskriven” före ”Ankomst”. De räknas inte i tiderna.').waitFor();
  await page.getByRole('img', { name: 'Tid till första bedömning efter ankomstens timme, minuter' }).waitFor();
  assert.equal(await page.getByRole('table', { name: 'Tid till första bedömning efter ankomstens timme' }).getByRole('row').count(), 25);
  await fitsBoth(page, 'akut');
  await page.getByLabel('Vilken tid').selectOption({ label: 'Omloppstid' });
  await page.getByRole('table', { name: 'Omloppstid efter ankomstens timme' }).waitFor();
  await page.getByLabel('Dela upp efter').selectOption({ label: 'Prioritet' });
  const groups = page.getByRole('table', { name: 'Omloppstid efter prioritet' });
  await groups.getByRole('row', { name: /^1 \d+ / }).waitFor();
  assert.equal(await groups.getByRole('row').count(), 5);
  assert.match(page.url(), /tid=total_stay&efter=prioritet/);
  await page.getByLabel('Dela upp efter').selectOption({ label: 'Ankomstens veckodag' });
  await page.getByRole('table', { name: 'Omloppstid efter ankomstens veckodag' }).getByRole('row', { name: /^Söndag/ }).waitFor();
  await fits(page, 'akut-veckodag');
  // A process whose log has other events says so, and a process without any what to do first.
  await page.goto(`/processer/${bowel}/akut`);
  await page.getByText('Loggen har inte akutmottagningens stämplar').waitFor();
  await fits(page, 'akut-inte');
  await page.goto('/processer/process_1/akut');
  await page.getByText('Inga händelser är inlästa').waitFor();
  await page.context().close();
});

// HA-18
test('the cancer pathways tell the share within the limit of whom, month by month for both sexes, and the limits', async () => {
  const page = await world.open('/processer');
  page.setDefaultTimeout(20000);
  await page.getByRole('link', { name: 'Standardiserade vårdförlopp' }).click();
  await page.getByRole('heading', { level: 1, name: 'Får cancerpatienterna behandling i tid?' }).waitFor();
  const row = page.getByRole('table', { name: 'Får cancerpatienterna behandling i tid?' }).getByRole('row', { name: /SVF tjock/ });
  await row.getByText('tertial 2 2026').waitFor();
  assert.match(await row.innerText(), /\d+ av \d+/);
  await page.getByText('Inget utfall ännu. Det kommer ur källdatan register_results').waitFor();
  await page.getByText('Lägg upp SVF prostatacancer').waitFor();
  await fitsBoth(page, 'svf');
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Får patienterna behandling i tid?' }).waitFor();
  await page.getByRole('img', { name: 'Andel inom gränsen, månad för månad, kvinnor och män' }).waitFor();
  const months = page.getByRole('table', { name: 'Månad för månad' });
  await months.getByRole('row', { name: /^april 2026 \d/ }).waitFor();
  // The log ends before all who began then have had their days.
  await months.getByRole('row', { name: /^augusti 2026 inte färdig / }).waitFor();
  await page.getByRole('table', { name: 'Behandling för behandling' }).getByRole('row', { name: /^Behandling 39 / }).waitFor();
  await page.getByRole('table', { name: 'Gränser i sina versioner' }).getByText('från 2018-10-30').waitFor();
  await fitsBoth(page, 'svf-ett');
  // Not a process yet: the limits of the configuration, each with the decisions that it holds for.
  await page.goto('/svf/svf_brostcancer');
  await page.getByText('Vårdförloppet är inte upplagt som process').waitFor();
  const limits = page.getByRole('table', { name: 'Gränser i sina versioner' });
  await limits.getByRole('row', { name: /^från 2015-01-01 till och med 2024-01-23 .* 28$/ }).waitFor();
  await limits.getByRole('row', { name: /^från 2024-01-24 .* 35$/ }).waitFor();
  await fits(page, 'svf-inte');
  await page.goto('/svf');
  await page.getByText('Lägg upp SVF bröstcancer').click();
  await page.getByRole('button', { name: 'Lägg upp', exact: true }).click();
  await page.getByRole('row', { name: /SVF bröstcancer Inget att visa/ }).waitFor();
  await page.context().close();
});

// HA-18 HA-19 HA-22
test('the coordinator sees who is close to the limit, one patient’s way, and gives and withdraws the patient’s link', async () => {
  const page = await world.open(`/processer/${bowel}`);
  page.setDefaultTimeout(20000);
  await sent(page, 'PUT', `/processes/${bowel}/patient-page`, { text: 'Du får besked av din läkare.', published: true });
  await page.getByRole('link', { name: 'Väntar', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Vilka patienter närmar sig gränsen?' }).waitFor();
  await page.getByText('skrivs i ändringsloggen innan något visas').waitFor();
  await fits(page, 'vantar-tom');
  await page.getByLabel('Varför du läser').fill('Veckans genomgång');
  await page.getByRole('button', { name: 'Visa patienterna' }).click();
  await page.getByText('3 patienter väntar, kortast tid kvar först. 3 är över gränsen.').waitFor();
  await page.getByText('24 som börjat har slutat på annat sätt enligt processbilden, och väntar inte.').waitFor();
  const table = page.getByRole('table', { name: 'Vilka patienter närmar sig gränsen?' });
  await table.getByText(/över gränsen med/).first().waitFor();
  await fitsBoth(page, 'vantar');
  const patient = table.getByRole('link').last();
  const name = await patient.innerText();
  await patient.click();
  await page.getByRole('heading', { level: 1, name: 'Vilken väg har patienten gått?' }).waitFor();
  await page.getByRole('table', { name: 'Händelser i ordning' }).getByRole('row', { name: /^utredning .*3,0 dygn/ }).waitFor();
  await page.getByText('Inga länkar gäller.').waitFor();
  await page.getByLabel('Gäller till och med').fill('2026-12-31');
  await page.getByRole('button', { name: 'Gör en länk' }).click();
  const address = await page.locator('code.secret').innerText();
  await page.getByText('Gäller till och med 2026-12-31, gjord av Karin Åström').waitFor();
  await fitsBoth(page, 'patientens-vag');
  // The patient, who is not logged in.
  const patientPage = await world.open(new URL(address).pathname, { person: null, size: narrow });
  await patientPage.getByRole('heading', { level: 1, name: 'Din väg: SVF tjock- och ändtarmscancer' }).waitFor();
  await patientPage.getByText(/Klart 2026-/).first().waitFor();
  await patientPage.getByText('Du får besked av din läkare.').waitFor();
  await fits(patientPage, 'din-vag');
  await page.getByRole('button', { name: 'Återkalla länken som gäller till och med 2026-12-31' }).click();
  await page.getByText('Länken är återkallad').waitFor();
  await page.getByText('Inga länkar gäller.').waitFor();
  await patientPage.reload();
  await patientPage.getByText('Länken gäller inte, eller inte längre.').waitFor();
  await patientPage.context().close();
  await page.context().close();
  // Straight to the address: a reason is asked for anew.
  const straight = await world.open(`/processer/${bowel}/vantar/${name}`);
  await straight.getByLabel('Varför du läser').waitFor();
  assert.equal(await straight.getByRole('table').count(), 0);
  await straight.context().close();
  const reader = await world.open(`/processer/${bowel}/vantar`, { person: 'demo_lasare' });
  await reader.getByText('Bara den som har en roll i processen läser enskilda patienters vägar').waitFor();
  assert.equal(await reader.getByRole('link', { name: 'Väntar', exact: true }).count(), 0);
  await fits(reader, 'vantar-inte');
  await reader.context().close();
});

// HA-18 HA-20
test('every event is a dot, and whom an arrow took longest for is told to those in the process', async () => {
  const page = await world.open(`/processer/${bowel}`);
  page.setDefaultTimeout(20000);
  await page.getByRole('link', { name: 'Punktbild' }).click();
  await page.getByRole('heading', { level: 1, name: 'När sker vad för varje patient?' }).waitFor();
  await page.getByLabel('Varför du läser').fill('Veckans genomgång');
  await page.getByRole('button', { name: 'Visa patienterna' }).click();
  await page.getByText('Visar 240 patienter.').waitFor();
  await page.getByRole('img', { name: 'Punktbild, Datum' }).waitFor();
  await fitsBoth(page, 'punkter');
  await page.getByRole('button', { name: 'Tid sedan start' }).click();
  await page.getByRole('button', { name: 'Längd' }).click();
  await page.getByRole('img', { name: 'Punktbild, Tid sedan start' }).waitFor();
  const dots = page.locator('.dots-chart path[class^="dot-"]');
  const before = await dots.count();
  await page.getByRole('button', { name: 'utredning' }).click();
  assert.equal(await dots.count(), before - 1);
  await page.getByText('Patienterna som tabell').click();
  const table = page.getByRole('table', { name: 'Patienterna som tabell' });
  await table.getByRole('row', { name: /50,0 dygn 3$/ }).first().waitFor();
  assert.equal(await table.getByRole('row').count(), 101);
  await fitsBoth(page, 'punkter-sedan-start');
  await table.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: 'Vilken väg har patienten gått?' }).waitFor();

  await page.goto(`/processer/${bowel}/karta`);
  await page.getByRole('button', { name: /utredning.*start_behandling/ }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('Patienter det tog längst tid för').click();
  await page.getByLabel('Varför du läser').fill('Flaskhalsen');
  await page.getByRole('button', { name: 'Visa patienterna' }).click();
  const longest = page.getByRole('table', { name: 'Patienter det tog längst tid för' });
  await longest.getByRole('row', { name: /47,0 dygn$/ }).first().waitFor();
  assert.equal(await longest.getByRole('row').count(), 21);
  await fitsBoth(page, 'karta-patienter');
  await page.context().close();
});
