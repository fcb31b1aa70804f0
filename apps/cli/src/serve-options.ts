import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openGeolocation } from '@vedette/query';
import type { ServeOptions } from '@vedette/server';
import type { CommandInput } from './command.ts';
import { assertUrl, portOption, textOption, UsageError } from './command.ts';

/** The checkout that this file stands in: content and portal are served from there. */
export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const DEFAULT_PORT = 8480;
/** Sentinel's fixed wait for late rows. */
const RULE_DELAY_SECONDS = 300;

export function readVersion(): string {
  return (JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8')) as { version: string }).version;
}

/** The data folder of a command: `--data`, `VEDETTE_DATA`, or `data` here. */
export function dataDirectory({ values, terminal }: Pick<CommandInput, 'values' | 'terminal'>): string {
  return path.resolve(terminal.cwd, textOption(values, 'data') ?? terminal.env.VEDETTE_DATA ?? 'data');
}

export function makeServeOptions(input: CommandInput, defaults: { ruleDelaySeconds?: number } = {}): ServeOptions {
  const { values, terminal } = input;
  const clickhouseUrl = textOption(values, 'clickhouse') ?? terminal.env.VEDETTE_CLICKHOUSE;
  const postgresUrl = textOption(values, 'postgres') ?? terminal.env.VEDETTE_POSTGRES;
  if (clickhouseUrl) assertUrl(clickhouseUrl, '--clickhouse', ['http:', 'https:'], 'http://localhost:8123');
  if (postgresUrl) assertUrl(postgresUrl, '--postgres', ['postgres:', 'postgresql:'], 'postgres://localhost/vedette');
  const geolocationFile = geolocationOption(input);
  return {
    dataDirectory: dataDirectory(input),
    host: textOption(values, 'host') ?? '127.0.0.1',
    port: portOption(values, 'port', DEFAULT_PORT),
    ...(clickhouseUrl ? { clickhouseUrl } : {}),
    ...(postgresUrl ? { postgresUrl } : {}),
    ...(geolocationFile ? { geolocationFile } : {}),
    tls: tlsOption(input),
    portalDirectory: path.join(REPOSITORY, 'apps/portal/dist'),
    contentDirectory: path.join(REPOSITORY, 'content/solutions'),
    version: readVersion(),
    externalHosts: hostList(terminal.env.VEDETTE_EXTERNAL_HOSTS),
    ruleDelaySeconds:
      ruleDelay(terminal.env.VEDETTE_RULE_DELAY_SECONDS) ?? defaults.ruleDelaySeconds ?? RULE_DELAY_SECONDS,
  };
}

/** Opens the file once, so that the start does not end on it after the stores are open. */
function geolocationOption({ values, terminal }: CommandInput): string | undefined {
  const option = textOption(values, 'geoip');
  const given = option ?? terminal.env.VEDETTE_GEOIP;
  if (given === undefined || given === '') return undefined;
  const file = path.resolve(terminal.cwd, given);
  try {
    openGeolocation(file);
  } catch (error) {
    const place = option === undefined ? 'VEDETTE_GEOIP' : '--geoip';
    throw new UsageError(
      `\`${place}\` expected a MaxMind DB file, such as GeoLite2-City.mmdb, ${describeUnusable(file, error)}. ` +
        'Give its path, or leave the option out: countries are built in.',
    );
  }
  return file;
}

function describeUnusable(file: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `found no \`${file}\``;
  return code === undefined ? `found something else in \`${file}\`` : `could not read \`${file}\` (${message})`;
}

const hostList = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

function ruleDelay(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds < 0) {
    throw new UsageError(`\`VEDETTE_RULE_DELAY_SECONDS\` expected seconds, found \`${text}\`.`);
  }
  return seconds;
}

function tlsOption({ values, terminal }: CommandInput): ServeOptions['tls'] {
  const [certFile, keyFile] = [textOption(values, 'tls-cert'), textOption(values, 'tls-key')];
  if ((certFile === undefined) !== (keyFile === undefined))
    throw new UsageError('`--tls-cert` and `--tls-key` go together.');
  if (certFile && keyFile) {
    return {
      kind: 'files',
      certFile: path.resolve(terminal.cwd, certFile),
      keyFile: path.resolve(terminal.cwd, keyFile),
    };
  }
  return values['tls-self-signed'] ? { kind: 'self-signed' } : { kind: 'none' };
}
