import type { Query } from '../ast.ts';

/** Operators whose result is worth keeping: it costs more than reading the rows again, or is smaller. */
const WORTH = new Set<string>([
  'summarize',
  'distinct',
  'count',
  'join',
  'topnested',
  'makeseries',
  'evaluate',
  'scan',
  'graphmatch',
  'graphtable',
  'reduce',
  'partition',
  'mvapply',
]);

interface Found {
  count: number;
  /** Reads the rows of an operator that stands around it, and means something else elsewhere. */
  isBound: boolean;
  isWorth: boolean;
}

/**
 * Queries that a text names once and reads several times: those with an operator that is worth it, and what `materialize()` holds. Plain
 * filters over a table are read again instead: each reader then keeps its own filters at the table.
 */
export function findShared(results: readonly Query[], materialised: ReadonlySet<Query>): Set<Query> {
  const found = new Map<Query, Found>();
  for (const query of results) visit(query, found);
  const shared = [...found].filter(
    ([query, { count, isBound, isWorth }]) => count > 1 && !isBound && (isWorth || materialised.has(query)),
  );
  return new Set(shared.map(([query]) => query));
}

const LEAVES = new Set(['span', 'columns', 'literal']);
const isQuery = (value: object): value is Query => 'kind' in value && 'columns' in value && 'span' in value;

/** Walks a tree of plain objects; what is met again is counted, not walked again. */
function visit(value: unknown, found: Map<Query, Found>): Pick<Found, 'isBound' | 'isWorth'> {
  if (typeof value !== 'object' || value === null) return { isBound: false, isWorth: false };
  if (!isQuery(value)) return visitParts(value, found);
  const known = found.get(value);
  if (known) {
    known.count += 1;
    return known;
  }
  const own: Found = { count: 1, isBound: value.kind === 'input', isWorth: WORTH.has(value.kind) };
  found.set(value, own);
  const inner = visitParts(value, found);
  own.isBound ||= inner.isBound;
  own.isWorth ||= inner.isWorth;
  return own;
}

function visitParts(value: object, found: Map<Query, Found>): Pick<Found, 'isBound' | 'isWorth'> {
  const all = { isBound: false, isWorth: false };
  const parts =
    value instanceof Map
      ? [...value.values()]
      : Object.entries(value).flatMap(([key, part]) => (LEAVES.has(key) ? [] : [part]));
  for (const part of parts) {
    const inner = visit(part, found);
    all.isBound ||= inner.isBound;
    all.isWorth ||= inner.isWorth;
  }
  return all;
}
