/**
 * Figures that may not get worse, as rows of a Markdown table: `| kql.equal | 1200 |`. The same rows stand in
 * bench/RESULTS.md and in what the corpus runners print. A name that ends in `.wrong` or `.missed` counts errors: less
 * is better; of every other figure, more is.
 */
export type Figures = ReadonlyMap<string, number>;

export function parseFigures(markdown: string): Figures {
  const rows = markdown.matchAll(/^\|\s*`?([a-z][\w.-]*\.[\w.-]+)`?\s*\|\s*([\d.]+)\s*\|/gm);
  return new Map([...rows].map((row) => [row[1] ?? '', Number(row[2])]));
}

const isError = (name: string) => /\.(wrong|missed)$/.test(name);

/** The figures of `area` that are worse than written, or no longer measured, each as a sentence. */
export function findFallen(written: Figures, found: Figures, area: string): string[] {
  return [...written]
    .filter(([name]) => name.startsWith(`${area}.`))
    .flatMap(([name, before]) => {
      const now = found.get(name);
      if (now === undefined) return [`\`${name}\` was ${before} and is no longer measured`];
      const isWorse = isError(name) ? now > before : now < before;
      return isWorse ? [`\`${name}\` fell from ${before} to ${now}`] : [];
    });
}
