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

  it('shows the usage of a command', async () => {
    const { terminal, out } = makeTerminal();
    expect(await main(['query', '--help'], terminal)).toBe(0);
    expect(out()).toContain("vedette query 'KQL'");
  });
});
