import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { REPOSITORY } from '../../src/serve-options.ts';

export interface Demo {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly token: string;
  /** Seconds from the start of the process until three incidents of three service sources were listed. */
  readonly secondsToIncidents: number;
  stop(): Promise<void>;
}

const LIMIT_MS = 200_000;

/** `npm run demo` as a person would run it, on a free port and an empty folder; resolves when there is something to open. */
export async function startDemoProcess(): Promise<Demo> {
  const directory = await mkdtemp(path.join(tmpdir(), 'vedette-e2e-'));
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', 'demo', '--', '--port', '0', '--data', directory], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const credentials = await waitFor(() => readCredentials(directory));
  await waitFor(async () => ((await countSources(credentials)) >= 3 ? true : undefined));
  return {
    ...credentials,
    secondsToIncidents: (performance.now() - started) / 1000,
    stop: async () => {
      await endGroup(child);
      // npm may end a little before the server that it started.
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
    },
  };
}

type Credentials = Pick<Demo, 'url' | 'username' | 'password' | 'token'>;

async function readCredentials(directory: string): Promise<Credentials | undefined> {
  const text = await readFile(path.join(directory, 'demo-credentials.json'), 'utf8').catch(() => '');
  return text === '' ? undefined : (JSON.parse(text) as Credentials);
}

async function countSources({ url, token }: Credentials): Promise<number> {
  const response = await fetch(`${url}/api/incidents`, { headers: { authorization: `Bearer ${token}` } });
  const { facets } = (await response.json()) as { facets: { serviceSource: unknown[] } };
  return facets.serviceSource.length;
}

export async function waitFor<T>(look: () => Promise<T | undefined>, limitMs = LIMIT_MS): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain for ${look}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** npm and its child are one group: both end. */
function endGroup(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    if (child.pid) process.kill(-child.pid, 'SIGTERM');
  });
}

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.VEDETTE_CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM_ARGS });
}

/** A page of a fresh browser profile that fails the test on any error of the page. */
export async function openPage(
  browser: Browser,
  options: { dark?: boolean; width?: number } = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) errors.push(message.text());
  });
  return { page, errors };
}

export async function signIn(page: Page, { url, username, password }: Credentials, next = '/'): Promise<void> {
  await page.goto(`${url}${next}`);
  await page.getByRole('textbox', { name: 'Name' }).fill(username);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((place) => place.pathname !== '/sign-in');
  await page.getByRole('main').waitFor();
}
