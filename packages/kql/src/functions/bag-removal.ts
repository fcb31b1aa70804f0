import { jsonPathSteps } from '../parse/json-path.ts';
import { refuse } from '../problems.ts';
import { rawPairs } from '../sql/json-reals.ts';
import { lambda, type SqlNode, shared, sql, text, textArray } from '../sql/node.ts';
import { arg, type Call, defineFunctions, kusto } from './define.ts';
import { isBag, jsonBag } from './json.ts';

/** Keys to remove, and under the names of inner bags what to remove there. */
interface Removal {
  readonly keys: string[];
  readonly inner: Map<string, Removal>;
}

const emptyRemoval = (): Removal => ({ keys: [], inner: new Map() });

/** A tree of the paths: `$.a.b` removes `b` inside of `a`; a key that is no path is one of the outer bag. */
function removalOf(keys: readonly unknown[], call: Call): Removal {
  const root = emptyRemoval();
  for (const key of keys.filter((each) => typeof each === 'string')) {
    const steps = key.startsWith('$') ? jsonPathSteps(key) : [key];
    if (!steps || steps.length === 0 || steps.some((step) => typeof step !== 'string'))
      return refuse('KQL2007', call.span, call.name, 'keys and paths of keys such as `$.a.b`', `\`${key}\``);
    addPath(root, steps as string[]);
  }
  return root;
}

function addPath(root: Removal, steps: readonly string[]): void {
  let at = root;
  for (const step of steps.slice(0, -1)) {
    const next = at.inner.get(step) ?? emptyRemoval();
    at.inner.set(step, next);
    at = next;
  }
  at.keys.push(steps.at(-1) ?? '');
}

/** A bag without some of its keys; what is no bag stays as it is. `bag` is raw JSON text that is not null. */
function without(bag: SqlNode, { keys, inner }: Removal): SqlNode {
  const pairs = rawPairs(bag);
  const kept = sql`arrayFilter(${lambda(1, (pair) => sql`NOT has(${textArray(keys)}, ${pair}.1)`)}, ${pairs})`;
  const build = (pair: SqlNode): SqlNode => {
    const branches = [...inner]
      .map(([name, removal]) => sql`${pair}.1 = ${text(name)}, ${without(sql`${pair}.2`, removal)}`)
      .reduce((all, each) => sql`${all}, ${each}`);
    return sql`(${pair}.1, multiIf(${branches}, ${pair}.2))`;
  };
  const rebuilt = inner.size === 0 ? kept : sql`arrayMap(${lambda(1, build)}, ${kept})`;
  return sql`if(JSONType(${bag}) = 'Object', ${jsonBag(rebuilt)}, ${bag})`;
}

const constantKeys = (call: Call): readonly unknown[] | null => {
  const { literal } = arg(call, 1);
  const given: unknown = typeof literal === 'string' ? JSON.parse(literal) : null;
  return Array.isArray(given) ? given : null;
};

function removeKeys(call: Call): SqlNode {
  const once = shared(arg(call, 0).node);
  const bag = without(sql`assumeNotNull(${once})`, removalOf(constantKeys(call) ?? [], call));
  return sql`if(${isBag(once)}, ${bag}, NULL)`;
}

export const bagRemovalFunctions = defineFunctions({
  bag_remove_keys: {
    sql: removeKeys,
    // Paths of any depth, known only by row, are no expression.
    isOutside: (call) => constantKeys(call) === null,
    fidelity: 'exact',
    source: kusto('bag-remove-keys-function'),
  },
});
