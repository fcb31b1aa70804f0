import type { KqlSupport } from '@vedette/model';
import { blankOut } from '../grid/kql-text.ts';

/** What the compiler does with each name, found by the place in which it stands. */
export interface SupportIndex {
  readonly operators: ReadonlyMap<string, KqlSupport>;
  readonly plugins: ReadonlyMap<string, KqlSupport>;
  /** Functions and aggregates. A name that is both is here as the one that works better. */
  readonly calls: ReadonlyMap<string, KqlSupport>;
}

/** A name in a query that does not work as in Kusto. Shape: `start` and `end` are places in the text. */
export interface SupportMark {
  readonly start: number;
  readonly end: number;
  readonly entry: KqlSupport;
}

const ORDER = { exact: 0, differs: 1, pending: 2, refused: 3 } as const;

export function makeSupportIndex(entries: readonly KqlSupport[]): SupportIndex {
  const of = (...kinds: readonly string[]) => {
    const mine = entries.filter(({ kind }) => kinds.includes(kind));
    // The better one comes last and so stays.
    return new Map(mine.sort((a, b) => ORDER[b.state] - ORDER[a.state]).map((entry) => [entry.name, entry]));
  };
  return { operators: of('operator'), plugins: of('plugin'), calls: of('function', 'aggregate') };
}

/** True where a query with this name is refused. */
export const isRefused = ({ state }: KqlSupport): boolean => state === 'refused' || state === 'pending';

const KINDS = { function: 'function', aggregate: 'aggregate', plugin: 'plugin', operator: 'operator' } as const;

/** One or two sentences: whether it works, and why not or what differs. */
export function describeSupport({ kind, name, state, note }: KqlSupport): string {
  const called = `The ${KINDS[kind]} \`${name}\``;
  switch (state) {
    case 'refused':
      return `${called} is not supported: ${note || 'it is refused on purpose.'}`;
    case 'pending':
      return `${called} is not supported yet; a query with it is refused.`;
    case 'differs':
      return `${called} differs from Kusto: ${note}`;
    default:
      return '';
  }
}

const PIPED = /\|\s*([A-Za-z][\w-]*)/g;
/** Where a statement or a query in brackets begins. */
const LEADING = /(?:^|[;(]|=|\n[^\S\n]*\n)\s*([a-z][\w-]*)(?=\s)/g;
const PLUGIN = /\bevaluate\b(?:\s+hint\.[\w.]+\s*=\s*[\w]+)*\s+(\w+)\s*\(/g;
const CALL = /(?<![.\w])([A-Za-z_]\w*)\s*\(/g;
const DEFINED = /\blet\s+([A-Za-z_]\w*)\s*=/g;

/** Every name of the text that is refused, pending, or differs. */
export function findSupportMarks(text: string, index: SupportIndex): readonly SupportMark[] {
  const code = blankOut(text);
  const own = new Set([...code.matchAll(DEFINED)].map(([, name]) => name));
  const marks = new Map<number, SupportMark>();
  const look = (pattern: RegExp, names: ReadonlyMap<string, KqlSupport>) => {
    for (const found of code.matchAll(pattern)) {
      const name = found[1] ?? '';
      const entry = names.get(name);
      const start = found.index + found[0].lastIndexOf(name, found[0].length - (found[0].endsWith('(') ? 2 : 0));
      if (entry && entry.state !== 'exact' && !own.has(name) && !marks.has(start))
        marks.set(start, { start, end: start + name.length, entry });
    }
  };
  const plugins = new Set([...code.matchAll(PLUGIN)].map(({ index: at, 0: whole }) => at + whole.length - 1));
  look(PLUGIN, index.plugins);
  look(PIPED, index.operators);
  look(LEADING, index.operators);
  look(CALL, index.calls);
  return [...marks.values()].filter(({ end, entry }) => {
    const opens = code.indexOf('(', end);
    return !(plugins.has(opens) && entry.kind !== 'plugin');
  });
}

/** The call that a place stands in, and which argument. Only the text of one query is looked at. */
export function findCall(
  text: string,
  offset: number,
): { readonly name: string; readonly argument: number } | undefined {
  const code = blankOut(text).slice(0, offset);
  let depth = 0;
  let argument = 0;
  for (let at = code.length - 1; at >= 0; at -= 1) {
    const char = code.charAt(at);
    if (char === ')' || char === ']' || char === '}') depth += 1;
    else if (char === ',' && depth === 0) argument += 1;
    else if (char === '|' && depth === 0) return undefined;
    else if (char === '(' || char === '[' || char === '{') {
      if (depth > 0) depth -= 1;
      else {
        const name = char === '(' ? /([A-Za-z_]\w*)\s*$/.exec(code.slice(0, at))?.[1] : undefined;
        if (name) return { name, argument };
        argument = 0;
      }
    }
  }
  return undefined;
}
