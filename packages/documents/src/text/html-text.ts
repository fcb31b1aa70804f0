const BLOCK_TAGS =
  /<\/?(?:p|div|br|tr|li|ul|ol|table|h[1-6]|section|article|header|footer|blockquote|pre|hr|title|option)\b[^>]*>/gi;
const CELL_TAGS = /<\/(?:td|th)\s*>/gi;
const INVISIBLE = /<(script|style|template)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of HTML as a reader sees it: blocks become lines, cells become tabs, scripts and styles vanish. */
export function stripHtml(html: string): string {
  return decodeEntities(
    html
      .replace(INVISIBLE, ' ')
      .replace(/\s+/g, ' ')
      .replace(CELL_TAGS, '\t')
      .replace(BLOCK_TAGS, '\n')
      .replace(/<[a-z/!?][^>]*>/gi, ''),
  )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, named) => {
    if (named !== undefined) return NAMED[String(named).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
