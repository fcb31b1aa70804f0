import { defineHostFunctions } from '../define.ts';
import type { HostValue } from '../host.ts';

const ADDRESS = /^\s*(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?\s*$/;
const ALL = 2 ** 32;

/** The number of an address, its network's where it names a prefix; null where the text is none. */
function numberOf(of: HostValue | undefined): number | null {
  const found = typeof of === 'string' ? ADDRESS.exec(of) : null;
  if (!found) return null;
  const octets = found.slice(1, 5).map(Number);
  const prefix = Number(found[5] ?? 32);
  if (octets.some((octet) => octet > 255) || prefix > 32) return null;
  const number = octets.reduce((all, octet) => all * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  return number - (number % size);
}

const dotted = (number: number): string => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');

/** The fewest networks that cover a range, in its order: always the largest that starts here and does not end beyond. */
function networksOf(from: number, to: number): string[] {
  const networks: string[] = [];
  for (let at = from; at <= to; ) {
    let prefix = 32;
    for (let size = 2; size <= ALL && at % size === 0 && at + size - 1 <= to; size *= 2) prefix--;
    networks.push(`${dotted(at)}/${prefix}`);
    at += 2 ** (32 - prefix);
  }
  return networks;
}

function rangeToNetworks([first, last]: readonly HostValue[]): HostValue {
  const [from, to] = [numberOf(first), numberOf(last)];
  return from === null || to === null || from > to ? null : networksOf(from, to);
}

export const networkHostFunctions = defineHostFunctions({
  ipv4_range_to_cidr_list: { compute: rangeToNetworks, takes: ['string', 'string'] },
});
