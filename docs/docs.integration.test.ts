/** Executes the examples of the pages, from top to bottom, against a demo server of their own over TLS. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Example, findExamples, findExpectedOutput, findUnmarked } from '../tools/doc-examples.ts';

const DOCS = fileURLToPath(new URL('.', import.meta.url));
const ROOT = path.join(DOCS, '..');
const VEDETTE = path.join(ROOT, 'apps/cli/bin/vedette.js');
const PAGES = ['user-guide.md', 'operations.md', 'api.md', 'command-line.md'];
const START_LIMIT_MS = 180_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
let demo: ChildProcess;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vedette-docs-'));
  const data = path.join(folder, 'demo');
  demo = spawn(process.execPath, [VEDETTE, 'demo', '--port', '0', '--data', data, '--tls-self-signed'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await outputOf(demo, /incidents to open/);
  const text = await readFile(path.join(data, 'demo-credentials.json'), 'utf8');
  const { url, password, token } = JSON.parse(text) as { url: string; password: string; token: string };
  environment = {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}:${path.join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
    VEDETTE_URL: url,
    VEDETTE_PASSWORD: password,
    VEDETTE_TOKEN: token,
    NODE_EXTRA_CA_CERTS: path.join(data, 'tls/cert.pem'),
  };
}, START_LIMIT_MS);

afterAll(async () => {
  await end(demo);
  await rm(folder, { recursive: true, force: true });
});

/** Resolves once the process has printed a match; rejects where it ends before. */
function outputOf(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (wanted.test(text)) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it printed ${wanted}: ${text}`)));
  });
}

function end(child: ChildProcess | undefined): Promise<number | null> {
  return new Promise((resolve) => {
    if (!child || child.exitCode !== null) return resolve(child?.exitCode ?? null);
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

function execute(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  const child = spawn(command, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk) => stdout.push(String(chunk)));
  child.stderr.on('data', (chunk) => stderr.push(String(chunk)));
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, stdout: stdout.join(''), stderr: stderr.join('') })),
  );
}

async function executeScript(text: string, cwd: string): Promise<Ended> {
  const file = path.join(cwd, 'example.mjs');
  await writeFile(file, text);
  return execute(process.execPath, [file], cwd);
}

/** A query of the pages must give rows of the demo. */
async function executeKql(text: string, cwd: string): Promise<Ended> {
  const ended = await execute(
    'vedette',
    ['query', text, '--url', String(environment.VEDETTE_URL), '--format', 'csv'],
    cwd,
  );
  const rows = ended.stdout.trim().split('\r\n').length - 1;
  return rows > 0 ? ended : { ...ended, code: ended.code || 1, stderr: `${ended.stderr}\nno rows` };
}

/** A server as the page starts it, but on a free port; it must say where it listens, answer there, and end well when asked to. */
async function executeServer(text: string, cwd: string): Promise<Ended> {
  const command = `exec ${text.trim().replace(/--port \d+/, '--port 0')}`;
  const child = spawn('sh', ['-c', command], { cwd, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  const stdout = await outputOf(child, /https?:\/\/\S+/);
  // Once it answers, it also listens to signals.
  const health = await execute('curl', ['-sk', `${/https?:\/\/\S+/.exec(stdout)?.[0]}/api/health`], cwd);
  const code = await end(child);
  return health.stdout.includes('"ok":true') ? { code, stdout, stderr: '' } : { ...health, code: 1 };
}

const EXECUTE: Readonly<Record<string, (text: string, cwd: string) => Promise<Ended>>> = {
  sh: (text, cwd) => execute('sh', ['-euc', text], cwd),
  js: executeScript,
  kql: executeKql,
};

const run = ({ language, kind, text }: Example, cwd: string): Promise<Ended> => {
  const how = kind === 'serve' ? executeServer : EXECUTE[language];
  if (!how) throw new Error(`nothing executes \`${language}\``);
  return how(text, cwd);
};

describe.each(PAGES)('%s', (page) => {
  const markdown = readFileSync(path.join(DOCS, page), 'utf8');
  const examples = findExamples(markdown);
  const executed = examples.filter(({ kind }) => kind === 'run' || kind === 'serve');
  let cwd: string;

  beforeAll(async () => {
    cwd = path.join(folder, path.basename(page, '.md'));
    await mkdir(cwd, { recursive: true });
    await symlink(path.join(ROOT, 'node_modules'), path.join(cwd, 'node_modules'));
  });

  it('says of every example what is done with it', () => {
    expect(findUnmarked(examples)).toEqual([]);
    expect(executed.length).toBeGreaterThan(0);
  });

  it.each(executed.map((example) => [example.line, example.language, example] as const))(
    'line %i: %s',
    async (_line, _language, example) => {
      const { code, stdout, stderr } = await run(example, cwd);
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
      const expected = findExpectedOutput(examples, example);
      if (expected !== undefined) expect(stdout.replaceAll('\r', '').trim()).toBe(expected.trim());
    },
  );
});

it.each([...readdirSync(DOCS).filter((name) => name.endsWith('.md')), '../README.md', '../CONTRIBUTING.md'])(
  '%s links to nothing that is missing',
  (page) => {
    const file = path.join(DOCS, page);
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1] ?? '',
    );
    const missing = links.filter((link) => !existsSync(path.join(path.dirname(file), decodeURIComponent(link))));
    expect(missing).toEqual([]);
  },
);
