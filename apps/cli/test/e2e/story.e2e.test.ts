/** The whole loop once, in a real browser: from the sign-in to a resolved case. */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/serve-options.ts';
import { type Demo, launchBrowser, openPage, signIn, startDemoProcess } from './demo-process.ts';

const STORY = 'Q3 payroll reconciliation.xlsx';
const SHOTS = path.join(REPOSITORY, 'test-output/screenshots');

let demo: Demo;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  ({ page, errors } = await openPage(browser));
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const shot = (name: string) => page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
const region = (name: string) => page.getByRole('region', { name });

describe('the demo', () => {
  it('lists incidents of three service sources, and says how soon', () => {
    console.log(`incidents of three service sources after ${demo.secondsToIncidents.toFixed(1)} s`);
    expect(demo.secondsToIncidents).toBeGreaterThan(0);
  });

  it('refuses a wrong password, and says so', async () => {
    await page.goto(`${demo.url}/incidents`);
    await page.getByRole('textbox', { name: 'Name' }).fill(demo.username);
    await page.getByRole('textbox', { name: 'Password' }).fill('not-it');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The name or the password is wrong.').waitFor();
  });

  it('signs in and comes back to where the person wanted to go', async () => {
    await signIn(page, demo, '/incidents');
    expect(new URL(page.url()).pathname).toBe('/incidents');
    await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();
  });
});

describe('discover', () => {
  it('scans a source with live progress', async () => {
    await page.getByRole('link', { name: 'Data map' }).click();
    const source = page.getByRole('article', { name: 'Finance share' });
    await source.getByText('Succeeded').waitFor({ timeout: 120_000 });
    await source.getByRole('button', { name: 'Scan now: Finance share' }).click();
    await source.getByText('Incremental scan').waitFor();
    await source.getByText('Succeeded').waitFor({ timeout: 60_000 });
    await shot('data-map');
  });

  it('says why an asset is classified as it is', async () => {
    await page.goto(`${demo.url}/data-map?tab=assets&search=${encodeURIComponent(STORY)}`);
    await page.getByRole('row', { name: new RegExp(STORY) }).click();
    const panel = page.getByRole('complementary');
    await panel
      .getByText(/Social Security Number|Banking Account Number/)
      .first()
      .waitFor();
    expect(await panel.first().textContent()).toMatch(/•/);
    await shot('asset');
  });
});

describe('investigate', () => {
  it('finds the story in the queue by its policy', async () => {
    await page.goto(`${demo.url}/incidents?search=${encodeURIComponent('ines.duarte')}`);
    const row = page.getByRole('row', { name: /Payroll and bank data/ });
    await row.waitFor();
    await shot('incidents');
    await row.getByRole('link').first().click();
    await page.getByRole('tab', { name: 'Story' }).waitFor();
  });

  it('tells the story: downgraded, shared outside, matched, with the reason each alert belongs', async () => {
    const story = region('Story');
    await story
      .getByText(/Highly Confidential\/Payroll → Public/)
      .first()
      .waitFor({ timeout: 120_000 });
    const text = await story.textContent();
    expect(text).toContain('shared with r.keller@brightwater-advisors.example');
    expect(text).toContain('Payroll and bank data: no external sharing');
    expect(text).toContain('Same account ines.duarte@halden.example');
    await shot('incident');
  });

  it('shows the events behind an alert', async () => {
    await page.getByRole('link', { name: 'Show 1 event' }).first().click();
    await page.getByRole('grid').getByText('ines.duarte@halden.example').first().waitFor();
    await shot('incident-events');
  });

  it('assigns, tags and comments', async () => {
    await page.getByRole('button', { name: 'Assign' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Administrator/ })
      .click();
    await page.getByRole('complementary', { name: 'Facts' }).getByText('admin').first().waitFor();
    await page.getByRole('tab', { name: 'Story' }).click();
    await page.getByRole('textbox', { name: /comment/i }).fill('Called Ines: the file went out by mistake.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('Called Ines: the file went out by mistake.').first().waitFor();
  });
});

describe('ask', () => {
  it('runs a query typed into the editor, and exports its rows', async () => {
    await page.goto(`${demo.url}/logs`);
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.insertText(
      'OfficeActivity\n| summarize Events = count() by OfficeWorkload\n| sort by Events desc',
    );
    await page.getByRole('button', { name: 'Time range' }).click();
    await page.getByRole('menuitemradio', { name: 'Last 30 days' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('grid', { name: 'Results' }).getByText('SharePoint').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: /^Export CSV/ }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    expect(csv.split('\r\n')[0]).toBe('OfficeWorkload,Events');
    await shot('logs');
  });

  it('shows where a query is wrong', async () => {
    await page.goto(`${demo.url}/logs?q=${encodeURIComponent('SecurityAlert\n| where Severty == "High"')}`);
    await page.getByText('Line 2, column 9').waitFor();
    await shot('logs-error');
  });

  it('draws what render says', async () => {
    const query = 'CloudAppEvents | summarize count() by bin(TimeGenerated, 1d), Application | render timechart';
    await page.goto(`${demo.url}/logs?timespan=P7D&q=${encodeURIComponent(query)}`);
    await page.getByRole('figure').locator('canvas').first().waitFor();
    await shot('logs-chart');
  });
});

describe('the Purview workbook', () => {
  it('Overview: a picked source filters the assets, a path opens all fields', async () => {
    await page.goto(`${demo.url}/workbooks/microsoft-purview`);
    await region('Assets by region').locator('canvas').waitFor();
    await region('Sources').getByRole('row').nth(1).click();
    await expect.poll(() => page.url()).toContain('UserSelectedDataSource');
    const assets = page
      .getByRole('region', { name: /assets/i })
      .filter({ has: page.getByRole('grid') })
      .last();
    await assets.getByRole('row').nth(1).getByRole('button').first().click();
    const details = page.getByRole('dialog');
    await details.getByText('AssetPath').first().waitFor();
    await shot('workbook-overview');
    await page.keyboard.press('Escape');
  });

  it.each([
    ['Classifications', 'UserSelectedClassification', 'Classifications'],
    ['Sensitivity labels', 'UserSelectedLabel', 'Sensitivity labels'],
  ])('%s: a picked row filters the assets', async (tab, parameter, grid) => {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('grid', { name: grid, exact: true }).getByRole('row').nth(1).click();
    await expect.poll(() => page.url()).toContain(parameter);
    await shot(`workbook-${tab.toLowerCase().replaceAll(' ', '-')}`);
  });
});

describe('resolve', () => {
  it('closes the case with a classification, and the log of it stays', async () => {
    await page.goto(`${demo.url}/incidents/1`);
    await page.getByRole('button', { name: 'Resolve' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /True positive/ }).click();
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('Sharing stopped, label restored.');
    await dialog.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('Closed').first().waitFor();
    await page.getByRole('tab', { name: 'Activity log' }).click();
    await page.getByText('Sharing stopped, label restored.').first().waitFor();
    await shot('incident-closed');
    const response = await fetch(`${demo.url}/api/incidents/1`, { headers: { authorization: `Bearer ${demo.token}` } });
    const { incident } = (await response.json()) as { incident: Record<string, unknown> };
    expect(incident).toMatchObject({ status: 'Closed', classification: 'TruePositive', owner: demo.username });
  });

  it('leaves the change in SecurityIncident', async () => {
    const body = {
      query: 'SecurityIncident | where IncidentNumber == 1 | summarize arg_max(TimeGenerated, Status, Classification)',
    };
    await expect
      .poll(
        async () => {
          const response = await fetch(`${demo.url}/api/query`, {
            method: 'POST',
            headers: { authorization: `Bearer ${demo.token}`, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
          const { rows } = (await response.json()) as { rows: unknown[][] };
          return rows[0]?.slice(1);
        },
        { timeout: 20_000 },
      )
      .toEqual(['Closed', 'TruePositive']);
  });
});

describe('every page', () => {
  it.each([
    ['/', 'overview'],
    ['/incidents', 'incidents-all'],
    ['/alerts', 'alerts'],
    ['/data-map?tab=assets', 'assets'],
    ['/data-map?tab=runs', 'runs'],
    ['/connectors', 'connectors'],
    ['/analytics', 'rules'],
    ['/analytics?tab=templates', 'templates'],
    ['/workbooks', 'workbooks'],
  ])('%s is drawn without an error of the page', async (place, name) => {
    await page.goto(`${demo.url}${place}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {});
    await shot(name);
    expect(errors).toEqual([]);
  });
});
