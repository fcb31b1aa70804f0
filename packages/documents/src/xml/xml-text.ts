import { Unreadable } from '../unreadable.ts';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
export type Attribute = readonly [name: string, value: string];

/**
 * Attributes in order, by qualified name, from what stands in a tag after its name.
 * Errors: `corrupt` where one has no quoted value.
 */
export function listAttributes(text: string): Attribute[] {
  const found: Attribute[] = [];
  let at = 0;
  for (let equals = text.indexOf('='); equals !== -1; equals = text.indexOf('=', at)) {
    const name = text.slice(at, equals).trim();
    const start = skipSpace(text, equals + 1);
    const quote = text.charAt(start);
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, start + 1) : -1;
    if (end === -1 || name === '' || /\s/.test(name)) throw malformedAttributes(text);
    found.push([name, decodeEntities(text.slice(start + 1, end))]);
    at = end + 1;
  }
  if (text.slice(at).trim() !== '') throw malformedAttributes(text);
  return found;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at += 1;
  return at;
}

function malformedAttributes(text: string): Unreadable {
  return new Unreadable('corrupt', `The XML is not well-formed: the attributes \`${text.trim().slice(0, 60)}\`.`);
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
