import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { rejectState } from './problems.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

function decodeKey(text: string, place: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw rejectState('STA1014', place);
  return key;
}

/**
 * The key that connectors' secrets are encrypted with: `environment.VEDETTE_SECRET_KEY`, else the file, which is made
 * (mode 0600) when it is missing.
 * Shape: 32 bytes; base64 in the variable and in the file.
 * Errors: `STA1014`.
 */
export function loadSecretKey(
  file: string,
  environment: { readonly VEDETTE_SECRET_KEY?: string | undefined } = {},
): Uint8Array {
  if (environment.VEDETTE_SECRET_KEY !== undefined) {
    return decodeKey(environment.VEDETTE_SECRET_KEY, 'the environment variable `VEDETTE_SECRET_KEY`');
  }
  try {
    const key = randomBytes(KEY_BYTES);
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return decodeKey(readFileSync(file, 'utf8'), `\`${file}\``);
  }
}

/** Seals short texts with AES-256-GCM. `purpose` is authenticated, so a sealed text is of no use in another place. */
export interface SecretBox {
  seal(text: string, purpose: string): string;
  /** Errors: `STA1015`. */
  open(sealed: string, purpose: string): string;
}

export function createSecretBox(key: Uint8Array): SecretBox {
  if (key.length !== KEY_BYTES) throw rejectState('STA1014', 'the options');
  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}:${sealed.toString('base64')}`;
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES));
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw rejectState('STA1015', purpose);
      }
    },
  };
}
