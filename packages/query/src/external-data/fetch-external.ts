import { lookup as systemLookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import { HostProblem } from '@vedette/kql';
import { isPublicAddress } from './addresses.ts';

/** The size of one file, unpacked: its rows have to travel through this process and into the engine as one value. */
const MAX_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MILLISECONDS = 30_000;

export interface ExternalFetchOptions {
  readonly maxBytes?: number;
  readonly timeoutMilliseconds?: number;
  /** How names become addresses; for tests. */
  readonly lookup?: LookupFunction;
  /** Sends the request; for tests. */
  readonly send?: typeof request;
}

/** Resolves a name to its public addresses only: the connection goes to what was looked at, not to what a second question gives. */
export const publicLookup =
  (lookup: LookupFunction = systemLookup as LookupFunction): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 4);
      const addresses = (Array.isArray(found) ? found : []).filter((each) => isPublicAddress(each.address));
      const [first] = addresses;
      if (!first) return callback(new HostProblem(`\`${hostname}\` is not a public address.`), '', 4);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });

/**
 * Gives a function that reads a public file over https, without credentials, cookies and redirects; `.gz` is unpacked.
 * Errors: `HostProblem` for what cannot be read, with the reason for the user.
 */
export function createExternalFetcher(options: ExternalFetchOptions = {}): (url: string) => Promise<string> {
  const { maxBytes = MAX_BYTES, timeoutMilliseconds = TIMEOUT_MILLISECONDS, send = request } = options;
  const lookup = publicLookup(options.lookup);
  return async (url) => {
    try {
      const signal = AbortSignal.timeout(timeoutMilliseconds);
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        send(url, { lookup, signal, agent: false, headers: { accept: '*/*' } }, resolve)
          .on('error', reject)
          .end();
      });
      return await readText(response, url, maxBytes);
    } catch (error) {
      if (error instanceof HostProblem) throw error;
      throw new HostProblem(`\`${url}\` cannot be read: ${describe(error)}.`, { cause: error });
    }
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? 'it did not answer in time' : error.message;
}

async function readText(response: IncomingMessage, url: string, maxBytes: number): Promise<string> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    const target = headers.location ? `; it points to \`${headers.location}\`` : '';
    throw new HostProblem(`\`${url}\` answered ${statusCode}${target}.`);
  }
  const isPacked = /\.gz$/i.test(new URL(url).pathname) || headers['content-encoding'] === 'gzip';
  const stream = isPacked ? response.pipe(createGunzip()) : response;
  if (isPacked) response.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new HostProblem(`\`${url}\` is larger than the ${maxBytes / 1024 / 1024} MB that a query may read.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
