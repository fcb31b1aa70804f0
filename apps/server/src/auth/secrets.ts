import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a bearer token or session: never the secret itself. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits, URL-safe, with a prefix that secret scanners can know. */
export function newSecret(prefix: 'vdt' | 'vds'): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`;
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** A password that a person can type from a terminal: 4 groups of 5 characters, about 116 bits, none that look alike. */
export function newPassword(): string {
  const pick = () => {
    for (;;) {
      const byte = randomBytes(1)[0] ?? 255;
      if (byte < ALPHABET.length * 4) return ALPHABET[byte % ALPHABET.length];
    }
  };
  const group = () => Array.from({ length: 5 }, pick).join('');
  return Array.from({ length: 4 }, group).join('-');
}
