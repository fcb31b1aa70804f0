import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { User } from '@vedette/model';
import { makeFolder } from '@vedette/model/make-folder';
import { type RunningServer, startServer, systemActor } from '@vedette/server';
import { ESTATE_SOURCES, generateEstate, startTenantSim, type TenantSim } from '@vedette/tenant-sim';
import { z } from 'zod';
import type { CommandInput } from '../command.ts';
import { dataDirectory, makeServeOptions, REPOSITORY } from '../serve-options.ts';
import { furnishDemo } from './furnish-demo.ts';

const SEED = 20_261_121;
/** The demo waits less for late rows than Sentinel does: its story should be an incident within a minute. */
const RULE_DELAY_SECONDS = 1;

const credentialsSchema = z.object({ url: z.string(), username: z.string(), password: z.string(), token: z.string() });
export type DemoCredentials = z.infer<typeof credentialsSchema>;

export interface RunningDemo {
  readonly server: RunningServer;
  readonly sim: TenantSim;
  readonly credentials: DemoCredentials;
  stop(): Promise<void>;
}

/**
 * Starts the simulated tenant and the server, and fills an empty data folder: estate, sources, connectors, scans, rules.
 * The portal answers before all of that has ended. `DIR/demo-credentials.json` holds how to sign in.
 */
export async function startDemo(input: CommandInput): Promise<RunningDemo> {
  const { stdout } = input.terminal;
  const directory =
    input.values.data === undefined && !input.terminal.env.VEDETTE_DATA
      ? path.join(REPOSITORY, 'data/demo')
      : dataDirectory(input);
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  makeFolder(directory);
  const sim = await startTenantSim({ port: 0, seed: SEED });
  const opened: (() => Promise<void>)[] = [() => sim.close()];
  const stop = async () => {
    for (const close of opened.toReversed()) await close();
  };
  try {
    const values = { ...input.values, data: directory };
    const server = await startServer(makeServeOptions({ ...input, values }, { ruleDelaySeconds: RULE_DELAY_SECONDS }));
    opened.push(() => server.stop());
    const credentials = await saveCredentials(directory, server);
    stdout.write(
      `\n  Vedette   ${credentials.url}\n  Name      ${credentials.username}\n  Password  ${credentials.password}\n\n`,
    );
    await fillDemo(directory, server, sim, (line) => stdout.write(`  ${line} (${seconds()})\n`));
    return { server, sim, credentials, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the documents, and goes on in the background with what reads them. */
async function fillDemo(
  directory: string,
  { services }: RunningServer,
  sim: TenantSim,
  say: (line: string) => void,
): Promise<void> {
  const estate = path.join(directory, 'estate');
  if (!ESTATE_SOURCES.every(({ folder }) => existsSync(path.join(estate, folder)))) {
    const made = await generateEstate({ directory: estate, seed: SEED, now: new Date() });
    say(`${made.files.length} documents made`);
  }
  furnishDemo({ services, sim, estate, say }).catch((error: unknown) =>
    say(`The demo could not be filled: ${String(error)}`),
  );
}

async function makeToken({ services }: RunningServer, { id: userId }: User): Promise<string> {
  const wanted = { userId, name: 'demo', roles: null, tables: null, expiresAt: null };
  return (await services.access.createToken(wanted, systemActor('demo'))).secret;
}

/** Writes how to sign in; a later start keeps password and token and writes the new address. */
async function saveCredentials(directory: string, server: RunningServer): Promise<DemoCredentials> {
  const file = path.join(directory, 'demo-credentials.json');
  const credentials = server.firstAdmin
    ? {
        url: server.url,
        username: server.firstAdmin.user.username,
        password: server.firstAdmin.password,
        token: await makeToken(server, server.firstAdmin.user),
      }
    : { ...credentialsSchema.parse(JSON.parse(await readFile(file, 'utf8'))), url: server.url };
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return credentials;
}
