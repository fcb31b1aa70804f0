import type { KustoType } from '../types.ts';

/**
 * What SQL cannot say runs as a *host stage*: bounded rows leave the engine, a function of this folder turns them into
 * other rows in a worker thread, and they go back as a table. Stages stand anywhere in a plan.
 */

/** JSON as it is: whole numbers beyond 2^53 as `bigint`. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json };

/** JSON text that is written as it stands, for a `1.0` that must not become `1`. */
export class RawJson {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

/**
 * A value outside the engine. Shape: long, int, datetime and timespan as `bigint` (ticks of 100 ns since 1970, or of length); real as `number`
 * (also NaN and the infinities); bool as `boolean`; string, guid (lower case) and decimal as `string`; dynamic as `Json`, or on
 * the way back as `RawJson`; null as `null`. A string is never null.
 */
export type HostValue = Json | RawJson;

/** Where an address is. Parts that are not known are empty or null. */
export interface Place {
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What a stage may read besides its rows. */
export interface HostResources {
  readonly geolocate?: (address: string) => Place | null;
}

/** A scalar function of single values. It must be pure and end in time linear in its input. */
export interface HostFunction {
  readonly compute: (args: readonly HostValue[], resources?: HostResources) => HostValue;
  /** Whether it reads them, so that it never runs while the query is compiled. */
  readonly readsResources?: boolean;
  /** What the arguments are converted to first, the last for all that follow; `json` is the JSON text of a dynamic value. */
  readonly takes?: readonly (KustoType | 'json')[];
  readonly fidelity: 'exact' | { readonly differs: string };
  readonly source: string;
  /** Whether a call cannot differ after all, by its arguments; those that are not constant are undefined. */
  readonly isExact?: (args: readonly (HostValue | undefined)[]) => boolean;
  /** Of a function that gives several columns: their types. `compute` then gives an array of the JSON text of each. */
  readonly columns?: readonly KustoType[];
}

export interface HostColumn {
  readonly name: string;
  readonly type: KustoType;
}

export interface HostTable {
  readonly columns: readonly HostColumn[];
  readonly rows: readonly (readonly HostValue[])[];
}

/** A table operator: from whole tables to rows of the columns that the compiler has said it gives. */
export interface HostOperator {
  /** `notice` tells the user of a bound that was hit: what was left out, and what to do. */
  readonly run: (
    inputs: readonly HostTable[],
    options: Json,
    notice: (text: string) => void,
  ) => readonly (readonly HostValue[])[];
  readonly source: string;
}

/** Thrown by a host function for input that Kusto refuses as the query runs; the message names what to do. */
export class HostProblem extends Error {}
