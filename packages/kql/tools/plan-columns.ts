import type { Query } from '../src/ast.ts';
import type { CompileOptions } from '../src/kql.ts';
import { lowerQuery } from '../src/lower/query.ts';
import { LowerContext, Question } from '../src/lower/scope.ts';
import { parseQuery } from '../src/parse/parse.ts';
import { Refusal } from '../src/problems.ts';
import type { ColumnSchema } from '../src/types.ts';

/** An operator whose plan has other columns than the binder gave it. Shape: `theirs` and `ours` are `name: type, ...`. */
export interface OtherColumns {
  readonly operator: string;
  readonly theirs: string;
  readonly ours: string;
}

/**
 * Operators of a query, at any depth, whose columns differ from those that every operator after them was bound to. What reads the
 * rows of an operator around it is not looked at alone, nor what the compiler refuses or asks rows for.
 */
export function findOtherColumns(text: string, options: CompileOptions): OtherColumns[] {
  const parsed = parse(text, options);
  if (parsed?.kind !== 'parsed') return [];
  const lowered = (query: Query): readonly ColumnSchema[] =>
    lowerQuery(query, new LowerContext(options, [], parsed.settings, parsed.shared)).columns;
  return parsed.tables
    .flatMap(({ query }) => closedQueries(query))
    .flatMap((query) => {
      const ours = unlessRefused(() => lowered(query));
      const other = { operator: query.kind, theirs: print(query.columns), ours: print(ours ?? query.columns) };
      return other.ours === other.theirs ? [] : [other];
    });
}

const parse = (text: string, options: CompileOptions) => unlessRefused(() => parseQuery(text, options));
const print = (columns: readonly ColumnSchema[]): string =>
  columns.map(({ name, type }) => `${name}: ${type}`).join(', ');

function unlessRefused<T>(attempt: () => T): T | null {
  try {
    return attempt();
  } catch (thrown) {
    if (thrown instanceof Refusal || thrown instanceof Question) return null;
    throw thrown;
  }
}

const isQuery = (part: object): part is Query => 'kind' in part && 'columns' in part && 'span' in part;

/** A query and those inside of it, but for parts that read an `input` around them. */
function closedQueries(query: Query): Query[] {
  const known = new Map<object, boolean>();
  readsInput(query, known);
  return [...known].flatMap(([part, reads]) => (isQuery(part) && !reads ? [part] : []));
}

/** Whether a part of a tree reads an `input` that stands around it. */
function readsInput(part: unknown, known: Map<object, boolean>): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const found = known.get(part);
  if (found !== undefined) return found;
  const isInput = isQuery(part) && part.kind === 'input';
  const parts = part instanceof Map ? [...part] : Object.entries(part);
  // The body of `mv-apply` or `partition` reads the rows of that operator.
  const reading = parts.map(([name, inner]) => readsInput(inner, known) && name !== 'body');
  known.set(part, isInput || reading.includes(true));
  return known.get(part) ?? false;
}
