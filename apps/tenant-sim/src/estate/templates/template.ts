import type { ESTATE_SOURCES } from '../../scenario/cast.ts';
import type { EstateFormat } from '../body.ts';

/** A kind of document of which the estate holds several. `{slots}` are those of `slots.ts`. */
export interface Template {
  readonly source: (typeof ESTATE_SOURCES)[number]['folder'];
  /** Folder within the source, and a file name without extension. */
  readonly folder: string;
  readonly name: string;
  readonly count: number;
  /** Dealt out in turn. */
  readonly formats: readonly EstateFormat[];
  /** Names of labels, or null for none; dealt out in turn to formats that carry labels. */
  readonly labels: readonly (string | null)[];
  readonly content: ProseContent | TableContent;
}

export interface ProseContent {
  readonly kind: 'prose';
  readonly title: string;
  readonly opening: readonly string[];
  /** So many of `filler` follow, drawn at random. */
  readonly fillerCount: number;
  readonly filler: readonly string[];
  /** Lines that only some documents have. */
  readonly sometimes?: { readonly probability: number; readonly lines: readonly string[] };
  readonly footer: string;
}

export interface TableContent {
  readonly kind: 'tables';
  readonly title: string;
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden?: boolean;
    readonly columns: readonly (readonly [header: string, value: string])[];
    readonly rows: readonly [fewest: number, most: number];
  }[];
}
