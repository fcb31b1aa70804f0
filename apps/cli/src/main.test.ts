import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Terminal } from './command.ts';
import { COMMANDS, main } from './main.ts';

function makeTerminal() {
  const out: string[] = [];
  const err: string[] = [];
  const collect = (target: string[]) =>
    ({ write: (text: string) => target.push(text) }) as unknown as NodeJS.WritableStream;
  const terminal: Terminal = { stdout: collect(out), stderr: collect(err), cwd: '/', env: {} };
  return { terminal, out: () => out.join(''), err: () => err.join('') };
}

describe('main', () => {
  it('lists every command without arguments', async () => {
    const { terminal, out } = makeTerminal();
    expect(await main([], terminal)).toBe(0);
    for (const command of COMMANDS) expect(out()).toContain(command.words.join(' '));
  });

  it.each([
    [['fly'], 'there is no command `fly`'],
    [['serve', '--port', 'high'], '`--port` expected a port from 0 to 65535, found `high`'],
    [['serve', '--wings'], "Unknown option '--wings'"],
    [
      ['serve', '--geoip', 'nowhere.mmdb'],
      '`--geoip` expected a MaxMind DB file, such as GeoLite2-City.mmdb, found no',
    ],
    [['serve', '--geoip', import.meta.filename], `found something else in \`${import.meta.filename}\`. Give its path`],
    [['demo', '--geoip', import.meta.dirname], `could not read \`${import.meta.dirname}\` (EISDIR`],
    [['serve', '--clickhouse', 'localhost:8123'], '`--clickhouse` expected an address such as `http://localhost:8123`'],
    [['serve', '--postgres', 'http://localhost'], '`--postgres` expected an address such as `postgres://'],
    [['query', 'print 1', '--url', 'nowhere'], '`--url` expected an address'],
    [['kql', 'run'], '`--in` is missing'],
    [['label', 'read'], 'FILE'],
  ])('answers %j with exit code 2 and what was wrong', async (args, message) => {
    const { terminal, err } = makeTerminal();
    expect(await main(args, terminal)).toBe(2);
    expect(err()).toContain(message);
  });

  it('names the variable where that one gave the file of places', async () => {
    const { terminal, err } = makeTerminal();
    const env = { VEDETTE_GEOIP: import.meta.filename };
    expect(await main(['serve'], { ...terminal, env })).toBe(2);
    expect(err()).toContain('`VEDETTE_GEOIP` expected a MaxMind DB file');
  });

  it.each([
    [['label', 'read', '/nowhere.docx'], "ENOENT: no such file or directory, open '/nowhere.docx'. Check the path.\n"],
    [
      ['label', 'read', import.meta.dirname],
      'EISDIR: illegal operation on a directory, read. Name a file, not a folder.\n',
    ],
    [['kql', 'run', '--in', '/nowhere', '--out', '/nowhere/out'], 'Check the path.\n'],
    [['serve', '--data', import.meta.filename, '--port', '0'], 'Another file stands there; name another place.\n'],
    [
      ['classify', 'run', '--in', import.meta.filename, '--out', '/nowhere/out'],
      "open '/nowhere/out'. Check the path.\n",
    ],
  ])('tells what the system refused to %j in one line', async (args, message) => {
    const { terminal, err } = makeTerminal();
    expect(await main(args, terminal)).toBe(1);
    expect(err()).toContain(message);
    expect(err().trim().split('\n')).toHaveLength(1);
  });

  it('tells that no server listens at `--url`', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const { terminal, err } = makeTerminal();
    const url = `http://127.0.0.1:${port}`;
    expect(await main(['query', 'print 1', '--url', url, '--token', 't'], terminal)).toBe(1);
    expect(err()).toBe(
      `vedette: connect ECONNREFUSED 127.0.0.1:${port}. Nothing listens there: start it, or check the address.\n`,
    );
  });

  it('shows the usage of a command', async () => {
    const { terminal, out } = makeTerminal();
    expect(await main(['query', '--help'], terminal)).toBe(0);
    expect(out()).toContain("vedette query 'KQL'");
  });
});
