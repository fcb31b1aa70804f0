/** The Logs page: the editor, its queries and its results, by mouse and by keyboard, in both themes. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../src/serve-options.ts';
import { type Demo, launchBrowser, openPage, signIn, startDemoProcess } from './demo-process.ts';

const SHOTS = path.join(REPOSITORY, 'test-output/screenshots');
/** Thirty thousand rows of every type, made by the engine. */
const MANY =
  'range Number from 1 to 40000 step 1 | extend Name = strcat("name ", Number % 7), At = datetime(2026-01-01) + Number * 1s, Half = Number / 2.0, Raw = bag_pack("n", Number, "list", dynamic([1, {"deep": "x"}]))';
const HOSTILE =
  'print Text = "<img src=x onerror=window.hacked=1>", Turned = "invoice\\u202egnp.exe", Lines = "a\\nb\\tc", Emoji = "👩‍👩‍👧 ۱۲", Long = strcat_array(repeat("very long ", 300), ""), Nothing = int(null), Empty = "", ["a ] \\" name"] = dynamic({"a b": [1, "x"]})';

let demo: Demo;
let browser: Browser;
let page: Page;
let errors: string[];
let axe: string;

beforeAll(async () => {
  await mkdir(SHOTS, { recursive: true });
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  [demo, browser] = await Promise.all([startDemoProcess(), launchBrowser()]);
  ({ page, errors } = await openPage(browser));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, demo);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Waits as long as a busy machine may need. */
const until = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });
const shot = (name: string, of: Page = page) => of.screenshot({ path: path.join(SHOTS, `logs-${name}.png`) });
const grid = () => page.getByRole('grid', { name: 'Results' });
const header = (name: string) => grid().getByRole('columnheader', { name: new RegExp(`^${name}\\b.*: ${name}$`) });
const address = (query: string, timespan = 'P30D') =>
  `${demo.url}/logs?timespan=${timespan}&q=${encodeURIComponent(query)}`;
const ask = async (query: string, timespan?: string) => {
  await page.goto(address(query, timespan));
};
/** The page without what an earlier test left in it. */
const startEmpty = async () => {
  await page.goto(demo.url);
  await page.evaluate(
    "for (const name of Object.keys(localStorage)) if (name.startsWith('vedette.logs')) localStorage.removeItem(name)",
  );
  await page.goto(`${demo.url}/logs`);
  await page.locator('.monaco-editor .view-lines').first().waitFor();
};
const editorText = async () =>
  (await page.locator('.view-line').allTextContents()).join('\n').replaceAll('\u00a0', ' ');
const typeQuery = async (text: string) => {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
};
const cellMenu = async (cell: Locator, item: RegExp) => {
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
};
const clipboard = () => page.evaluate<string>('navigator.clipboard.readText()');

async function findSerious(of: Page): Promise<string[]> {
  await of.evaluate(axe);
  const { violations } = (await of.evaluate(
    `axe.run({ exclude: [['[data-tabster-dummy]'], ['.monaco-editor']] }, { resultTypes: ['violations'] })`,
  )) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

describe('the editor', () => {
  beforeEach(startEmpty);

  it('completes tables and columns of our own catalogue', async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.type('PurviewDataSens');
    const suggestion = page.locator('.suggest-widget .monaco-list-row', { hasText: 'PurviewDataSensitivityLogs' });
    // The language service is 8 MB of script: what was typed before it is there is completed when it is.
    await suggestion.first().waitFor();
    await shot('completion');
    await suggestion.first().click();
    await until(editorText).toContain('PurviewDataSensitivityLogs');
  });

  it('completes by keyboard: a bar that came with the table is not doubled, Tab takes a column', async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.type('OfficeActivit');
    const suggested = (text: string) => page.locator('.suggest-widget .monaco-list-row.focused', { hasText: text });
    await suggested('OfficeActivity').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('| where Operati');
    await suggested('Operation').waitFor();
    await page.keyboard.press('Tab');
    await until(editorText).toMatch(/^OfficeActivity\s*\| where Operation\s*$/);
  });

  it('colours tables, operators, columns and texts', async () => {
    await typeQuery('OfficeActivity | where OfficeWorkload == "Exchange"');
    const colourOf = (kind: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('.view-line .${kind}') ?? document.body).color`);
    const kinds = ['Table', 'QueryOperator', 'Column', 'StringLiteral', 'Punctuation'];
    await until(async () => new Set(await Promise.all(kinds.map(colourOf))).size).toBe(kinds.length);
  });

  it('colours words before the language service is there', async () => {
    await page.route(/kusto\.worker/, (route) => route.abort());
    await startEmpty();
    await typeQuery('// mails\nOfficeActivity | where Operation == "Send" | take 10');
    const colours =
      "[...document.querySelectorAll('.view-line span span')].map((each) => getComputedStyle(each).color)";
    await until(async () => new Set((await page.evaluate(colours)) as string[]).size).toBeGreaterThanOrEqual(5);
    expect(await page.locator('.view-line .QueryOperator').count()).toBe(0);
    await page.unroute(/kusto\.worker/);
  });

  it('marks what is refused while it is typed, and says why', async () => {
    await typeQuery('OfficeActivity\n| where cursor_after("x")');
    const mark = page.locator('.vedette-remark-error', { hasText: 'cursor_after' });
    await mark.waitFor();
    await mark.hover();
    await page.locator('.monaco-hover', { hasText: 'not supported' }).waitFor();
    await shot('support');
  });

  it('shows how a function is called', async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.type('print strcat(');
    await page.locator('.parameter-hints-widget', { hasText: 'strcat(arg' }).waitFor();
  });

  it('runs the query under the cursor of several, and shows which', async () => {
    await typeQuery('print First = 1\n\nprint Second = 2\n| extend Third = 3\n\nprint Fourth = 4');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Enter');
    await header('Third').waitFor();
    expect(await page.locator('.vedette-query-line').count()).toBe(2);
    await shot('several');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Enter');
    await header('Fourth').waitFor();
  });

  it('comments lines in and out, and formats', async () => {
    await typeQuery('print A=1|extend B=2');
    // The language's own settings come with its service, a moment after the editor.
    await until(async () => {
      await page.keyboard.press('Control+/');
      return editorText();
    }).toContain('// print');
    await page.keyboard.press('Control+/');
    // Before the language service is there, nobody formats.
    await until(async () => {
      await page.getByRole('button', { name: /^Format the query/ }).click();
      await page.waitForTimeout(500);
      return editorText();
    }).toContain('print A=1 | extend B=2');
  });

  it('shows an error at its place in the whole text, with its hint', async () => {
    await typeQuery('print A = 1\n\nSecurityAlert\n| where Severty == "High"');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('Line 4, column 9').click();
    await page.locator('.vedette-remark-error', { hasText: 'Severty' }).waitFor();
    await shot('error');
    await page.keyboard.type('Alert');
    expect(await editorText()).toContain('| where AlertSeverty');
  });
});

describe('tabs, history, saved queries and links', () => {
  beforeEach(startEmpty);

  it('keeps tabs over a reload, renames, moves and closes them', async () => {
    await typeQuery('print A = 1');
    await page.getByRole('button', { name: 'New query' }).click();
    await typeQuery('print B = 2');
    await page.getByRole('tab', { name: 'Query 2' }).dblclick();
    await page.getByRole('textbox', { name: 'Name of the query tab' }).fill('Second');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Second' }).click();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.waitForTimeout(500);
    await page.reload();
    const tabs = page.getByRole('tablist', { name: 'Open queries' }).getByRole('tab');
    await until(() => tabs.allTextContents()).toEqual(['Second', 'Query 1']);
    await until(editorText).toContain('print B = 2');
    await page.getByRole('tab', { name: 'Query 1' }).click();
    await until(editorText).toContain('print A = 1');
    await page.keyboard.press('Delete');
    await until(() => tabs.allTextContents()).toEqual(['Second']);
  });

  it('each tab keeps its own answer', async () => {
    await typeQuery('print A = 1');
    await page.keyboard.press('Shift+Enter');
    await header('A').waitFor();
    await page.getByRole('button', { name: 'New query' }).click();
    await page.getByText('Ask your logs a question').waitFor();
    await page.getByRole('tab', { name: 'Query 1' }).click();
    await header('A').waitFor();
  });

  it('lists what was run, with how it ended', async () => {
    await typeQuery('print A = 1');
    await page.keyboard.press('Shift+Enter');
    await grid().waitFor();
    await typeQuery('print nonsense(');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('The query has an error').waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('button', { name: /print nonsense.*refused/s }).waitFor();
    await shot('history');
    await page.getByRole('button', { name: 'New query' }).click();
    await history.getByRole('button', { name: /print A = 1.*1 row/s }).click();
    await until(editorText).toContain('print A = 1');
  });

  it('saves a query with name, folder and tags, and opens, changes and deletes it', async () => {
    await typeQuery('print Saved = 1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as a query…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('My saved query');
    await dialog
      .getByRole('combobox', { name: 'Folder' })
      .or(dialog.getByRole('textbox', { name: 'Folder' }))
      .fill('Team/Daily');
    await dialog.getByRole('textbox', { name: 'Tags' }).fill('one, two');
    await dialog.getByRole('radio', { name: /Everyone/ }).click();
    await shot('save');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('tab', { name: 'My saved query' }).waitFor();
    await page.getByRole('tab', { name: 'Queries' }).click();
    const saved = page.getByRole('region', { name: 'Saved queries' });
    await saved.getByText('Team/Daily').waitFor();
    await shot('saved');
    await typeQuery('print Saved = 2');
    await page.keyboard.press('Control+s');
    await page.getByText('“My saved query” was saved').first().waitFor();
    await page.getByTitle('Close My saved query').click();
    await saved.getByRole('button', { name: /^My saved query/ }).click();
    await until(editorText).toContain('print Saved = 2');
    await saved.getByRole('button', { name: 'More for My saved query' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete query' }).click();
    await page.getByText('No saved queries yet').waitFor();
  });

  it('stores a query as a function that other queries call, and deletes it', async () => {
    await typeQuery('range n from 1 to most step 1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save as a function…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('FirstOnes');
    await dialog.getByRole('textbox', { name: 'Parameters' }).fill('most: nonsense');
    await dialog.getByRole('button', { name: 'Save function' }).click();
    await dialog.getByRole('group').or(dialog.locator('.fui-MessageBar')).first().waitFor();
    await dialog.getByRole('textbox', { name: 'Parameters' }).fill('most: long = 3');
    await dialog.getByRole('button', { name: 'Save function' }).click();
    const tables = page.getByRole('region', { name: 'Tables' });
    await tables.getByText('FirstOnes').waitFor();
    await typeQuery('FirstOnes(2)');
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('region', { name: 'Results' }).getByText('2 rows', { exact: true }).waitFor();
    // The editor has learnt it too: nothing is underlined.
    await until(() => page.locator('.squiggly-error, .vedette-remark-error').count()).toBe(0);
    await shot('function');
    await tables.getByText('FirstOnes').hover();
    await tables.getByRole('button', { name: 'More for FirstOnes' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete function' }).click();
    await until(() => tables.getByText('FirstOnes').count()).toBe(0);
  });

  it('a shared link opens in a tab of its own, with its time range', async () => {
    await typeQuery('print Mine = 1');
    await page.getByRole('button', { name: /^Copy a link/ }).click();
    expect(new URL(await clipboard()).searchParams.get('q')).toBe('print Mine = 1');
    await page.waitForTimeout(500);
    await ask('print Theirs = 2', 'P7D');
    await header('Theirs').waitFor();
    await page.getByRole('button', { name: 'Time range: Last 7 days' }).waitFor();
    expect(await page.getByRole('tablist', { name: 'Open queries' }).getByRole('tab').count()).toBe(2);
    await page.reload();
    await header('Theirs').waitFor();
    expect(await page.getByRole('tablist', { name: 'Open queries' }).getByRole('tab').count()).toBe(2);
  });

  it('says when the query sets the time itself, and leaves it to the query', async () => {
    await ask('OfficeActivity | where TimeGenerated > ago(7d) | summarize Old = countif(TimeGenerated < ago(25h)) > 0');
    await page.getByRole('button', { name: 'Time range: set in the query' }).waitFor();
    await grid().getByText('true', { exact: true }).waitFor();
  });
});

describe('the schema', () => {
  beforeEach(startEmpty);

  it('groups tables, finds columns, shows ten rows and writes names', async () => {
    const tables = page.getByRole('region', { name: 'Tables' });
    await tables.getByText('Microsoft Purview').waitFor();
    await tables.getByRole('button', { name: 'How tables are grouped' }).click();
    await page.getByRole('menuitemradio', { name: 'Group by solution' }).click();
    await tables.getByText('Other tables').waitFor();
    await tables.getByRole('searchbox').fill('AssetPath');
    await tables.getByText('PurviewDataSensitivityLogs').first().waitFor();
    await tables.getByText('PurviewDataSensitivityLogs').first().hover();
    await tables.getByRole('button', { name: 'Write PurviewDataSensitivityLogs into the query' }).first().click();
    await until(editorText).toContain('PurviewDataSensitivityLogs');
    await tables.getByText('PurviewDataSensitivityLogs').first().hover();
    await tables
      .getByRole('button', { name: /^Look into PurviewDataSensitivityLogs/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('grid').getByRole('row').nth(1).waitFor();
    await shot('preview');
    await dialog.getByRole('button', { name: 'Open as a query' }).click();
    await until(editorText).toContain('| top 10 by TimeGenerated desc');
  });
});

describe('the grid', () => {
  it('scrolls through thirty thousand rows smoothly', async () => {
    await ask(MANY);
    await page.getByText('This is a part of the answer.').waitFor();
    await page.getByText(/30.000 rows shown, there are more/).waitFor();
    const drawn = await page.getByRole('gridcell').count();
    expect(drawn).toBeLessThan(600);
    const medianFrame = (step: number) =>
      page.evaluate<number>(`new Promise((resolve) => {
        const grid = document.querySelector('[role="grid"]');
        const frames = [];
        let last = performance.now();
        const next = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          grid.scrollTop += ${step};
          if (frames.length < 60) requestAnimationFrame(next);
          else resolve(frames.sort((a, b) => a - b)[30]);
        };
        requestAnimationFrame(next);
      })`);
    const [idle, scrolling] = [await medianFrame(0), await medianFrame(900)];
    console.log(`a frame: ${idle.toFixed(0)} ms idle, ${scrolling.toFixed(0)} ms while scrolling 30,000 rows`);
    // Beside what the machine is busy with: software drawing of a whole new screen of rows in each frame.
    expect(scrolling).toBeLessThan(Math.max(100, 8 * idle));
    await grid().press('Control+End');
    await grid().getByText('30000', { exact: true }).waitFor();
    await shot('many');
  });

  it('sorts, filters, hides and groups', async () => {
    await ask(MANY);
    await header('Number').getByRole('button').first().click();
    await until(() => grid().getByRole('row').nth(1).getByRole('gridcell').nth(1).textContent()).toBe('30000');
    await grid().getByRole('button', { name: 'Filter and more: Name' }).click();
    const column = page.getByRole('dialog', { name: 'Column Name' }).or(page.getByLabel('Column Name'));
    await column.getByRole('checkbox', { name: 'name 3' }).click();
    await shot('filter');
    await page.keyboard.press('Escape');
    await page.getByText(/4.286 of 30.000 rows/).waitFor();
    await page.getByRole('button', { name: 'Clear 1 filter' }).click();
    await grid()
      .getByRole('columnheader', { name: 'Name' })
      .dragTo(page.getByRole('region', { name: 'Grouped by' }));
    await grid()
      .getByRole('row', { name: /Name name 1/ })
      .click();
    await shot('grouped');
    await page.getByRole('button', { name: 'Stop grouping by Name' }).click();
    await page.getByRole('button', { name: /^Columns/ }).click();
    await page.getByRole('checkbox', { name: 'Half' }).click();
    await page.keyboard.press('Escape');
    await until(() => header('Half').count()).toBe(0);
  });

  it('resizes a column', async () => {
    await ask('print Name = "x", Other = 1');
    const name = header('Name');
    const before = (await name.boundingBox())?.width ?? 0;
    const handle = page.locator('[data-resize="Name"]');
    const box = await handle.boundingBox();
    if (!box) throw new Error('no handle');
    await page.mouse.move(box.x + 4, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 104, box.y + 10, { steps: 4 });
    await page.mouse.up();
    expect((await name.boundingBox())?.width ?? 0).toBeGreaterThan(before + 80);
  });

  it('opens a row to its fields, a dynamic value to its members, and takes one as a column', async () => {
    await ask(`${MANY} | take 5`);
    await page.getByRole('button', { name: 'Open row 2', exact: true }).click();
    const details = page.getByRole('gridcell', { name: 'Row details' }).last();
    await details.getByRole('button', { name: 'list', exact: true }).click();
    await details.getByRole('button', { name: '1', exact: true }).click();
    await shot('details');
    await details.getByRole('button', { name: 'More for deep' }).click();
    await page.getByRole('menuitem', { name: /^Extend/ }).click();
    await until(editorText).toContain('| extend deep = tostring(Raw.list[1].deep)');
    await page.keyboard.press('Shift+Enter');
    await header('deep').waitFor();
  });

  /** Every type: the filter that a cell's menu writes keeps its row, and its opposite drops it. */
  it.each([
    ['Text', 'print Text = "a\\"b\\\\c\\n<i>"'],
    ['Empty', 'print Empty = "", Other = 1'],
    ['Long', 'print Long = 9223372036854775807'],
    ['Int', 'print Int = int(-5)'],
    ['Real', 'print Real = 0.1'],
    ['NaN', 'print NaN = real(nan)'],
    ['Decimal', 'print Decimal = decimal(1.5)'],
    ['Bool', 'print Bool = false'],
    ['Time', 'print Time = datetime(2026-01-02T03:04:05.1234567Z)'],
    ['Span', 'print Span = 1d + 2h + 3.5s'],
    ['Guid', 'print Guid = guid(74be27de-1e4e-49d9-b579-fe0b331d3642)'],
    ['Bag', 'print Bag = dynamic({"a b": [1, "x", null], "c": {"d": 1.5}})'],
    ['Null', 'print Null = int(null), Other = 1'],
    ['a ] " name', 'print ["a ] \\" name"] = "x"'],
  ])('includes and excludes %s', async (name, query) => {
    for (const [item, state] of [
      [/^Include/, '1 row'],
      [/^Exclude/, 'No rows'],
    ] as const) {
      await startEmpty();
      await ask(query);
      await grid().waitFor();
      await cellMenu(grid().getByRole('row').nth(1).getByRole('gridcell').nth(1), item);
      await page.keyboard.press('Shift+Enter');
      await until(editorText).toContain('| where');
      const results = page.getByRole('region', { name: 'Results' });
      await results.getByText(state, { exact: true }).first().waitFor();
    }
    expect(errors, name).toEqual([]);
  });

  it('copies and exports all rows', async () => {
    await ask('range x from 1 to 3 step 1 | extend Text = strcat("a,", x)');
    await grid().getByText('a,2').click();
    await page.keyboard.press('Control+c');
    await until(clipboard).toBe('a,2');
    await page.keyboard.press('Control+Shift+C');
    await until(clipboard).toBe('x\tText\n2\ta,2');
    const save = async (item: RegExp) => {
      await page.getByRole('button', { name: 'Export' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: item }).click();
      return readFile(await (await download).path(), 'utf8');
    };
    expect(await save(/^Export CSV/)).toBe('x,Text\r\n1,"a,1"\r\n2,"a,2"\r\n3,"a,3"\r\n');
    expect(JSON.parse(await save(/^Export JSON/))).toEqual([1, 2, 3].map((x) => ({ x, Text: `a,${x}` })));
  });

  it('exports more than it shows', async () => {
    await ask(MANY);
    await page.getByText('This is a part of the answer.').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /^Export the whole answer/ }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(40_001);
  });

  it('shows hostile values as text', async () => {
    await ask(HOSTILE);
    await grid().getByText('<img src=x').waitFor();
    await grid().getByText('invoice\\u202egnp.exe').waitFor();
    await shot('hostile');
    await page.getByRole('button', { name: 'Open row 1', exact: true }).click();
    await shot('hostile-details');
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });
});

describe('charts', () => {
  it.each([
    [
      'timechart',
      'CloudAppEvents | summarize Events = count() by bin(TimeGenerated, 6h), Application | render timechart with (title = "By application")',
    ],
    [
      'areachart',
      'CloudAppEvents | summarize Events = count() by bin(TimeGenerated, 1d), Application | render areachart with (kind = stacked100)',
    ],
    [
      'stackedareachart',
      'CloudAppEvents | summarize Events = count() by bin(TimeGenerated, 1d), Application | render stackedareachart',
    ],
    [
      'columnchart',
      'OfficeActivity | summarize Events = count() by OfficeWorkload, UserType | render columnchart with (kind = stacked)',
    ],
    [
      'barchart',
      'OfficeActivity | summarize Events = count() by Operation | top 12 by Events | render barchart with (xtitle = "What")',
    ],
    ['linechart', 'range x from 1 to 50 step 1 | extend y = x * x | render linechart with (yaxis = log)'],
    ['piechart', 'OfficeActivity | summarize Events = count() by OfficeWorkload | render piechart'],
    ['scatterchart', 'range x from 1 to 50 step 1 | extend y = x % 7 | render scatterchart'],
    ['treemap', 'OfficeActivity | summarize Events = count() by OfficeWorkload, Operation | render treemap'],
    [
      'anomalychart',
      'range x from 1 to 50 step 1 | extend At = datetime(2026-01-01) + x * 1h, N = iff(x == 20, 90, x % 5), Flag = iff(x == 20, 1, 0) | project At, N, Flag | render anomalychart with (anomalycolumns = Flag)',
    ],
  ])('%s is drawn', async (name, query) => {
    await ask(query, 'P7D');
    await page.getByRole('figure').locator('canvas').first().waitFor();
    await page.waitForTimeout(300);
    await shot(`chart-${name}`);
    expect(errors).toEqual([]);
  });

  it('cards, and tables for what is not drawn', async () => {
    await ask('print Events = 1234, Users = 5 | render card');
    await page.getByText('1\u202f234').waitFor();
    await shot('chart-card');
    await ask('print Events = 1 | render timepivot');
    await page.getByText(/timepivot is a view of Kusto.Explorer/).waitFor();
    await header('Events').waitFor();
  });

  it('draws a make-series, and changes by hand', async () => {
    await ask(
      'CloudAppEvents | make-series Events = count() on TimeGenerated from ago(7d) to now() step 6h by Application',
      'P7D',
    );
    await page.getByRole('tab', { name: 'Chart', exact: true }).click();
    await page.getByRole('button', { name: 'Chart options' }).click();
    await page.getByRole('combobox', { name: 'Chart', exact: true }).click();
    await page.getByRole('option', { name: 'Area' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('By hand');
    await page.getByRole('figure', { name: 'By hand' }).locator('canvas').first().waitFor();
    await shot('chart-options');
    await page.getByRole('tab', { name: 'Results', exact: true }).click();
    await grid().waitFor();
  });
});

describe('what is known of an answer', () => {
  it('how long it took and what was read', async () => {
    await ask('OfficeActivity | count');
    const line = page.getByRole('region', { name: 'About this answer' });
    await until(() => line.textContent()).toMatch(/1 row.*(?:ms|s).*rows?, .*B read.*Last 30 days/);
  });

  it('several tables have a list to choose from, and commands are answered', async () => {
    await ask('range x from 1 to 3 step 1 | fork big = (where x > 1) (count)');
    await page.getByRole('region', { name: 'Results' }).getByText('2 rows', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Tables of the answer: 2' }).click();
    await page.getByRole('option', { name: 'Table 2' }).click();
    await header('Count').waitFor();
    await ask('.show tables | where TableName == "OfficeActivity"');
    await header('TableName').waitFor();
    await page.getByRole('region', { name: 'Results' }).getByText('1 row', { exact: true }).waitFor();
  });

  it('a long query shows that it runs, and can be cancelled', async () => {
    await ask(
      'range a from 1 to 3000000 step 1 | extend k = 1 | join kind=inner (range b from 1 to 100000 step 1 | extend k = 1) on k | summarize sum(a * b)',
    );
    await page.getByText(/^Running for/).waitFor();
    await shot('running');
    await page
      .getByRole('region', { name: 'Results' })
      .or(page.locator('main'))
      .getByRole('button', { name: 'Cancel' })
      .first()
      .click();
    await page.getByText(/^Cancelled after/).waitFor();
  });

  it('explains: plan, SQL and parameters', async () => {
    await ask('OfficeActivity | where OfficeWorkload == "Exchange" | summarize count() by UserId');
    await grid().waitFor();
    await page.getByRole('button', { name: /^Explain/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/read OfficeActivity/).waitFor();
    await shot('explain');
    await dialog.getByRole('tab', { name: 'SQL' }).click();
    await dialog.getByText(/SELECT/).waitFor();
    await dialog.getByRole('tab', { name: /^Parameters/ }).click();
    await dialog.getByText(/Exchange/).waitFor();
  });

  it('explains what is wrong with a query that cannot be run', async () => {
    await startEmpty();
    await typeQuery('print A = 1\n\nprint B = nonsense(1)');
    await page.getByRole('button', { name: /^Explain/ }).click();
    await page.getByRole('dialog').getByText('Line 3').waitFor();
  });
});

describe('every look', () => {
  const STATES = [
    ['empty', ''],
    ['rows', 'OfficeActivity | take 200'],
    ['error', 'SecurityAlert | where Severty == 1'],
    ['none', 'OfficeActivity | where UserId == "nobody at all"'],
    ['hostile', HOSTILE],
    ['chart', 'CloudAppEvents | summarize Events = count() by bin(TimeGenerated, 6h), Application | render timechart'],
  ] as const;

  it.each([
    ['light', 1280, false],
    ['dark', 1280, true],
    ['dark', 1920, true],
    ['light', 390, false],
  ] as const)('%s at %i: no serious finding of axe, nothing beyond the window', async (look, width, dark) => {
    const opened = await openPage(browser, { dark, width });
    await signIn(opened.page, demo);
    for (const [name, query] of STATES) {
      await opened.page.goto(query === '' ? `${demo.url}/logs` : address(query));
      await opened.page.locator('.monaco-editor .view-lines').first().waitFor();
      await opened.page.waitForTimeout(1500);
      await shot(`${name}-${look}-${width}`, opened.page);
      expect(await findSerious(opened.page), name).toEqual([]);
      expect(await opened.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    expect(opened.errors).toEqual([]);
    await opened.page.context().close();
  });

  it('all of it by keyboard', async () => {
    await startEmpty();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.insertText('range x from 1 to 50 step 1 | extend Name = strcat("n", x)');
    await page.keyboard.press('Shift+Enter');
    await grid().waitFor();
    await grid().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.getByRole('gridcell', { name: 'Row details' }).last().getByText('n3').waitFor();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Include/ }).waitFor();
    await page.keyboard.press('Enter');
    await until(editorText).toContain('| where Name == "n3"');
    await page.keyboard.press('Shift+Enter');
    await page.getByRole('region', { name: 'Results' }).getByText('1 row', { exact: true }).waitFor();
    await grid().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await grid().locator('[aria-sort="descending"]').waitFor();
  });
});
