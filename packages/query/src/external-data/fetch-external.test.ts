import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createExternalFetcher, publicLookup } from './fetch-external.ts';

/** A server that answers every request with the same thing. */
function sends(body: Buffer | string, head: Partial<IncomingMessage> = {}): typeof request {
  return ((_url: string, _options: object, answer: (response: IncomingMessage) => void) => {
    const response = Object.assign(Readable.from([Buffer.from(body)]), { statusCode: 200, headers: {}, ...head });
    const sent = Object.assign(new EventEmitter(), { end: () => answer(response as unknown as IncomingMessage) });
    return sent;
  }) as unknown as typeof request;
}
const resolvesTo =
  (...addresses: readonly string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('createExternalFetcher', () => {
  test('gives the text of a file', async () => {
    expect(await createExternalFetcher({ send: sends('a,b\n') })('https://x.example/f.csv')).toBe('a,b\n');
  });
  test('unpacks .gz', async () => {
    const fetchExternal = createExternalFetcher({ send: sends(gzipSync('a,b\n')) });
    expect(await fetchExternal('https://x.example/f.csv.gz')).toBe('a,b\n');
  });
  test.each([
    ['is too large', sends('12345'), 'f.csv', 'is larger than'],
    ['unpacks to too much', sends(gzipSync('0'.repeat(1000))), 'f.gz', 'is larger than'],
    ['is not gzip', sends('plain'), 'f.gz', 'cannot be read'],
    ['is not there', sends('', { statusCode: 404 }), 'f.csv', 'answered 404.'],
    [
      'is elsewhere',
      sends('', { statusCode: 302, headers: { location: 'https://10.0.0.1/' } }),
      'f.csv',
      'points to `https://10.0.0.1/`',
    ],
  ])('refuses a file that %s', async (_title, send, file, message) => {
    await expect(createExternalFetcher({ send, maxBytes: 4 })(`https://x.example/${file}`)).rejects.toThrow(message);
  });
});

describe('publicLookup', () => {
  const ask = (lookup: LookupFunction, all: boolean) =>
    new Promise<unknown>((resolve, reject) => {
      publicLookup(lookup)('x.example', { all }, (error, found) => (error ? reject(error) : resolve(found)));
    });
  test('gives public addresses only', async () => {
    expect(await ask(resolvesTo('10.0.0.1', '8.8.8.8'), false)).toBe('8.8.8.8');
    expect(await ask(resolvesTo('10.0.0.1', '8.8.8.8'), true)).toEqual([{ address: '8.8.8.8', family: 4 }]);
  });
  test('refuses a name that leads into the own network', async () => {
    await expect(ask(resolvesTo('10.0.0.1', '::1'), true)).rejects.toThrow('`x.example` is not a public address.');
  });
});
