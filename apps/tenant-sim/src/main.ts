import { parseArgs } from 'node:util';
import { startTenantSim } from './start-tenant-sim.ts';

const USAGE = 'tenant-sim [--port 4410] [--seed 1] [--scale 1] [--live 3]';

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new Error(`--${name} expects a number of 0 or more, found \`${text}\`. ${USAGE}`);
  return value;
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4410' },
    seed: { type: 'string', default: '1' },
    scale: { type: 'string', default: '1' },
    live: { type: 'string', default: '3' },
  },
});

const sim = await startTenantSim({
  port: readNumber('port', values.port),
  seed: readNumber('seed', values.seed),
  scenario: { scale: readNumber('scale', values.scale), livePerMinute: readNumber('live', values.live) },
});
process.stdout.write(
  `${JSON.stringify({ url: sim.url, tenantId: sim.tenantId, clientId: sim.client.clientId, clientSecret: sim.client.clientSecret })}\n`,
);
const stop = () => void sim.close().then(() => process.exit(0));
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
