import { aggregates, refusedAggregates } from './functions/aggregates.ts';
import { functionFamilies } from './functions/all.ts';
import type { FunctionTable } from './functions/define.ts';
import { operators } from './functions/operators.ts';
import { hostFunctions } from './host/functions.ts';
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
  if (windowFunctionNames.includes(name)) return { kind, name, state: 'exact', note: '' };
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

/** What the engine under the paths cannot keep; see `lower/value.ts`. */
const PATHS =
  'Dynamic paths (`Bag.key`, `Bag[0]`) differ from Kusto in two cases. A text that holds a whole number outside the 64-bit range anywhere (below -9223372036854775808 or above 18446744073709551615) gives null for every one of its paths. A real that is whole, such as `1.0`, is read by a path as `1`, so that its text and `gettype()` are those of a long. Values that are stored or passed on whole keep their text.';

/** What the engine's numbers cannot keep; see `functions/convert.ts`. */
const NUMBERS =
  'The text of a real that needs 17 digits ends in the digit nearest to it, where Kusto may print another one that reads back the same (`0.1 + 0.2`). A decimal keeps 18 digits after its point.';

const TITLES = {
  operator: 'Tabular operators',
  function: 'Scalar functions',
  aggregate: 'Aggregates',
  plugin: 'Plugins',
};

/** The text of `docs/kql-support.md`. */
export function printSupport(entries: readonly SupportEntry[] = listSupport()): string {
  const kinds = ['operator', 'function', 'aggregate', 'plugin'] as const;
  const sections = kinds.map((kind) => {
    const mine = entries.filter((each) => each.kind === kind);
    const names = (state: SupportState): string[] =>
      mine.filter((each) => each.state === state).map((each) => `\`${each.name}\``);
    const notes = mine.filter((each) => each.note !== '').map((each) => `- \`${each.name}\`: ${each.note}`);
    const done = mine.filter((each) => each.state === 'exact' || each.state === 'differs').length;
    return [
      `## ${TITLES[kind]} (${done} of ${mine.length})`,
      `Supported: ${names('exact').concat(names('differs')).join(', ')}.`,
      `Not yet, refused with \`KQL2001\` to \`KQL2004\`: ${names('pending').join(', ') || 'none'}.`,
      ...(notes.length > 0
        ? [['Refused on purpose, or with a difference that a warning names:', '', ...notes].join('\n')]
        : []),
    ].join('\n\n');
  });
  const scalarOperators = Object.keys(operators).map((name) => `\`${name}\``);
  const head = [
    '<!-- Generated by `node packages/kql/tools/write-support.ts`. Do not edit. -->',
    '# What of KQL is supported',
    'Names are those of the parser `@kusto/language-service-next`. Whatever is not supported is refused with a place; nothing is passed through.',
    PATHS,
    NUMBERS,
    `Scalar operators: ${scalarOperators.join(', ')}, \`in\`, \`!in\`, \`in~\`, \`!in~\`, \`has_any\`, \`has_all\`, \`between\`, \`!between\`.`,
  ];
  return `${[...head, ...sections].join('\n\n')}\n`;
}
