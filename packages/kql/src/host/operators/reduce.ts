import type { HostOperator, HostTable, Json } from '../host.ts';

/** A text cut into terms and what stands between them: `separators[i]` follows `terms[i]`. */
interface Cut {
  readonly terms: readonly string[];
  readonly separators: readonly string[];
}

interface Options {
  readonly threshold: number;
  readonly separators: string | null;
}

const readOptions = (options: Json): Options => {
  const given = options as { readonly threshold: number; readonly separators: string | null };
  return { threshold: given.threshold, separators: given.separators };
};

function cut(text: string, separators: string | null): Cut {
  const isSeparator = (char: string): boolean =>
    separators === null ? !/[\p{L}\p{N}]/u.test(char) : separators.includes(char);
  const terms = [''];
  const between: string[] = [];
  for (const char of text) {
    const isOpen = between.length === terms.length;
    if (isSeparator(char)) between[terms.length - 1] = (between[terms.length - 1] ?? '') + char;
    else if (isOpen) terms.push(char);
    else terms[terms.length - 1] += char;
  }
  return { terms, separators: between };
}

/** A term at its place; numbers never make a pattern. */
const wordAt = (term: string, index: number): string | null =>
  term === '' || /^\p{N}+$/u.test(term) ? null : `${index}\u0000${term}`;

/** The text with `*` for every term that is not frequent. Separators that the query names end with the term beside them. */
function patternOf({ terms, separators }: Cut, frequent: ReadonlySet<string>, keepsSeparators: boolean): string {
  let pattern = '';
  terms.forEach((term, index) => {
    const word = wordAt(term, index);
    const isFrequent = word !== null && frequent.has(word);
    const before = index === 0 ? '' : (separators[index - 1] ?? '');
    const isStarred = pattern.endsWith('*');
    if (isFrequent) pattern += (isStarred && !keepsSeparators ? '' : before) + term;
    else if (term !== '' && !isStarred) pattern += `${keepsSeparators ? before : ''}*`;
  });
  const last = separators.length === terms.length ? (separators.at(-1) ?? '') : '';
  return pattern.endsWith('*') ? pattern : pattern + last;
}

interface Group {
  readonly members: { readonly text: string; readonly count: bigint }[];
  count: bigint;
}

/** Groups texts by the frequent terms that they have at the same places. */
function groupTexts(texts: readonly { text: string; count: bigint }[], { threshold, separators }: Options) {
  const total = texts.reduce((sum, each) => sum + each.count, 0n);
  const least = threshold * Number(total);
  const cuts = texts.map((each) => cut(each.text, separators));
  const counts = new Map<string, bigint>();
  cuts.forEach(({ terms }, row) => {
    terms.forEach((term, index) => {
      const word = wordAt(term, index);
      if (word !== null) counts.set(word, (counts.get(word) ?? 0n) + (texts[row]?.count ?? 0n));
    });
  });
  const frequent = new Set([...counts].flatMap(([word, count]) => (Number(count) > least ? [word] : [])));
  const groups = new Map<string, Group>();
  texts.forEach((member, row) => {
    const pattern = patternOf(cuts[row] as Cut, frequent, separators === null);
    const group = groups.get(pattern) ?? { members: [], count: 0n };
    group.members.push(member);
    group.count += member.count;
    groups.set(pattern, group);
  });
  return { groups, least };
}

function run([table]: readonly HostTable[], options: Json) {
  const texts = (table?.rows ?? [])
    .map(([text, count]) => ({ text: String(text), count: BigInt(count as bigint) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  const { groups, least } = groupTexts(texts, readOptions(options));
  const kept = [...groups].filter(([pattern, { count }]) => pattern !== '*' && Number(count) > least);
  const others = [...groups].filter(([pattern, { count }]) => pattern === '*' || Number(count) <= least);
  const otherCount = others.reduce((sum, [, { count }]) => sum + count, 0n);
  const rows = kept.flatMap(([pattern, { members, count }]) => {
    const [best] = members.toSorted((a, b) => (a.count === b.count ? 0 : a.count > b.count ? -1 : 1));
    return members.map(({ text }) => [text, pattern, count, best?.text ?? '']);
  });
  const rest = others.flatMap(([, { members }]) => members.map(({ text }) => [text, 'others', otherCount, '']));
  return [...rows, ...rest];
}

/**
 * Texts by their pattern: terms that more than a share of the rows have at the same place stay, the others become `*`.
 * Input: text, count. Output: text, pattern, rows of the pattern, one text of it.
 * Source: Risto Vaarandi, "A Data Clustering Algorithm for Mining Patterns From Event Logs", on which the vendor builds.
 */
export const reduce: HostOperator = { run, source: 'https://learn.microsoft.com/kusto/query/reduce-operator' };
