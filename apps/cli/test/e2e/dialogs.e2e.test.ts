/** What every dialog does by keyboard, and what a person sees of subjects that are closed to them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, launchBrowser, openPage, signIn, startDemoProcess } from './demo-process.ts';

let demo: Demo;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  ({ page, errors } = await openPage(browser));
  await signIn(page, demo);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const press = async (role: 'button' | 'menuitem', name: string | RegExp) => {
  await page.getByRole(role, { name }).first().focus();
  await page.keyboard.press('Enter');
};
const openRow = async () => {
  await page.getByRole('row').nth(1).click();
  await page.getByRole('complementary').first().waitFor();
};
const saveMenu = async (item: RegExp) => {
  await press('button', 'Save');
  await press('menuitem', item);
};

interface Case {
  readonly path: string;
  readonly open: () => Promise<void>;
  /** The field that has the focus first. */
  readonly field: string;
  /** The button that has it afterwards; absent: the dialog came by a key and not from a button. */
  readonly from?: string | RegExp;
}
const DIALOGS: Readonly<Record<string, Case>> = {
  password: {
    path: '/',
    open: async () => {
      await press('button', /^Account/);
      await press('menuitem', 'Change password');
    },
    field: 'Current password',
    from: /^Account/,
  },
  user: { path: '/settings/access', open: () => press('button', 'New user'), field: 'User name', from: 'New user' },
  token: {
    path: '/settings/access?tab=tokens',
    open: () => press('button', 'New token'),
    field: 'Name',
    from: 'New token',
  },
  source: {
    path: '/data-map',
    open: () => press('button', 'Register a folder'),
    field: 'Name',
    from: 'Register a folder',
  },
  connector: {
    path: '/connectors?open=graph-security',
    open: () => press('button', 'Change settings'),
    field: 'Tenant id',
    from: 'Change settings',
  },
  rule: {
    path: '/analytics?tab=templates',
    open: async () => {
      await openRow();
      await press('button', 'Create rule');
    },
    field: 'Name',
    from: 'Create rule',
  },
  query: { path: '/logs?q=print+1', open: () => saveMenu(/as a query/), field: 'Name', from: 'Save' },
  function: { path: '/logs?q=print+1', open: () => saveMenu(/as a function/), field: 'Name', from: 'Save' },
  tag: {
    path: '/incidents',
    open: async () => {
      await openRow();
      await page.keyboard.press('t');
    },
    field: 'New tag',
  },
};

describe.each(Object.entries(DIALOGS))('the dialog of a %s', (_, { path, open, field, from }) => {
  it('begins in its first field; Escape closes it and the focus goes back', async () => {
    await page.goto(`${demo.url}${path}`);
    await open();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const focus = page.locator(':focus');
    await dialog.getByLabel(field).and(focus).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    if (from) await page.getByRole('button', { name: from }).and(focus).waitFor();
    expect(errors).toEqual([]);
  });
});

it('Enter saves a form; what the server refuses stands in the dialog, with what was typed', async () => {
  await page.goto(`${demo.url}/data-map`);
  await press('button', 'Register a folder');
  const dialog = page.getByRole('dialog');
  await page.keyboard.type('A folder');
  await page.keyboard.press('Enter');
  await dialog
    .getByText(/absolute path/i)
    .last()
    .waitFor();
  await dialog.getByRole('textbox', { name: 'Folder on the server' }).fill('/nowhere/at/all');
  await dialog.getByRole('combobox', { name: 'Region' }).fill('westeurope');
  await dialog.getByRole('textbox', { name: 'Name' }).press('Enter');
  await dialog
    .getByText(/\/nowhere\/at\/all/)
    .first()
    .waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('A folder');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('says to whom tables are closed which of them are missing', async () => {
  const post = async (route: string, body: unknown) =>
    (
      await fetch(`${demo.url}${route}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json() as Promise<{ password: string }>;
  const { password } = await post('/api/access/users', {
    username: 'lee',
    roles: ['reader'],
    tables: ['SecurityAlert'],
  });
  const limited = (await openPage(browser)).page;
  await signIn(limited, { ...demo, username: 'lee', password });
  await limited
    .getByRole('region', { name: 'Open incidents' })
    .getByText(/lack SecurityIncident\./)
    .waitFor();
  await limited
    .getByRole('region', { name: 'Data', exact: true })
    .getByText(/lack PurviewDataSensitivityLogs\./)
    .waitFor();
  await limited
    .getByRole('region', { name: /^Alerts per day/ })
    .getByRole('list')
    .waitFor();
  await limited.goto(`${demo.url}/incidents`);
  await limited.getByText(/To see incidents, `?lee`? needs to read `?SecurityIncident/).waitFor();
  await limited.goto(`${demo.url}/data-map`);
  await limited.getByText('Assets are not open to you').first().waitFor();
  await limited.goto(`${demo.url}/alerts`);
  await limited.getByRole('grid', { name: 'Alerts' }).getByRole('row').nth(1).waitFor();
});
