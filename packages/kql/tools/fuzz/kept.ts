import { isDeepStrictEqual } from 'node:util';
import type { CompiledStatement } from '../../src/compiled.ts';
import { Compiler } from '../../src/compiler.ts';
import { type CompileOptions, compileStep } from '../../src/kql.ts';
import type { Failure } from './check.ts';
import type { Random } from './random.ts';

/** Moments as milliseconds since 1970 of runs of one query, the ends of months and of years among them. */
export function makeMoments(random: Random): number[] {
  const edges = [
    '2024-02-29T23:59:59.999Z',
    '2026-01-01T00:00:00Z',
    '2025-12-31T23:59:59.999Z',
    '2000-03-01T00:00:00Z',
  ];
  const any = (): number => Date.parse('2010-01-01') + random.below(1_000_000_000) * 1_000 + random.below(1_000);
  return Array.from({ length: 5 }, () => (random.chance(0.3) ? Date.parse(random.pick(edges)) : any()));
}

const DAY = 86_400_000;
const printed = (of: unknown): string =>
  JSON.stringify(of, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

/**
 * Statements with their values in place. Two equal values are one parameter, so a moment that equals a constant of the query makes
 * another statement of the same meaning.
 */
function withValues(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(withValues);
  if (of === null || typeof of !== 'object' || of instanceof Date) return of;
  const { sql, parameters, watchlistParameters, stageParameters, ...rest } = of as Partial<CompiledStatement>;
  const others = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, withValues(each)]));
  if (sql === undefined || parameters === undefined) return Object.keys(of).length === 0 ? of : { ...of, ...others };
  const values = new Map([
    ...parameters.map(({ name, ...value }) => [name, printed(value)] as const),
    ...[...(watchlistParameters ?? []), ...(stageParameters ?? [])].map(
      ({ parameter, ...source }) => [parameter, printed(source)] as const,
    ),
  ]);
  return { ...others, sql: sql.replace(/\{(\w+):[^}]*\}/g, (placeholder, name) => values.get(name) ?? placeholder) };
}

/** What a `Compiler` that has seen a text says of it must be what a compilation without memory says, at every moment. */
export function findOtherCompilation(
  text: string,
  options: CompileOptions,
  moments: readonly number[],
): Failure | undefined {
  const { compile } = new Compiler();
  for (const [index, at] of moments.entries()) {
    const now = new Date(at);
    const spans = {
      timespan: { start: new Date(at - (index + 1) * DAY), end: now },
      ingestedBetween: { start: new Date(at - 7 * DAY), end: new Date(at - index * 1_000) },
    };
    // The first half of the moments decides whether the query has a time span: texts are kept apart by that.
    const all = { ...options, now, ...((moments[0] ?? 0) % 2 === 0 ? spans : {}) };
    const [kept, fresh] = [compile(text, all), compileStep(text, all)].map(withValues);
    if (isDeepStrictEqual(kept, fresh)) continue;
    return {
      key: 'kept otherwise',
      detail: `run ${index + 1} at ${now.toISOString()}\n${firstDifference(printed(kept), printed(fresh))}`,
    };
  }
  return undefined;
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((sign, index) => sign !== other[index]);
  return [one, other].map((each) => each.slice(Math.max(0, at - 100), at + 200)).join('\n');
}
