import type { KustoType } from '../../types.ts';
import { type Cells, type Code, compileCode, type Evaluate } from '../eval/code.ts';
import { printExact } from '../eval/dynamic.ts';
import type { HostOperator, HostTable, HostValue, Json } from '../host.ts';

/** What the stage is told. Its rows are: position, `width` columns, `groupCount` columns, what the code reads. */
export interface ScanOptions {
  readonly width: number;
  readonly groupCount: number;
  /** Of the columns and the declared ones. */
  readonly types: readonly KustoType[];
  /** What each declared column is before a step assigns it. */
  readonly declared: readonly Json[];
  readonly hasMatchId: boolean;
  readonly steps: readonly {
    readonly output: 'all' | 'last' | 'none';
    readonly condition: Code;
    /** `index` counts the columns, then the declared ones. */
    readonly assignments: readonly { readonly index: number; readonly code: Code }[];
  }[];
}

interface Step {
  readonly output: 'all' | 'last' | 'none';
  readonly condition: Evaluate;
  readonly assignments: readonly { readonly index: number; readonly isDynamic: boolean; readonly compute: Evaluate }[];
}

/** The state of a step while its sequence is active: the last row of each step up to it. */
interface Sequence {
  readonly matchId: bigint;
  readonly rows: readonly (Cells | null)[];
  /** The row that `output = last` gives once the sequence leaves the step. */
  readonly last: Cells | null;
}

/** The state of all steps over one group of rows. */
class Scan {
  private readonly states: (Sequence | null)[];
  private readonly steps: readonly Step[];
  private readonly options: ScanOptions;
  private readonly emit: (row: Cells, matchId: bigint) => void;
  /** What a step without a sequence is read as: nulls, and declared columns with their defaults. */
  private readonly empty: Cells;
  private matchCount = 0n;

  constructor(steps: readonly Step[], options: ScanOptions, emit: (row: Cells, matchId: bigint) => void) {
    this.steps = steps;
    this.options = options;
    this.emit = emit;
    this.states = steps.map(() => null);
    this.empty = [...Array.from({ length: options.width }, () => null), ...options.declared];
  }

  /** A row meets the steps from the last to the first, so that a sequence moves at most one step a row. */
  read(row: Cells): void {
    for (let at = this.steps.length - 1; at >= 0; at--) {
      const step = this.steps[at] as Step;
      if (!this.promote(step, at, row)) this.extend(step, at, row);
    }
  }

  /** Check 1: the sequence of the step before moves here. */
  private promote(step: Step, at: number, row: Cells): boolean {
    const before = at > 0 ? (this.states[at - 1] ?? null) : null;
    if (!before || !this.meets(step, row, before)) return false;
    this.leave(at - 1);
    this.leave(at);
    this.enter(step, at, row, before.matchId, before.rows);
    return true;
  }

  /** Check 2: the row takes the place of the one before in the step's sequence, or begins one at the first step. */
  private extend(step: Step, at: number, row: Cells): void {
    const own = this.states[at] ?? null;
    if ((!own && at > 0) || !this.meets(step, row, own)) return;
    this.enter(step, at, row, own ? own.matchId : this.matchCount++, own?.rows ?? []);
  }

  private meets(step: Step, row: Cells, sequence: Sequence | null): boolean {
    return step.condition({ row, state: this.reader(sequence?.rows ?? []) }) === true;
  }

  private readonly reader = (rows: readonly (Cells | null)[]) => (step: number) => rows[step] ?? this.empty;

  private enter(step: Step, at: number, row: Cells, matchId: bigint, rows: readonly (Cells | null)[]): void {
    const frame = { row, state: this.reader(rows) };
    const extended = [...row.slice(1, 1 + this.options.width), ...this.options.declared] as HostValue[];
    for (const { index, isDynamic, compute } of step.assignments) {
      const value = compute(frame);
      extended[index] = isDynamic ? (value === null ? null : printExact(value)) : value;
    }
    if (step.output === 'all') this.emit(extended, matchId);
    this.states[at] = {
      matchId,
      rows: this.steps.map((_, index) => (index === at ? extended : index < at ? (rows[index] ?? null) : null)),
      last: step.output === 'last' ? extended : null,
    };
  }

  /** Ends the series of a step: what `output = last` has held back comes out. */
  leave(at: number): void {
    const state = this.states[at];
    if (state?.last) this.emit(state.last, state.matchId);
    this.states[at] = null;
  }

  finish(): void {
    for (let at = this.steps.length - 1; at >= 0; at--) this.leave(at);
  }
}

/** Positions are whole numbers below 2^53. */
const inOrder = (rows: HostTable['rows']): HostTable['rows'] => rows.toSorted((a, b) => Number(a[0]) - Number(b[0]));

/** `scan`: rows in their order meet the steps. Shape: position, columns, declared columns, match id where asked for. */
export const scanOperator: HostOperator = {
  source: 'https://learn.microsoft.com/kusto/query/scan-operator',
  run: (inputs, given) => {
    const options = given as unknown as ScanOptions;
    const steps = options.steps.map(({ output, condition, assignments }) => ({
      output,
      condition: compileCode(condition),
      assignments: assignments.map(({ index, code }) => ({
        index,
        isDynamic: code.type === 'dynamic',
        compute: compileCode(code),
      })),
    }));
    const results: HostValue[][] = [];
    const emit = (row: Cells, matchId: bigint): void => {
      results.push([BigInt(results.length), ...row, ...(options.hasMatchId ? [matchId] : [])]);
    };
    const scans = new Map<string, Scan>();
    for (const row of inOrder(inputs[0]?.rows ?? [])) {
      const key = row
        .slice(1 + options.width, 1 + options.width + options.groupCount)
        .map(String)
        .join('\0');
      const known = scans.get(key);
      const scan = known ?? new Scan(steps, options, emit);
      if (!known) scans.set(key, scan);
      scan.read(row);
    }
    for (const scan of scans.values()) scan.finish();
    return results;
  },
};
