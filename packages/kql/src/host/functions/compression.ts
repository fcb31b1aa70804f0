import { constants, crc32, deflateRawSync, gunzipSync, inflateSync } from 'node:zlib';
import { defineHostFunctions } from '../define.ts';
import type { HostValue } from '../host.ts';

/** The longest text that a decompression gives; a bomb of a few bytes would otherwise fill the memory of the thread. */
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;

/** Kusto stores short texts as they are. Larger: more texts stand stored where Kusto's compressor saves some bytes. */
const STORED_BYTES = 64;

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const ZLIB_HEADER = Buffer.from([0x78, 0x01]);
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const bytesOf = (of: HostValue | undefined): Buffer => Buffer.from(typeof of === 'string' ? of : '', 'utf8');

function deflate(bytes: Buffer): Buffer {
  const level = bytes.length <= STORED_BYTES ? constants.Z_NO_COMPRESSION : constants.Z_DEFAULT_COMPRESSION;
  return deflateRawSync(bytes, { level });
}

function gzip([of]: readonly HostValue[]): HostValue {
  const bytes = bytesOf(of);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes), 0);
  trailer.writeUInt32LE(bytes.length >>> 0, 4);
  return Buffer.concat([GZIP_HEADER, deflate(bytes), trailer]).toString('base64');
}

function zlib([of]: readonly HostValue[]): HostValue {
  const bytes = bytesOf(of);
  const trailer = Buffer.alloc(4);
  trailer.writeUInt32BE(adler32(bytes), 0);
  return Buffer.concat([ZLIB_HEADER, deflate(bytes), trailer]).toString('base64');
}

/** Source: RFC 1950, section 8.2. */
function adler32(bytes: Buffer): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

/** The text inside; empty where the input is no Base64, is damaged, is no UTF-8 or is too long. */
const decompress =
  (
    read: (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer,
    isPlain: (bytes: Buffer) => boolean,
  ) =>
  ([of]: readonly HostValue[]): HostValue => {
    if (typeof of !== 'string' || !BASE64.test(of)) return '';
    const bytes = Buffer.from(of, 'base64');
    if (!isPlain(bytes)) return '';
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        read(bytes, { maxOutputLength: MAX_OUTPUT_BYTES }),
      );
    } catch {
      return '';
    }
  };

/** Optional header fields are not read. Source: https://learn.microsoft.com/kusto/query/gzip-base64-decompress */
const isPlainGzip = (bytes: Buffer): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8 && bytes[3] === 0;

const OTHER_BYTES = {
  differs: 'other bytes may stand for the same text: how closely a compressor packs is its own choice.',
};
const page = (name: string): string => `https://learn.microsoft.com/kusto/query/${name}`;

export const compressionHostFunctions = defineHostFunctions({
  gzip_compress_to_base64_string: { compute: gzip, fidelity: OTHER_BYTES, source: page('gzip-base64-compress') },
  gzip_decompress_from_base64_string: {
    compute: decompress(gunzipSync, isPlainGzip),
    source: page('gzip-base64-decompress'),
  },
  zlib_compress_to_base64_string: {
    compute: zlib,
    fidelity: OTHER_BYTES,
    source: page('zlib-base64-compress-function'),
  },
  zlib_decompress_from_base64_string: {
    compute: decompress(inflateSync, () => true),
    source: page('zlib-base64-decompress-function'),
  },
});
