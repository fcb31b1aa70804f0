import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compileKql, type TableSchema } from '../src/index.ts';
import { bindParameters } from '../src/run/bind.ts';
import { createTableSql, createValueDecoder } from '../src/run/index.ts';
import { runTable } from '../src/run/run-kql.ts';
import { makeTable, openEngine } from '../tools/engine.ts';

/** Text operators over a table with and without an index of terms, against Kusto's rule in JavaScript. */
const engine = openEngine();
afterAll(() => engine.cleanup());

const COLUMNS: TableSchema['columns'] = [
  { name: 'Id', type: 'long' },
  { name: 'Text', type: 'string' },
];
const plain: TableSchema = { name: 'Plain', columns: COLUMNS };
const indexed: TableSchema = { name: 'Indexed', columns: COLUMNS, termColumns: ['Text'] };
const options = { catalogue: { tables: [plain, indexed], watchlists: [] }, now: new Date(0) };

function compile(kql: string) {
  const compiled = compileKql(kql, options);
  if (compiled.kind === 'rejected') throw new Error(compiled.problems.map((each) => each.message).join('\n'));
  return compiled;
}
async function answer(kql: string): Promise<unknown[][]> {
  const compiled = compile(kql);
  const { rows } = await runTable(compiled, { engine });
  return rows.map(createValueDecoder(compiled.columns));
}

/** As the log store lays such a table out. */
const INDEXES = ['lower(Text)', '`_Terms:Text`'].map(
  (of, at) => `ADD INDEX terms${at} ${of} TYPE text(tokenizer = 'splitByNonAlpha')`,
);

const fold = (letter: string): string => {
  if (/\p{ASCII}/u.test(letter)) return letter.toLowerCase();
  if (/[Σς]/.test(letter)) return 'σ';
  const small = letter.toLowerCase();
  return [...small].length > 1 || /\p{ASCII}/u.test(small) ? letter : small;
};
const isOfTerm = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Whether `needle` stands somewhere in `text`, with the end of a term at the ends that are asked for. */
function stands(text: string, needle: string, [start, end]: readonly [boolean, boolean], isCaseSensitive = false) {
  const read = (of: string): string[] => [...of].map((each) => (isCaseSensitive ? each : fold(each)));
  const [letters, wanted] = [read(text), read(needle)];
  if (wanted.length === 0) return true;
  return letters.some((_, at) => {
    if (!wanted.every((each, offset) => letters[at + offset] === each)) return false;
    const isStart = !start || !isOfTerm(wanted[0]) || !isOfTerm(letters[at - 1]);
    return isStart && (!end || !isOfTerm(wanted.at(-1)) || !isOfTerm(letters[at + wanted.length]));
  });
}

type Operator = (text: string, needle: string) => boolean;
const OPERATORS: Readonly<Record<string, Operator>> = {
  has: (text, needle) => stands(text, needle, [true, true]),
  '!has': (text, needle) => !stands(text, needle, [true, true]),
  has_cs: (text, needle) => stands(text, needle, [true, true], true),
  hasprefix: (text, needle) => stands(text, needle, [true, false]),
  hassuffix: (text, needle) => stands(text, needle, [false, true]),
  hasprefix_cs: (text, needle) => stands(text, needle, [true, false], true),
  contains: (text, needle) => stands(text, needle, [false, false]),
  '!contains': (text, needle) => !stands(text, needle, [false, false]),
  contains_cs: (text, needle) => stands(text, needle, [false, false], true),
};

const WORDS = [
  'north',
  'North',
  'NORTHERN',
  'ab',
  'k',
  's',
  'x7',
  'Жар',
  'жар',
  'É',
  'é',
  'straße',
  'ΟΔΟΣ',
  'οδος',
  'Οδοσ',
];
const ODD = ['K', 'ſ', 'İ', 'ı', '北', '٣', '½', 'ⅷ', 'Å'];
const BETWEEN = [' ', '.', '-', '/', '_', '\t', '—', '\u00a0', '“', '\u0301', '🙂', "'", '\\', '%'];
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...WORDS, ...ODD) },
      { weight: 3, arbitrary: fc.constantFrom(...BETWEEN) },
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''));
const needle = fc.oneof(
  fc.constantFrom(
    'north',
    'NORTH',
    'nort',
    'rth',
    'orther',
    'k',
    's',
    'i',
    'x7',
    '7',
    'ab',
    'жар',
    'ЖАР',
    'é',
    'straße',
    'ar',
    'οδος',
    '北',
  ),
  fc
    .tuple(
      fc.constantFrom('', 'ab', 'north', 'x7', '.'),
      fc.constantFrom('.', ' ', '-', '/', '_', '%'),
      fc.constantFrom('north', 'ab', 'nort', 'жар', ''),
    )
    .map((parts) => parts.join('')),
);
/** Where letters of several small forms are compared one by one, the engine and JavaScript go by their own tables. */
const isModelled = (operator: string, of: string): boolean => !(operator.endsWith('contains') && /[οδ]/.test(of));

const quoted = (of: string): string => `"${of.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

async function compareAll(texts: readonly string[], needles: readonly string[], tables: readonly string[]) {
  const asked = needles.flatMap((of) =>
    Object.keys(OPERATORS)
      .filter((each) => isModelled(each, of))
      .map((operator) => ({ operator, of })),
  );
  for (const table of tables) {
    const members = asked.map(
      ({ operator, of }, at) => `(${table} | where Text ${operator} ${quoted(of)} | project Id, Asked = ${at})`,
    );
    const rows = await answer(
      `union ${members.join(', ')} | summarize Ids = make_list(Id) by Asked | project Asked, Ids`,
    );
    const found = new Map(rows.map(([at, ids]) => [Number(at), (ids as unknown[]).map(Number).sort((a, b) => a - b)]));
    for (const [at, { operator, of }] of asked.entries()) {
      const expected = texts.flatMap((each, id) => ((OPERATORS[operator] as Operator)(each, of) ? [id] : []));
      expect({ table, operator, of, texts: (found.get(at) ?? []).map((id) => texts[id]) }).toEqual({
        table,
        operator,
        of,
        texts: expected.map((id) => texts[id]),
      });
    }
  }
}

const rowsOf = (texts: readonly string[], from: number) => texts.map((each, at) => [from + at, each]);
const insertSql = (name: string, texts: readonly string[], from: number): string =>
  `INSERT INTO ${name} (Id, Text) FORMAT JSONCompactEachRow\n${rowsOf(texts, from)
    .map((row) => JSON.stringify(row))
    .join('\n')}`;

/** Three parts: rows of before the column of terms, of before its index, and of after both. */
function makeIndexed(texts: readonly string[]): void {
  const third = Math.ceil(texts.length / 3);
  const part = (at: number) => insertSql('Indexed', texts.slice(at * third, (at + 1) * third), at * third);
  const terms = /`_Terms:Text` .*(?=\) ENGINE)/s.exec(createTableSql(indexed))?.[0] ?? '';
  engine.query('DROP TABLE IF EXISTS Indexed');
  engine.query(createTableSql({ ...plain, name: 'Indexed' }));
  engine.query('SYSTEM STOP MERGES Indexed');
  engine.query(part(0));
  engine.query(`ALTER TABLE Indexed ADD COLUMN ${terms}`);
  engine.query(part(1));
  engine.query(`ALTER TABLE Indexed ${INDEXES.join(', ')}`);
  engine.query(part(2));
}

describe('a term', () => {
  test('is found by the index, without it and by the rule alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 60, maxLength: 90 }),
        fc.array(needle, { minLength: 5, maxLength: 6 }),
        async (texts, needles) => {
          makeTable(engine, { ...plain, rows: rowsOf(texts, 0) });
          makeIndexed(texts);
          await compareAll(texts, needles, ['Plain', 'Indexed']);
          engine.query('SYSTEM START MERGES Indexed');
          engine.query('OPTIMIZE TABLE Indexed FINAL');
          await compareAll(texts, needles, ['Indexed']);
        },
      ),
      { numRuns: 4, seed: 20_261_121, endOnFailure: true },
    );
  });

  test('of a list is found as each alone', async () => {
    const lists = [['north', 'жар'], ['NORTH', 'x7', 'north.ab'], [...WORDS, ...ODD].slice(0, 12), ['É', 'é-ab']];
    const texts = fc.sample(text, { numRuns: 80, seed: 7 });
    makeTable(engine, { ...plain, rows: rowsOf(texts, 0) });
    makeIndexed(texts);
    for (const list of lists) {
      const items = list.map(quoted).join(', ');
      const isIn = (each: string) => (of: string) => stands(each, of, [true, true]);
      const any = texts.flatMap((each, id) => (list.some(isIn(each)) ? [BigInt(id)] : []));
      const all = texts.flatMap((each, id) => (list.slice(0, 2).every(isIn(each)) ? [BigInt(id)] : []));
      for (const table of ['Plain', 'Indexed']) {
        const ids = async (test: string) =>
          (await answer(`${table} | where Text ${test} | project Id | order by Id asc`)).flat();
        expect(await ids(`has_any (${items})`)).toEqual(any);
        expect(await ids(`has_all (${list.slice(0, 2).map(quoted).join(', ')})`)).toEqual(all);
      }
    }
  });

  test.each([
    'where Text has "north"',
    'where Text !has "north"',
    'where Text has "жар"',
    'where Text has_any ("north", "ab", "жар")',
    'where Text has_all ("north", "ab")',
    'where Text contains "nort"',
    'project-rename Other = Text | where Other has "north" and Id > 3',
  ])('is looked up, and no text read: %s', (steps) => {
    makeIndexed(['north ab', 'жар', '']);
    const { sql, parameters } = compile(`Indexed | ${steps} | count`);
    const plan = engine.query(`EXPLAIN actions = 1 ${bindParameters({ sql, parameters })}`);
    expect(plan).toContain('__text_index_terms');
    expect(plan).not.toMatch(/lower\(|_Terms:Text/);
  });

  test.each([
    'project-rename Other = Text | where Other has "north" or Other contains "nort" | project Id',
    'extend Other = Text | where Other has "жар" | project Id',
    'extend Text = strcat(Text, " north") | where Text has "north" | project Id',
    'summarize Id = min(Id) by Text | where Text has "north" or Text contains "ab" | project Id',
    'distinct Text | where Text has "north.ab" | project Text',
    'join kind=inner (_T | where Text has "ab") on Text | where Text has "north" or Text1 has "жар" | project Id, Id1',
    'join kind=leftouter (_T | take 1) on Text | where Text has "north" or Text1 !has "ab" | project Id, Id1',
    'union (_T | where Text has "ab") | where Text has "north" | project Id',
    'extend Parsed = parse_user_agent(strcat("Mozilla/5.0 ", Text), "browser") | where Text has "north" or isempty(Parsed) | project Id',
    'sort by Id asc | extend Before = prev(Text) | where Text has "north" or Before has "ab" | project Id',
    'partition hint.strategy=native by Text (top 1 by Id | where Text has "north") | project Id',
    'summarize arg_max(Id, *) by Same = Id % 30 | where Text has "north" or Text contains "nort" | project Id',
    'mv-expand Each = range(1, 2) | where Text has "north" | project Id, toint(Each)',
    'mv-apply Each = range(1, 2) on (where Text has "north" | project toint(Each)) | project Id',
    'top-nested 20 of Text by Count = count() | where Text has "north" | project Text',
    'project Id, Hit = Text has "north", Other = Text hasprefix "nort", Both = Text has "north ab"',
    'as Rows | where Text has "north" | union (Rows | where Text has "ab") | project Id',
    'search "north" | project Id',
  ])('is found wherever the column goes: %s', async (steps) => {
    const texts = [...fc.sample(text, { numRuns: 40, seed: 11 }), 'north.ab', 'ab—north жар', 'ab “north”'];
    makeTable(engine, { ...plain, rows: rowsOf(texts, 0) });
    makeIndexed(texts);
    const [one, other] = ['Plain', 'Indexed'].map((table) => `${table} | ${steps.replaceAll('_T', table)}`);
    const sorted = async (kql = '') => (await answer(kql)).map((row) => row.map(String).join()).sort();
    const expected = await sorted(one);
    expect(await sorted(other)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  test('is found in rows that are kept for several readers', async () => {
    const texts = fc.sample(text, { numRuns: 40, seed: 13 });
    makeTable(engine, { ...plain, rows: rowsOf(texts, 0) });
    makeIndexed(texts);
    const twice = (table: string) =>
      answer(
        `let Kept = materialize(${table} | where Id > 2); union (Kept | where Text has "north"), (Kept | where Text has "жар") | project Id | order by Id asc`,
      );
    expect(await twice('Indexed')).toEqual(await twice('Plain'));
  });
});
