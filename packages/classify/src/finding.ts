/** One match of one sensitive information type. Offsets are UTF-16 units of the text that was given. */
export interface Finding {
  readonly typeId: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** 65 low, 75 medium, 85 high. Source: Microsoft's confidence levels of sensitive information types. */
  readonly confidence: number;
  readonly evidence: Evidence;
}

/** Why a finding counts, complete enough to argue with. */
export interface Evidence {
  /** Name of the pattern that matched. */
  readonly pattern: string;
  readonly checksum: 'passed' | 'none';
  /** Supporting terms within proximity, with their distance in characters from the match. */
  readonly keywords: readonly { readonly term: string; readonly list: string; readonly distance: number }[];
}

/** A part of a document: a page, a sheet, a slide, a body, or a column of values. */
export interface TextPart {
  readonly location: string;
  readonly text: string;
}

export interface Classifier {
  /** Findings in order of `start`. The same span may count for several types. */
  classifyText(text: string): readonly Finding[];
}
