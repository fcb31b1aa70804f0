/** Settings, Access: who may do what and read which tables, by mouse and by keyboard, and what a limited person then meets. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/serve-options.ts';
import { type Demo, launchBrowser, openPage, signIn, startDemoProcess } from './demo-process.ts';

const SHOTS = path.join(REPOSITORY, 'test-output/screenshots');
const HOSTILE = `<img src=x onerror="window.hacked=1"> 🦊 ${'very long name '.repeat(11)}`.trim();
const OPEN = 'SecurityIncident';
const KEPT = 'OfficeActivity';

let demo: Demo;
let browser: Browser;
let axe: string;
beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Serious findings of axe, as for every other page. */
async function findSerious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    `axe.run({ exclude: [['[data-tabster-dummy]'], ['.monaco-editor']] }, { resultTypes: ['violations'] })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
  expect(await findSerious(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

const rowOf = (page: Page, grid: string, text: string) =>
  page.getByRole('grid', { name: grid }).getByRole('row').filter({ hasText: text }).first();
const dialogOf = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));

let password = '';

describe.each([
  { name: 'light-1280', dark: false, width: 1280 },
  { name: 'dark-1920', dark: true, width: 1920 },
] as const)('$name', ({ name: look, dark, width }) => {
  let page: Page;
  let errors: string[];
  const person = `megan-${look}`;
  beforeAll(async () => {
    ({ page, errors } = await openPage(browser, { dark, width }));
    await signIn(page, demo, '/settings/access');
  });

  it('an administrator makes a user with one table; the password is shown once', async () => {
    await page.getByRole('button', { name: 'New user' }).click();
    await page.getByLabel('User name').fill(person);
    await page.getByRole('radio', { name: 'Chosen tables' }).click();
    await page.getByLabel('Search tables').fill(OPEN);
    await page.getByRole('checkbox', { name: OPEN, exact: true }).check();
    await page.getByText('1 of 31 chosen').waitFor();
    await shoot(page, `access-new-user-${look}`);
    await page.getByRole('button', { name: 'Create user' }).click();
    password = await page.getByLabel('Password', { exact: true }).first().inputValue();
    expect(password).toMatch(/^\w{5}(?:-\w{5}){3}$/);
    await shoot(page, `access-password-${look}`);
    await page.getByRole('button', { name: 'Done' }).click();
    await rowOf(page, 'Users', person).getByText('1 table').waitFor();
    expect(await page.content()).not.toContain(password);
  });

  it('a name that is taken keeps the dialog with its reason and what was typed', async () => {
    await page.getByRole('button', { name: 'New user' }).click();
    await page.getByLabel('User name').fill(person.toUpperCase());
    await page.getByRole('button', { name: 'Create user' }).click();
    await page.getByText('exists already').waitFor();
    expect(await page.getByLabel('User name').inputValue()).toBe(person.toUpperCase());
    await shoot(page, `access-refused-${look}`);
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('the last administrator stays, and the page says why', async () => {
    await rowOf(page, 'Users', 'Administrator').click();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('button', { name: 'Disable user' }).click();
    await page.getByText('is the last enabled administrator').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Escape');
  });

  it('a token is shown once, stands in the list and is revoked', async () => {
    await page.getByRole('tab', { name: 'Tokens' }).click();
    await page.getByRole('button', { name: 'New token' }).click();
    await page.getByLabel('Name', { exact: false }).last().fill(HOSTILE.slice(0, 100));
    await page.getByRole('combobox', { name: 'Acts for' }).click();
    await page.getByRole('option', { name: person }).click();
    await shoot(page, `access-new-token-${look}`);
    await page.getByRole('button', { name: 'Create token' }).click();
    const secret = await page.getByLabel('Token', { exact: true }).first().inputValue();
    expect(secret).toMatch(/^vdt_/);
    await page.getByRole('button', { name: 'Done' }).click();
    const ask = () => fetch(`${demo.url}/api/auth/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await (await ask()).json()).toMatchObject({ user: { username: person }, tables: [OPEN] });
    await rowOf(page, 'Tokens', '<img src=x').click();
    await shoot(page, `access-token-${look}`);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Revoke token' }).click();
    await dialogOf(page).waitFor({ state: 'detached' });
    expect((await ask()).status).toBe(401);
  });

  it('who did what stands under Activity', async () => {
    await page.getByRole('tab', { name: 'Activity' }).click();
    await rowOf(page, 'Activity', 'Revoked the token').waitFor();
    await shoot(page, `access-activity-${look}`);
    expect(errors.filter((text) => !/40[09]/.test(text))).toEqual([]);
  });

  it('the person reads that table alone, and has no Settings', async () => {
    const other = await openPage(browser, { dark, width });
    await signIn(other.page, { ...demo, username: person, password });
    await other.page.getByRole('link', { name: 'Incidents' }).first().waitFor();
    expect(await other.page.getByRole('link', { name: 'Access' }).count()).toBe(0);
    await other.page.goto(`${demo.url}/settings/access`);
    await other.page.getByText('This needs the role').first().waitFor();
    await shoot(other.page, `access-forbidden-${look}`);
    await other.page.goto(`${demo.url}/logs?timespan=P7D&q=${encodeURIComponent(KEPT)}`);
    await other.page.getByText(`The name '${KEPT}' does not refer to any known`).first().waitFor();
    await other.page.goto(`${demo.url}/logs?timespan=P7D&q=${encodeURIComponent(`${OPEN} | count`)}`);
    await other.page.getByRole('gridcell').first().waitFor();
    await other.page.context().close();
  });
});

it('the main task works by keyboard alone', async () => {
  const { page } = await openPage(browser);
  await signIn(page, demo);
  await page.getByRole('link', { name: 'Access' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('grid', { name: 'Users' }).waitFor();
  await page.keyboard.press('n');
  await page.getByRole('dialog', { name: 'New user' }).waitFor();
  await page.keyboard.type('by.keyboard');
  await page.keyboard.press('Tab');
  await page.keyboard.type(HOSTILE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Done' }).waitFor();
  await page.keyboard.press('Escape');
  await rowOf(page, 'Users', 'by.keyboard').getByText('Responder').waitFor();
  await shoot(page, 'access-hostile');
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  await page.keyboard.press('/');
  await page.keyboard.type('by.keyboard');
  await rowOf(page, 'Users', 'Administrator').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').getByText('by.keyboard').first().waitFor();
  await shoot(page, 'access-user');
  await page.keyboard.press('Escape');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
});

it('fits a phone', async () => {
  const { page } = await openPage(browser, { width: 390 });
  await signIn(page, demo, '/settings/access');
  await page.getByRole('grid', { name: 'Users' }).waitFor();
  await shoot(page, 'access-390');
  await page.getByRole('button', { name: 'New user' }).click();
  await shoot(page, 'access-new-user-390');
});
