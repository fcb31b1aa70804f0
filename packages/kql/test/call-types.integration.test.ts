import { afterAll, describe, expect, test } from 'vitest';
import { type CompiledQuery, compileKql } from '../src/index.ts';
import { listBoundColumns, listCallShapes } from '../src/parse/call-shapes.ts';
import { listSupport } from '../src/support.ts';
import { makeTable, openEngine } from '../tools/engine.ts';
import { findOtherEngineType } from '../tools/fuzz/engine-types.ts';
import { Random } from '../tools/fuzz/random.ts';
import { listTypedCalls, listTypedOperations, TYPED_TABLE } from '../tools/typed-calls.ts';

/** The type of a call is one: the binder's, the plan's, and in its physical form that of the value that the engine computes. */
const engine = openEngine();
afterAll(() => engine.cleanup());
makeTable(engine, { ...TYPED_TABLE, rows: [] });
const catalogue = { tables: [TYPED_TABLE], watchlists: [] };

type Wrap = (calls: readonly string[]) => string;
const project: Wrap = (calls) => `Typed | sort by a_long asc | project ${calls.join(', ')}`;
const summarize: Wrap = (calls) => `Typed | summarize ${calls.join(', ')}`;
/** Calls that share a statement: as many as the engine plans in a short time. */
const TOGETHER = 16;

/** Tries calls together, and in halves where the compiler refuses one or a type is another. */
class Trial {
  readonly wrong: string[] = [];
  readonly accepted = new Set<string>();
  private readonly wrap: Wrap;

  constructor(wrap: Wrap) {
    this.wrap = wrap;
  }

  tryAll(calls: readonly string[]): void {
    for (let at = 0; at < calls.length; at += TOGETHER) this.try(calls.slice(at, at + TOGETHER));
  }

  private try(calls: readonly string[]): void {
    const text = this.wrap(calls.map((call, index) => `r${index} = ${call}`));
    const compiled = compileKql(text, { catalogue, now: new Date(0) });
    const wrong = compiled.kind === 'rejected' ? 'rejected' : findOtherType(compiled, text);
    if (wrong !== null && calls.length > 1) {
      const half = calls.length >> 1;
      this.try(calls.slice(0, half));
      this.try(calls.slice(half));
      return;
    }
    if (wrong !== null && wrong !== 'rejected') this.wrong.push(`${calls[0]}: ${wrong}`);
    if (wrong !== 'rejected') for (const call of calls) this.accepted.add(call.replace(/\(.*/s, ''));
  }
}

function findOtherType(compiled: CompiledQuery, text: string): string | null {
  const bound = listBoundColumns(text, catalogue);
  const misbound = compiled.columns.find(({ type }, index) => bound && bound[index]?.type !== type);
  if (misbound) return `${misbound.type}, not as it is bound`;
  return findOtherEngineType(compiled, engine.query) ?? null;
}

/** What is no value of a row: names of places, what reads a pattern of a graph or a `set` statement, and the names of a table. */
const PLACED = new Set([
  ...['cluster', 'database', 'table', 'current_cluster_endpoint', 'bin_auto', 'column_names_of'],
  ...['all', 'any', 'map', 'inner_nodes', 'node_id', 'node_degree_in', 'node_degree_out', 'labels'],
]);

function tryShapes(kind: 'function' | 'aggregate', wrap: Wrap): { trial: Trial; untried: readonly string[] } {
  const trial = new Trial(wrap);
  const shapes = listCallShapes(kind);
  for (const shape of shapes) trial.tryAll(listTypedCalls(shape, new Random(1, 1)));
  const usable = new Set(
    listSupport().flatMap((each) => (each.state === 'refused' ? [] : [`${each.kind} ${each.name}`])),
  );
  const untried = [...new Set(shapes.map((each) => each.name))].filter(
    (name) => usable.has(`${kind} ${name}`) && !trial.accepted.has(name) && !PLACED.has(name),
  );
  return { trial, untried };
}

describe('a call has one type', () => {
  test('of a function', () => {
    const { trial, untried } = tryShapes('function', project);
    expect(trial.wrong).toEqual([]);
    expect(untried).toEqual([]);
  });

  test('of an aggregate', () => {
    const { trial, untried } = tryShapes('aggregate', summarize);
    expect(trial.wrong).toEqual([]);
    expect(untried).toEqual([]);
  });

  test('of an operation', () => {
    const trial = new Trial(project);
    trial.tryAll(listTypedOperations());
    expect(trial.wrong).toEqual([]);
    expect(trial.accepted.size).toBeGreaterThan(500);
  });
});
