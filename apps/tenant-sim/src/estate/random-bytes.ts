import type { Random } from '../scenario/random.ts';

export function randomBytesOf(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => random.integer(0, 255));
}
