import { tidyLines } from './tidy-lines.ts';

const BLOCKS = new Set(
  'p div br tr li ul ol table h1 h2 h3 h4 h5 h6 section article header footer blockquote pre hr title option'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);
const INVISIBLE = new Set(['script', 'style', 'template']);
/** Longest tag name that means anything here. */
const NAME_WINDOW = 24;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The text of HTML as a reader sees it: blocks become lines, cells become tabs, scripts and styles vanish.
 * In linear time, whatever is left open: what has no end reaches to the end of the text.
 */
export function stripHtml(html: string): string {
  const chunks: string[] = [];
  let at = 0;
  for (let tag = html.indexOf('<'); tag !== -1; tag = html.indexOf('<', at)) {
    chunks.push(visible(html.slice(at, tag)));
    const { next, text } = readTag(html, tag);
    chunks.push(text);
    at = next;
  }
  chunks.push(visible(html.slice(at)));
  return tidyLines(chunks.join('')).trim();
}

function visible(text: string): string {
  return decodeEntities(text.replace(/\s+/g, ' '));
}

/** What a tag adds to the text, and where reading goes on. */
function readTag(html: string, tag: number): { next: number; text: string } {
  if (html.startsWith('<!--', tag)) return { next: after(html, '-->', tag + 4), text: '' };
  if (!/[a-z/!?]/i.test(html.charAt(tag + 1))) return { next: tag + 1, text: '<' };
  const end = after(html, '>', tag);
  const match = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(tag, tag + NAME_WINDOW));
  const name = match?.[2]?.toLowerCase() ?? '';
  const isEnd = match?.[1] === '/';
  if (INVISIBLE.has(name) && !isEnd) return { next: skipInvisible(html, name, end), text: '' };
  if (CELLS.has(name)) return { next: end, text: isEnd ? '\t' : '' };
  return { next: end, text: BLOCKS.has(name) ? '\n' : '' };
}

function skipInvisible(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  const match = close.exec(html);
  return match === null ? html.length : after(html, '>', match.index);
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, named) => {
    if (named !== undefined) return NAMED[String(named).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
