import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asText, jsonString } from './convert.ts';
import { arg, type Call, defineFunctions, kusto } from './define.ts';

/** Scheme, root, directory, file and stream of a path of Windows or Unix. */
const PATH = '^(?:([A-Za-z][A-Za-z0-9+.-]*)://)?((?:[A-Za-z]:[\\\\/])?(?:.*[\\\\/])?)([^\\\\/:]*)(?::([^\\\\/:]*))?$';

function parsePath(call: Call): SqlNode {
  const groups = shared(sql`extractGroups(${asText(arg(call, 0))}, ${text(PATH)})`);
  const folder = shared(sql`replaceRegexpOne(${groups}[2], '[\\\\\\\\/]+$', '')`);
  const file = shared(sql`${groups}[3]`);
  const parts: readonly (readonly [string, SqlNode])[] = [
    ['Scheme', sql`${groups}[1]`],
    ['RootPath', sql`extract(${groups}[2], '^[A-Za-z]:[\\\\\\\\/]')`],
    ['DirectoryPath', folder],
    ['DirectoryName', sql`extract(${folder}, '([^\\\\\\\\/]*)$')`],
    ['Filename', file],
    ['Extension', sql`extract(${file}, '[.]([^.]*)$')`],
    ['AlternateDataStreamName', sql`${groups}[4]`],
  ];
  const body = parts
    .map(([name, node]) => sql`concat(${text(`"${name}":`)}, ${jsonString(node)})`)
    .reduce((before, each) => sql`${before}, ',', ${each}`);
  return sql`if(empty(${groups}), NULL, concat('{', ${body}, '}'))`;
}

/** Functions that take a path, a version or a command line apart. */
export const pathFunctions = defineFunctions({
  parse_path: {
    sql: parsePath,
    fidelity: {
      differs: 'a path that ends at its root, or holds a colon elsewhere, may be taken apart in another way.',
    },
    source: kusto('parse-path-function'),
  },
});
