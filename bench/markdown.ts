type Cell = string | number;

/** A number with as many digits as mean something: 1,234 · 56.7 · 0.89. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** A Markdown table; numbers stand right. */
export function formatTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? formatNumber(cell) : cell)));
  const isNumeric = header.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const widths = header.map((name, at) => Math.max(3, name.length, ...texts.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (isNumeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (isNumeric[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(header), rule, ...texts.map(line)].join('\n');
}

export function printSection(title: string, ...paragraphs: readonly string[]): void {
  console.log(`\n### ${title}\n\n${paragraphs.join('\n\n')}`);
}
