/**
 * One life of a server for the crash test: `node server-process.ts DATA SIM_URL ESTATE [settle]`. It starts, connects, scans
 * and makes rules as the demo does, and prints `listening` first and `settled` when all of it has come to rest. With
 * `settle` it then closes in order; without, it goes on until it is killed.
 */
import { silentLogger } from '@vedette/model';
import { startServer } from '@vedette/server';
import { DEMO_CLIENT, TENANT } from '@vedette/tenant-sim';
import { furnishDemo } from '../../src/demo/furnish-demo.ts';
import { makeServeOptions } from '../../src/serve-options.ts';

const [data = '', simUrl = '', estate = '', settle] = process.argv.slice(2);
const terminal = {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: data,
  env: { VEDETTE_RULE_DELAY_SECONDS: '0' },
};
const server = await startServer(
  makeServeOptions({ values: { data, port: '0' }, positionals: [], terminal }),
  silentLogger,
);
process.stdout.write('listening\n');
const { services } = server;
const sim = { url: simUrl, tenantId: TENANT.id, client: DEMO_CLIENT };
await furnishDemo({ services, sim, estate, say: (line) => process.stdout.write(`${line}\n`) });
for (const source of await services.state.listSources()) await services.scans.whenEnded(source.id);
for (const kind of ['graph-security', 'office365-management'] as const) await services.connectors.pollOnce(kind);
await services.detection.evaluateDueRules();
await services.detection.publishOutbox();
process.stdout.write('settled\n');
if (settle) {
  await server.stop();
  process.exit(0);
}
