import { Unreadable } from '../unreadable.ts';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Attributes by qualified name, from what stands in a tag after its name. */
export function listAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null);
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    if (name !== undefined) found[name] = decodeEntities(double ?? single ?? '');
  }
  return found;
}

/** Errors: `corrupt` on an entity that XML itself does not know, since nothing here defines others. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,20};)?/g, (whole, named: string | undefined) => {
    const name = named?.slice(0, -1) ?? '';
    const resolved = NAMED[name] ?? decodeReference(name);
    if (resolved === null) throw new Unreadable('corrupt', `The XML is not well-formed: \`${whole}\` is not defined.`);
    return resolved;
  });
}

function decodeReference(name: string): string | null {
  const match = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (match === null) return null;
  const point = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : null;
}
