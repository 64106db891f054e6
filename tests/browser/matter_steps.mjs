// What a person does on the page of a matter: takes a step, writes in a field, chooses units and measures, answers.
import assert from 'node:assert/strict';
import { settled } from './support.mjs';

/** The reader's own step, opened where it is folded. */
export async function own(page, step) {
  const part = page.locator('.now .offered-step, .now details.fold').filter({ hasText: new RegExp(`^${step}`) }).first();
  await part.waitFor();
  if (await part.evaluate((one) => one.tagName === 'DETAILS' && !one.open)) await part.locator('summary').click();
  return part;
}

/** Takes a step on the page; answers the server's status. `fields` by label; a choice is named by its option. */
export async function take(page, step, fields = {}, choices = {}) {
  const form = await own(page, step);
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text);
  for (const [label, option] of Object.entries(choices)) await form.getByLabel(label, { exact: true }).selectOption(option);
  return press(page, form, step);
}
export async function press(page, form, step) {
  const answer = page.waitForResponse((one) => one.url().endsWith('/steps') && one.request().method() === 'POST');
  await form.getByRole('button', { name: step, exact: true }).click();
  const status = (await answer).status();
  if (status === 200) await settled(page);
  return status;
}

/** A field of the matter itself, which saves itself. */
export async function write(page, id, text) {
  const field = page.locator(`#falt-${id}`);
  await field.getByRole('textbox').first().fill(text);
  await field.getByRole('textbox').first().blur();
  await field.getByText('Sparat').waitFor();
}
export async function choose(page, id, option) {
  await page.locator(`#falt-${id}`).getByRole('combobox').selectOption(option);
  await page.locator(`#falt-${id}`).getByText('Sparat').waitFor();
}
/** Does what saves under an address that has `part` in it, and waits until the server has it. */
async function saving(page, part, press) {
  const saved = page.waitForResponse((one) => one.url().includes(part) && one.request().method() === 'PUT');
  await press();
  assert.equal((await saved).status(), 200);
}
export async function units(page, wanted) {
  const list = page.locator('#lista-units');
  await list.locator('summary').click();
  for (const unit of wanted) await list.getByRole('checkbox', { name: unit.name, exact: true }).check();
  await saving(page, '/lists/units', () => list.getByRole('button', { name: 'Spara enheterna' }).click());
  await list.getByRole('row', { name: new RegExp(wanted.at(-1).name) }).waitFor();
}
export async function measure(page, name) {
  const list = page.locator('#lista-measures');
  await list.getByText('Koppla mått').click();
  await list.getByRole('combobox').fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await saving(page, '/lists/measures', () => list.getByRole('button', { name: 'Spara' }).click());
  await list.getByRole('listitem').filter({ hasText: name }).first().waitFor();
}
export async function statement(page, unit, label, text, button) {
  const own = page.locator(`#yttrande-${unit.id}`);
  if (button === 'Skicka svaret') await own.getByText('Svara på yttrandet').click();
  await own.getByLabel(label).fill(text);
  await saving(page, '/statements/', () => own.getByRole('button', { name: button }).click());
  await settled(page);
}
export const standsIn = (page, stage) => page.locator('.matter-way [aria-current]').getByText(stage).waitFor();
export const idOf = (page) => decodeURIComponent(new URL(page.url()).pathname.split('/').pop());
