import type { AskingQuery, CompiledParameter, CompiledQuery, CompiledStatement, CompileResult } from './compiled.ts';
import { type Catalogue, type CompileOptions, compileStep } from './kql.ts';

/** Moments that a caller gives, in ticks: the only part of the options that changes from one run of a query to the next. */
type Moments = readonly (bigint | null)[];

interface Template {
  readonly compiled: CompiledQuery;
  readonly at: Moments;
  /** For each parameter that follows a moment: which one. Order of `parametersOf`. */
  readonly follows: readonly (number | null)[];
}

/** Shifts of the moments for a second compilation: no unit of a calendar divides one, and no two are equal. */
const SHIFTS_MILLISECONDS = [86_412_345_679, 97_123_456_787, 112_345_678_901, 131_313_131_317, 149_876_543_231];

export interface CompilerOptions {
  /** Queries that are kept; the one that was not used for longest goes first. */
  readonly capacity?: number;
}

/**
 * Compiles, and keeps what it compiled: the same text with the same options but for its moments (`now`, `timespan`, `ingestedBetween`)
 * is compiled once. The second time that a text comes, it is compiled for shifted moments as well: parameters that shift with one
 * moment follow it, and a query in which anything else differs is never kept. Answers are those of `compileStep`.
 */
export class Compiler {
  readonly #capacity: number;
  readonly #kept = new WeakMap<Catalogue, Map<string, Template | 'seen' | 'never'>>();

  constructor({ capacity = 500 }: CompilerOptions = {}) {
    this.#capacity = capacity;
  }

  readonly compile = (text: string, options: CompileOptions): CompileResult | AskingQuery => {
    const key = keyOf(text, options);
    if (key === null) return compileStep(text, options);
    const kept = this.#keptFor(options.catalogue);
    const known = kept.get(key);
    if (known && typeof known === 'object') {
      this.#keep(kept, key, known);
      return rebind(known, momentsOf(options));
    }
    const result = compileStep(text, options);
    if (known === undefined) this.#keep(kept, key, result.kind === 'compiled' ? 'seen' : 'never');
    else if (known === 'seen' && result.kind === 'compiled')
      this.#keep(kept, key, templateOf(text, options, result) ?? 'never');
    return result;
  };

  #keptFor(catalogue: Catalogue): Map<string, Template | 'seen' | 'never'> {
    const known = this.#kept.get(catalogue) ?? new Map();
    this.#kept.set(catalogue, known);
    return known;
  }

  #keep(kept: Map<string, Template | 'seen' | 'never'>, key: string, entry: Template | 'seen' | 'never'): void {
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > this.#capacity && oldest !== undefined) kept.delete(oldest);
  }
}

const readableKeys = new WeakMap<ReadonlySet<string>, string>();

function readableKey(readable: ReadonlySet<string>): string {
  const known = readableKeys.get(readable) ?? JSON.stringify([...readable].sort());
  readableKeys.set(readable, known);
  return known;
}

/** Everything that an answer depends on but the catalogue and the moments; null for what is not kept. */
function keyOf(text: string, options: CompileOptions): string | null {
  const { catalogue: _catalogue, now: _now, timespan, ingestedBetween, readableTables, answers, ...rest } = options;
  if ((answers && answers.length > 0) || options.explain) return null;
  const moments = `${timespan ? 't' : ''}${ingestedBetween ? 'i' : ''}`;
  return JSON.stringify([text, moments, readableTables ? readableKey(readableTables) : null, rest]);
}

const ticks = (at: Date): bigint => BigInt(at.getTime()) * 10_000n;

const momentsOf = ({ now, timespan, ingestedBetween }: CompileOptions): Moments =>
  [now, timespan?.start, timespan?.end, ingestedBetween?.start, ingestedBetween?.end].map((at) =>
    at ? ticks(at) : null,
  );

function shifted(options: CompileOptions): CompileOptions {
  const move = (at: Date, index: number): Date => new Date(at.getTime() + (SHIFTS_MILLISECONDS[index] ?? 0));
  const { now, timespan, ingestedBetween } = options;
  return {
    ...options,
    now: move(now, 0),
    ...(timespan && { timespan: { start: move(timespan.start, 1), end: move(timespan.end, 2) } }),
    ...(ingestedBetween && {
      ingestedBetween: { start: move(ingestedBetween.start, 3), end: move(ingestedBetween.end, 4) },
    }),
  };
}

const statementsOf = (compiled: CompiledQuery): CompiledStatement[] =>
  [compiled, ...compiled.furtherTables].flatMap((table) => [...table.stages.flatMap((stage) => stage.inputs), table]);

const parametersOf = (compiled: CompiledQuery): CompiledParameter[] =>
  statementsOf(compiled).flatMap((statement) => statement.parameters);

/** All of a compiled query but the values of its whole-number parameters, as text. */
function shapeOf(compiled: CompiledQuery): string {
  return JSON.stringify(compiled, function (this: unknown, key: string, value: unknown) {
    if (typeof value !== 'bigint') return value;
    return key === 'value' ? 0 : `${value}n`;
  });
}

/** Ticks of the year 2000. A lower number that follows a moment is the time since a fixed one: what a query makes of it can turn with its sign. */
const LEAST_MOMENT = BigInt(Date.UTC(2000)) * 10_000n;

/** What follows which moment; null where something else changes with time. */
function templateOf(text: string, options: CompileOptions, compiled: CompiledQuery): Template | null {
  const later = shifted(options);
  const again = compileStep(text, later);
  if (again.kind !== 'compiled' || shapeOf(again) !== shapeOf(compiled)) return null;
  const at = momentsOf(options);
  const moved = momentsOf(later).map((moment, index) => (moment ?? 0n) - (at[index] ?? 0n));
  const after = parametersOf(again);
  const follows: (number | null)[] = [];
  for (const [index, { value }] of parametersOf(compiled).entries()) {
    const shift = typeof value === 'bigint' ? BigInt(after[index]?.value as bigint) - value : 0n;
    const moment = shift === 0n ? null : moved.indexOf(shift);
    if (moment === -1 || (moment !== null && (value as bigint) < LEAST_MOMENT)) return null;
    follows.push(moment);
  }
  return { compiled, at, follows };
}

/** The kept query at other moments. */
function rebind({ compiled, at, follows }: Template, moments: Moments): CompiledQuery {
  let index = 0;
  const move = (parameters: readonly CompiledParameter[]): CompiledParameter[] =>
    parameters.map((each) => {
      const moment = follows[index++] ?? null;
      if (moment === null) return each;
      return { ...each, value: BigInt(each.value as bigint) + (moments[moment] ?? 0n) - (at[moment] ?? 0n) };
    });
  const rebound = <T extends CompiledStatement>(statement: T): T => ({
    ...statement,
    parameters: move(statement.parameters),
  });
  const table = <T extends CompiledQuery['furtherTables'][number]>(of: T): T => {
    const stages = of.stages.map((stage) => ({ ...stage, inputs: stage.inputs.map(rebound) }));
    return { ...rebound(of), stages };
  };
  const first = table(compiled);
  return { ...first, furtherTables: compiled.furtherTables.map(table) };
}
