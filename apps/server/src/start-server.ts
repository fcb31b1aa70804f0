import { readFile } from 'node:fs/promises';
import type { Logger, User } from '@vedette/model';
import type { FastifyInstance } from 'fastify';
import { composeServices } from './composition.ts';
import { createHttpApp } from './http/app.ts';
import { jsonLogger } from './json-logger.ts';
import type { ServeOptions } from './options.ts';
import type { Services } from './services.ts';
import { loadSelfSigned, type TlsFiles } from './tls.ts';

export interface RunningServer {
  readonly url: string;
  readonly services: Services;
  /** The administrator made at this very start, with its password; absent at every later start. */
  readonly firstAdmin: { readonly user: User; readonly password: string } | undefined;
  /** Ends requests, jobs and stores, in that order. */
  stop(): Promise<void>;
}

/** Opens the stores, starts the jobs and listens. What was opened is closed again where a later step fails. */
export async function startServer(
  options: ServeOptions,
  logger: Logger = jsonLogger(process.stderr),
): Promise<RunningServer> {
  const composed = await composeServices(options, logger);
  try {
    const { services } = composed;
    const tls = await loadTls(options, services.clock.now());
    const app = await createHttpApp(services, { portalDirectory: options.portalDirectory, ...(tls ? { tls } : {}) });
    const address = await app.listen({ host: options.host, port: options.port });
    const firstAdmin = await makeFirstAdmin(app, services);
    composed.startJobs();
    const port = new URL(address).port;
    const host = options.host === '0.0.0.0' || options.host === '127.0.0.1' ? 'localhost' : options.host;
    return {
      url: `${tls ? 'https' : 'http'}://${host}:${port}`,
      services,
      firstAdmin,
      stop: async () => {
        await app.close();
        await composed.stop();
      },
    };
  } catch (error) {
    await composed.stop();
    throw error;
  }
}

/** Made once the server listens: a start that fails earlier would have a password that nobody saw. */
async function makeFirstAdmin(app: FastifyInstance, { access }: Services): Promise<RunningServer['firstAdmin']> {
  try {
    return await access.ensureFirstAdmin();
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function loadTls({ tls, dataDirectory, host }: ServeOptions, now: Date): Promise<TlsFiles | undefined> {
  if (tls.kind === 'none') return undefined;
  if (tls.kind === 'self-signed') return loadSelfSigned(dataDirectory, host, now);
  return { cert: await readFile(tls.certFile, 'utf8'), key: await readFile(tls.keyFile, 'utf8') };
}
