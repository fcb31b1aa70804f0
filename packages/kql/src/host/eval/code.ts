import type { KustoType } from '../../types.ts';
import type { HostValue, Json } from '../host.ts';
import { parseExact } from './dynamic.ts';
import { evaluators } from './functions.ts';

/**
 * An expression to be computed outside the engine, as plain data. Dynamic values in rows, states and constants are JSON
 * text, so that what a stage only passes on keeps its text. Calls are functions and operators alike, by their name.
 */
export type Code =
  | { readonly kind: 'constant'; readonly type: KustoType; readonly value: Json }
  | { readonly kind: 'row'; readonly type: KustoType; readonly index: number }
  | { readonly kind: 'state'; readonly type: KustoType; readonly step: number; readonly index: number }
  | { readonly kind: 'call'; readonly type: KustoType; readonly name: string; readonly args: readonly Code[] };

export type Cells = readonly HostValue[];

/** What an expression reads. */
export interface Frame {
  readonly row: Cells;
  /** The values of each step, or those of a step without any. */
  readonly state: (step: number) => Cells;
}

export type Evaluate = (frame: Frame) => HostValue;

/** Turns code into a function once, so that a row costs no look-ups. */
export function compileCode(code: Code): Evaluate {
  const { type } = code;
  switch (code.kind) {
    case 'constant': {
      const value = readValue(type, code.value);
      return () => value;
    }
    case 'row':
      return ({ row }) => readValue(type, row[code.index] ?? null);
    case 'state':
      return ({ state }) => readValue(type, state(code.step)[code.index] ?? null);
    default: {
      const build = evaluators[code.name];
      if (!build) throw new Error(`no evaluator for ${code.name}`);
      const args = code.args.map(compileCode);
      const compute = build({ type, types: code.args.map((each) => each.type) });
      return (frame) => compute(args.map((each) => each(frame)));
    }
  }
}

function readValue(type: KustoType, value: HostValue): HostValue {
  if (type === 'dynamic') return typeof value === 'string' && value !== '' ? parseExact(value) : null;
  return value === null && type === 'string' ? '' : value;
}
