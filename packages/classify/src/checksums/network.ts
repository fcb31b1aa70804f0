/** Four numbers from 0 to 255 without leading zeros. */
export function isIpv4(candidate: string): boolean {
  const parts = candidate.split('.');
  const isNumbers =
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
  return isNumbers;
}

/** Source: RFC 4291, section 2.2: eight groups, or fewer with one `::`; the last two may be an IPv4 address. */
export function isIpv6(candidate: string): boolean {
  if (!candidate.includes(':')) return false;
  const [address = ''] = candidate.split('%');
  if (address === '::' || address.split('::').length > 2) return false;
  const isShort = address.includes('::');
  const groups = address
    .split(/::|:/)
    .filter((group, index, all) => group !== '' || (index > 0 && index < all.length - 1));
  const tail = groups.at(-1) ?? '';
  const embedded = tail.includes('.');
  if (embedded && !isIpv4(tail)) return false;
  const words = embedded ? groups.slice(0, -1) : groups;
  const count = words.length + (embedded ? 2 : 0);
  if (!words.every((word) => /^[0-9A-Fa-f]{1,4}$/.test(word))) return false;
  if (!isShort) return count === 8 && !/^:|:$/.test(address);
  return count < 8 && isTelling(address, words) && !/^:[^:]|[^:]:$/.test(address);
}

/** `a::b` is as likely C++ or prose as an address: a short form needs a digit, and two groups or a known prefix. */
function isTelling(address: string, words: readonly string[]): boolean {
  return /[0-9]/.test(address) && (words.length >= 2 || address.length >= 3);
}

/** No dot at an end of the local part, no two in a row, no hyphen at an end of a domain label. Source: RFC 5321, section 4.1.2. */
export function isMailAddress(candidate: string): boolean {
  const at = candidate.lastIndexOf('@');
  const local = candidate.slice(0, at);
  return !/^\.|\.$|\.\./.test(local) && !/(?:^|\.)-|-(?:\.|$)/.test(candidate.slice(at + 1));
}
