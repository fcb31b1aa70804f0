/** `node dev/screenshot.ts NAME PATH [dark|light] [WIDTHxHEIGHT] [key:j click:Text wait:500 type:abc ...]` saves /tmp/shots/NAME.png. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const base = process.env.BASE ?? 'http://127.0.0.1:8080';
mkdirSync('/tmp/shots', { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: FLAGS });
// Each argument is one picture: `name|path|theme|size|step|step...`
for (const job of process.argv.slice(2)) {
  const [name, path = '/', theme = 'light', size = '1280x800', ...steps] = job.split('|');
  const [width = 1280, height = 800] = size.split('x').map(Number);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      console.log(`${name}: ${message.type()} ${message.text().slice(0, 900)}`);
  });
  page.on('pageerror', (error) => console.log(`${name}: page error ${error.stack?.slice(0, 600)}`));
  await page.goto(base + path, { waitUntil: 'load' });
  await page.waitForTimeout(900);
  for (const step of steps) {
    const [verb, ...rest] = step.split(':');
    const argument = rest.join(':');
    if (verb === 'key') await page.keyboard.press(argument);
    else if (verb === 'click')
      await page
        .getByText(argument, { exact: false })
        .first()
        .click({ timeout: 3000 })
        .catch((error: Error) => console.log(`${name}: ${error.message.split('\n')[0]}`));
    else if (verb === 'button')
      await page
        .getByRole('button', { name: argument })
        .first()
        .click({ timeout: 3000 })
        .catch((error: Error) => console.log(`${name}: ${error.message.split('\n')[0]}`));
    else if (verb === 'tab') await page.getByRole('tab', { name: argument }).first().click({ timeout: 3000 });
    else if (verb === 'type') await page.keyboard.type(argument);
    else if (verb === 'get') await fetch(base + argument);
    else await page.waitForTimeout(Number(argument));
    await page.waitForTimeout(250);
  }
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/shots/${name}.png` });
  await context.close();
}
await browser.close();
