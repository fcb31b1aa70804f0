import { BlockList, isIP } from 'node:net';

/**
 * Addresses that lead into the own network or to nobody in particular.
 * Source: IANA special-purpose address registries, RFC 6890 and its updates.
 */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** What is not global unicast (`2000::/3`), and what wraps an IPv4 address or is set aside inside it. */
const IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const blocked = new BlockList();
const add = (subnets: readonly string[], family: 'ipv4' | 'ipv6'): void => {
  for (const subnet of subnets) {
    const [network = '', bits = ''] = subnet.split('/');
    blocked.addSubnet(network, Number(bits), family);
  }
};
add(IPV4, 'ipv4');
add(IPV6, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  return family === 6 && globalUnicast.check(address, 'ipv6') && !blocked.check(address, 'ipv6');
}
