import { cellText } from '@vedette/model';
import type { TimeZone } from '../../../frame/preferences.ts';

/** Characters that turn the reading direction or cannot be seen: shown by their code, so that a name cannot pose as another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const NAMED: Readonly<Record<string, string>> = { '\n': '↵', '\r': '', '\t': '⇥' };

/** A text on one line, with what cannot be seen made visible. */
export const printPlainly = (text: string): string => text.replace(UNSEEN, (found) => NAMED[found] ?? codeOf(found));

/** A text on its own lines, with what cannot be seen made visible. */
export const printVisibly = (text: string): string =>
  text.replace(UNSEEN, (found) => (/[\t\r\n]/.test(found) ? found : codeOf(found)));

const codeOf = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

const two = (value: number): string => String(value).padStart(2, '0');

/** A datetime in a zone, to the last tick it has: `2026-01-02 03:04:05.1234567`. */
export function printTime(text: string, timeZone: TimeZone): string {
  const [seconds = '', fraction = ''] = text.replace(/Z$/, '').split('.');
  const digits = fraction.replace(/0+$/, '');
  const shown = timeZone === 'UTC' ? seconds.replace('T', ' ') : printLocal(new Date(`${seconds}Z`), seconds);
  return digits === '' ? shown : `${shown}.${digits}`;
}

function printLocal(time: Date, fallback: string): string {
  if (Number.isNaN(time.getTime())) return fallback.replace('T', ' ');
  const day = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

/** A cell as the grid shows it, before it is cut to its column's width. */
export function printCell(type: string, value: unknown, timeZone: TimeZone): string {
  const text = cellText(value);
  return type === 'datetime' && text !== '' ? printTime(text, timeZone) : printPlainly(text);
}
