import { functionFamilies } from './functions/all.ts';
import { hostFunctions } from './host/functions.ts';
import { hostOperators } from './host/operators.ts';
import { graphFunctionNames } from './lower/operators/graph-pattern.ts';
import { windowFunctionNames } from './lower/operators/window.ts';
import { listSupport, type SupportEntry, type SupportState } from './support.ts';
import { listSyntax, type SyntaxEntry } from './support-syntax.ts';

/** Families of functions as the page has them, by the tables of `functions/all.ts`; one that is not named here stands under its own name. */
const FAMILIES: Readonly<Record<string, string>> = Object.freeze({
  conditional: 'Conditions',
  context: 'The query and its service',
  assertion: 'The query and its service',
  storage: 'The query and its service',
  dataSize: 'The query and its service',
  conversion: 'Conversion',
  strings: 'Text',
  indexOf: 'Text',
  datetime: 'Dates and times',
  zones: 'Dates and times',
  math: 'Mathematics',
  arrays: 'Dynamic values',
  sorting: 'Dynamic values',
  bags: 'Dynamic values',
  bagKeys: 'Dynamic values',
  bagRemoval: 'Dynamic values',
  encoding: 'Hashing, encoding and compression',
  ip: 'Addresses',
  geo: 'Geography',
  geoPolygon: 'Geography',
  geoS2: 'Geography',
  rows: 'Rows and windows',
  series: 'Series',
  sketches: 'Sketches',
  paths: 'Text',
  versions: 'Text',
  units: 'Units',
});

/** Functions that stand in no table of SQL, by the beginnings of their names. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^geo_info_|ipv[46]/, 'Addresses'],
  [/^geo_/, 'Geography'],
  [/^series_/, 'Series'],
  [/^(gzip|zlib|punycode|base64)/, 'Hashing, encoding and compression'],
  [/^(parse_|format_)/, 'Text'],
  [/^(beta_|welch|erf|gamma)/, 'Mathematics'],
];

function familyOf(name: string): string {
  if (windowFunctionNames.includes(name)) return 'Rows and windows';
  if (graphFunctionNames.includes(name)) return 'Graph patterns';
  const key = Object.keys(functionFamilies).find((each) => Object.hasOwn(functionFamilies[each] ?? {}, name));
  if (key) return FAMILIES[key] ?? key;
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? 'Further functions';
}

const HOW: Readonly<Record<SupportState, string>> = {
  exact: 'exact',
  differs: 'differs',
  refused: 'refused',
  pending: '-',
};
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const isHost = ({ kind, name }: SupportEntry): boolean =>
  Object.hasOwn(kind === 'function' ? hostFunctions : hostOperators, name);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const entryTable = (entries: readonly SupportEntry[]): string =>
  table(
    ['name', 'answer', 'runs', 'note'],
    [...entries]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((each) => [
        `\`${each.name}\``,
        HOW[each.state],
        each.state === 'refused' ? '' : isHost(each) ? 'in a thread' : 'in the engine',
        each.note,
      ]),
  );

const countOf = (entries: readonly SupportEntry[], state: SupportState): number =>
  entries.filter((each) => each.state === state).length;

const KINDS = [
  ['operator', 'Tabular operators'],
  ['function', 'Scalar functions'],
  ['aggregate', 'Aggregates'],
  ['plugin', 'Plugins'],
] as const;

/** How many there are of each kind, and what becomes of them. */
function printCounts(entries: readonly SupportEntry[], syntax: readonly SyntaxEntry[]): string {
  const rows = KINDS.map(([kind, title]) => {
    const mine = entries.filter((each) => each.kind === kind);
    return [title, mine.length, countOf(mine, 'exact'), countOf(mine, 'differs'), countOf(mine, 'refused')];
  });
  const groups = [...new Set(syntax.map(({ group }) => group))].map((group) => {
    const mine = syntax.filter((each) => each.group === group);
    const refused = mine.filter(({ outcome }) => outcome === 'refused').length;
    return [group, mine.length, mine.length - refused, 0, refused];
  });
  return table(
    ['', 'known to the parser', 'exact', 'differ, with a warning', 'refused'],
    [...rows, ...groups].map((row) => row.map(String)),
  );
}

function printFunctions(entries: readonly SupportEntry[]): string {
  const families = Map.groupBy(entries, ({ name }) => familyOf(name));
  const sections = [...families].sort(([a], [b]) => (a < b ? -1 : 1));
  return sections.map(([family, mine]) => `### ${family} (${mine.length})\n\n${entryTable(mine)}`).join('\n\n');
}

const printSyntax = (syntax: readonly SyntaxEntry[]): string =>
  [...Map.groupBy(syntax, ({ group }) => group)]
    .map(([group, mine]) => {
      const rows = mine.map(({ name, outcome, note }) => [`\`${name}\``, outcome, note]);
      return `## ${group} (${mine.length})\n\n${table(['name', 'answer', 'note'], rows)}`;
    })
    .join('\n\n');

/** What the engine under the paths cannot keep; see `lower/value.ts`. */
const PATHS =
  'Dynamic paths (`Bag.key`, `Bag[0]`) differ from Kusto in two cases. A text that holds a whole number outside the 64-bit range anywhere (below -9223372036854775808 or above 18446744073709551615) gives null for every path that stands right behind its `parse_json()`, or reads it from a table; once `parse_json()` of it is a column of its own, and in constants, the number is a real. An array or a bag that a path gives shows its whole reals as longs: `Bag.list` of `{"list":[1.0]}` is `[1]`, while `Bag.list[0]` is `1.0`. Values that are stored or passed on whole keep their text.';

/** What the engine's numbers cannot keep; see `functions/convert.ts`. */
const NUMBERS =
  'The text of a real that needs 17 digits ends in the digit nearest to it, where Kusto may print another one that reads back the same (`0.1 + 0.2`). A decimal has 38 digits before its point and 38 after it, in tables, constants, arithmetic and aggregates: a larger one is null, further digits are cut. Kusto documents 128 bits and not how many digits those are.';

const KEY =
  "`exact`: Kusto's documented answer, to the digit, the null and the type. `differs`: works, and the warning `KQL3003` says what the note says. `refused`: the query is refused with `KQL2006` and the note. *In the engine* is SQL; *in a thread* is code over at most 500,000 rows, and a query says so where there were more.";

/** The text of `docs/kql-support.md`. */
export function printSupport(): string {
  const entries = listSupport();
  const syntax = listSyntax();
  const sections = KINDS.map(([kind, title]) => {
    const mine = entries.filter((each) => each.kind === kind);
    return `## ${title} (${mine.length})\n\n${kind === 'function' ? printFunctions(mine) : entryTable(mine)}`;
  });
  const parts = [
    '<!-- Generated by `node packages/kql/tools/write-support.ts`. Do not edit. -->',
    '# What of KQL is supported',
    'Names are those of the parser `@kusto/language-service-next`: each of its lists stands here whole. Whatever is not supported is refused with a place; nothing is passed through.',
    printCounts(entries, syntax),
    KEY,
    '## Values',
    PATHS,
    NUMBERS,
    ...sections,
    printSyntax(syntax),
  ];
  return `${parts.join('\n\n')}\n`;
}
