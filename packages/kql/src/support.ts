import { aggregates, refusedAggregates } from './functions/aggregates.ts';
import { functionFamilies } from './functions/all.ts';
import type { FunctionTable } from './functions/define.ts';
import { hostFunctions } from './host/functions.ts';
import { graphFunctionNames } from './lower/operators/graph-pattern.ts';
import { REDUCE_DIFFERS } from './lower/operators/reduce.ts';
import { wideAggregateNames } from './lower/operators/summarize.ts';
import { windowFunctionNames } from './lower/operators/window.ts';
import { plugins } from './lower/plugins/plugins.ts';
import { operatorKeywords } from './parse/operator-names.ts';
import { aggregateNames, functionNames, pluginSymbolNames } from './parse/symbols.ts';

export type SupportState = 'exact' | 'differs' | 'refused' | 'pending';
export interface SupportEntry {
  readonly kind: 'function' | 'aggregate' | 'plugin' | 'operator';
  readonly name: string;
  readonly state: SupportState;
  readonly note: string;
}

const allFunctions: FunctionTable = Object.assign({}, ...Object.values(functionFamilies)) as FunctionTable;

function functionEntry(name: string): SupportEntry {
  const kind = 'function' as const;
  if (windowFunctionNames.includes(name) || graphFunctionNames.includes(name))
    return { kind, name, state: 'exact', note: '' };
  const entry = Object.hasOwn(hostFunctions, name) ? hostFunctions[name] : allFunctions[name];
  if (!entry) return { kind, name, state: 'pending', note: '' };
  if ('refused' in entry) return { kind, name, state: 'refused', note: entry.refused };
  return entry.fidelity === 'exact'
    ? { kind, name, state: 'exact', note: '' }
    : { kind, name, state: 'differs', note: entry.fidelity.differs };
}

function aggregateEntry(name: string): SupportEntry {
  const kind = 'aggregate' as const;
  const entry = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
  const refused = Object.hasOwn(refusedAggregates, name) ? refusedAggregates[name] : undefined;
  if (refused) return { kind, name, state: 'refused', note: refused.refused };
  if (!entry) return { kind, name, state: wideAggregateNames.includes(name) ? 'exact' : 'pending', note: '' };
  return entry.fidelity === 'exact'
    ? { kind, name, state: 'exact', note: '' }
    : { kind, name, state: 'differs', note: entry.fidelity.differs };
}

/** Operators whose answer can differ from the vendor's. */
const OPERATOR_DIFFERENCES: Readonly<Record<string, string>> = Object.freeze({ reduce: REDUCE_DIFFERS });

function operatorEntry({ name, isSupported, refused }: (typeof operatorKeywords)[number]): SupportEntry {
  const kind = 'operator' as const;
  const differs = OPERATOR_DIFFERENCES[name];
  if (isSupported && differs) return { kind, name, state: 'differs', note: differs };
  return { kind, name, state: isSupported ? 'exact' : refused ? 'refused' : 'pending', note: refused ?? '' };
}

function pluginEntry(name: string): SupportEntry {
  const kind = 'plugin' as const;
  const entry = Object.hasOwn(plugins, name) ? plugins[name] : undefined;
  if (!entry) return { kind, name, state: 'pending', note: '' };
  if ('refused' in entry) return { kind, name, state: 'refused', note: entry.refused };
  return entry.fidelity === 'exact'
    ? { kind, name, state: 'exact', note: '' }
    : { kind, name, state: 'differs', note: entry.fidelity.differs };
}

/** What the compiler does with every function, aggregate, plugin and tabular operator that the vendor's parser knows. */
export function listSupport(): readonly SupportEntry[] {
  return [
    ...operatorKeywords.map(operatorEntry),
    ...functionNames.map(functionEntry),
    ...aggregateNames.map(aggregateEntry),
    ...pluginSymbolNames.map(pluginEntry),
  ];
}
