/** The table of Vedette's own routes in `docs/api.md`: `node tools/route-table.ts` writes it between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Route, routes } from '../packages/model/src/http/contract.ts';

const PAGE = fileURLToPath(new URL('../docs/api.md', import.meta.url));
const MARKED = /(<!-- routes -->\n).*?(<!-- end of routes -->)/s;

function printRouteTable(): string {
  const rows = (Object.values(routes) as Route[]).map(
    ({ method, path, role, reads, summary }) =>
      `| \`${method} ${path}\` | ${role ?? 'none'} | ${reads ?? ''} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return ['| route | least role | reads | does |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

export const readPage = (): string => readFileSync(PAGE, 'utf8');

/** The page with its table made anew. Errors: throws where the marks are missing. */
export function withRouteTable(page: string): string {
  if (!MARKED.test(page)) throw new Error('docs/api.md has lost the marks of its table of routes.');
  return page.replace(MARKED, (_, begin: string, end: string) => `${begin}\n${printRouteTable()}\n\n${end}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, withRouteTable(readPage()));
