import type { Catalogue } from '../kql.ts';
import { refuse } from '../problems.ts';
import { childrenOf, type KustoNode, kindOf, kusto, requireChild, writtenName } from './kusto.ts';
import { asLet } from './stored-text.ts';

/** Names that a query may come to when each `let` and stored function is written out where it is read: the binder does so, in up to a second. */
const MAX_NAMES = 100_000;
/** Fewer declarations than this cannot double that often, where nothing that they read is heavier than this. */
const MIN_DECLARATIONS = 10;
const LIGHT = 100;

/**
 * Refuses a text that doubles itself: the binder's time grows with the query as it is written out, and nothing can stop it. Reads the
 * syntax alone, of the text and of the stored functions that it names.
 * Errors: `KQL2020`.
 */
export function assertBindable(text: string, catalogue: Catalogue): void {
  const stored = storedWeights(catalogue);
  const isLight = ({ name }: { readonly name: string }): boolean => !text.includes(name) || stored(name) <= LIGHT;
  const lets = text.match(/\blet\b/gi)?.length ?? 0;
  if (lets < MIN_DECLARATIONS && (catalogue.functions ?? []).every(isLight)) return;
  const { Syntax: root } = kusto.KustoCode.Parse(text);
  if (weigh(root, { declared: new Map(), stored }) > MAX_NAMES)
    refuse('KQL2020', { start: 0, end: text.length, line: 1, column: 1 }, String(MAX_NAMES));
}

/** Whether a stored function comes to more names than a query may: nothing may bind it. */
export const doublesItself = (name: string, catalogue: Catalogue): boolean =>
  storedWeights(catalogue)(name) > MAX_NAMES;

type WeightOf = (name: string) => number;
const kept = new WeakMap<Catalogue, WeightOf>();

/** How many names a stored function comes to; one for every other name. Each is weighed when it is first asked for. */
function storedWeights(catalogue: Catalogue): WeightOf {
  const known = kept.get(catalogue);
  if (known) return known;
  const functions = new Map((catalogue.functions ?? []).map((of) => [of.name, of]));
  const weights = new Map<string, number>();
  const stored: WeightOf = (name) => {
    const of = functions.get(name);
    const before = of ? weights.get(name) : 1;
    if (!of || before !== undefined) return before ?? 1;
    // What calls itself has another problem, which is told where it is called.
    weights.set(name, 1);
    const weight = weigh(kusto.KustoCode.Parse(asLet(of).text).Syntax, { declared: new Map(), stored });
    weights.set(name, weight);
    return weight;
  };
  kept.set(catalogue, stored);
  return stored;
}

interface Weights {
  /** Those of the `let`s so far: their names win over those of stored functions. */
  readonly declared: Map<string, number>;
  readonly stored: WeightOf;
}

/** How many names a part comes to. A declaration is weighed once, and then wherever its name stands. */
function weigh(node: KustoNode, weights: Weights): number {
  const { declared, stored } = weights;
  const kind = kindOf(node);
  if (kind === 'NameReference') return declared.get(writtenName(node)) ?? stored(writtenName(node));
  if (kind === 'LetStatement') {
    const weight = weigh(requireChild(node, 'Expression'), weights);
    declared.set(writtenName(requireChild(node, 'Name')), weight);
    // What nobody reads is bound once all the same.
    return weight;
  }
  return childrenOf(node).reduce((sum, child) => sum + weigh(child, weights), 0);
}
