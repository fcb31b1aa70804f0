import type { HostConstant } from '../plan/plan.ts';
import type { ColumnSchema, KustoType } from '../types.ts';
import type { HostCall } from './call.ts';
import { readCell, writeCell } from './cells.ts';
import { hostFunctions } from './functions.ts';
import { type HostOperator, HostProblem, type HostResources, type HostTable, type HostValue, RawJson } from './host.ts';
import { hostOperators } from './operators.ts';

/** Rows as the engine gave them, and what their columns are. */
export interface RawTable {
  readonly columns: readonly ColumnSchema[];
  readonly rows: readonly (readonly unknown[])[];
}
export interface HostTask {
  readonly call: HostCall;
  readonly inputs: readonly RawTable[];
  readonly columns: readonly ColumnSchema[];
}
/** Cells as texts, a column at a time, ready to be bound; and what the user has to be told. */
export interface HostOutcome {
  readonly columns: readonly (readonly string[])[];
  readonly notices: readonly string[];
}

/** Runs one host stage. Errors: `HostProblem` with a message for the user. */
export function runHostTask({ call, inputs, columns }: HostTask, resources: HostResources = {}): HostOutcome {
  const notices: string[] = [];
  const rows =
    call.kind === 'functions' ? applyFunctions(call, inputs[0], resources) : runOperator(call, inputs, notices);
  const texts = columns.map(({ type }, index) => rows.map((row) => writeCell(type, row[index] ?? null)));
  return { columns: texts, notices };
}

function runOperator(
  call: Extract<HostCall, { kind: 'operator' }>,
  inputs: readonly RawTable[],
  notices: string[],
): readonly (readonly HostValue[])[] {
  const operator: HostOperator | undefined = Object.hasOwn(hostOperators, call.name)
    ? hostOperators[call.name]
    : undefined;
  if (!operator) throw new HostProblem(`The step \`${call.name}\` is not known here.`);
  return operator.run(inputs.map(readTable), call.options, (text) => notices.push(text));
}

/** Rows as the engine gave them, as values. */
export const readTable = ({ columns, rows }: RawTable): HostTable => ({
  columns,
  rows: rows.map((row) => columns.map(({ type }, index) => readCell(type, row[index]))),
});

type FunctionsCall = Extract<HostCall, { kind: 'functions' }>;

/** Each distinct tuple of arguments is computed once. Columns that only pass keep their cells. */
function applyFunctions(call: FunctionsCall, input: RawTable | undefined, resources: HostResources): HostValue[][] {
  if (!input) return [];
  const passing = input.columns.slice(0, call.kept);
  const computed = call.calls.map((each) => memoised(each, input.columns, resources));
  return input.rows.map((row) => [
    ...passing.map(({ type }, index) => passCell(type, row[index])),
    ...computed.map((compute) => compute(row)),
  ]);
}

/** A dynamic value that is not looked at keeps its text: parsed, the real `1.0` would be a long. */
const passCell = (type: KustoType, cell: unknown): HostValue =>
  type === 'dynamic' && typeof cell === 'string' ? new RawJson(cell) : readCell(type, cell);

function memoised(
  { name, args }: FunctionsCall['calls'][number],
  columns: readonly ColumnSchema[],
  resources: HostResources,
): (row: readonly unknown[]) => HostValue {
  const entry = Object.hasOwn(hostFunctions, name) ? hostFunctions[name] : undefined;
  if (!entry) throw new HostProblem(`The function \`${name}()\` is not known here.`);
  const known = new Map<string, HostValue>();
  const read = args.map((arg) => argumentReader(arg, columns));
  const positions = args.filter((arg) => typeof arg === 'number');
  return (row) => {
    const key = JSON.stringify(positions.map((at) => row[at]));
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = entry.compute(
      read.map((of) => of(row)),
      resources,
    );
    known.set(key, result);
    return result;
  };
}

type ArgumentReader = (row: readonly unknown[]) => HostValue;

function argumentReader(arg: number | HostConstant, columns: readonly ColumnSchema[]): ArgumentReader {
  if (typeof arg !== 'number') {
    const value = readCell(arg.type, arg.constant);
    return () => value;
  }
  const { type } = columns[arg] ?? { type: 'string' };
  const read = type === 'dynamic' ? parsedOnce() : (cell: unknown): HostValue => readCell(type, cell);
  return (row) => read(row[arg]);
}

/** How many texts of dynamic arguments stay parsed. */
const MOST_PARSED = 512;

/** Parses a text once while rows repeat it, and gives the same value again: a function may keep what it read of it. */
function parsedOnce(): (cell: unknown) => HostValue {
  const parsed = new Map<unknown, HostValue>();
  return (cell) => {
    const before = parsed.get(cell);
    if (before !== undefined) return before;
    const value = readCell('dynamic', cell);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(cell, value);
    return value;
  };
}
