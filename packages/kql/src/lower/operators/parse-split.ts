import type { ParsePart } from '../../ast.ts';
import type { IdSource } from '../../plan/names.ts';
import type { Computed } from '../../plan/plan.ts';
import { integer } from '../../sql/build.ts';
import { column, type SqlNode, sql, text } from '../../sql/node.ts';

/** A text taken apart: columns to compute first, whether the text has the form, and the text of each capture, empty where it has not. */
export interface TakenApart {
  readonly computed: readonly Computed[];
  readonly hasForm: SqlNode;
  readonly captures: readonly SqlNode[];
}

type Gap = 'none' | 'skip' | 'capture';

/** Texts with what stands before, between and after them: one gap more than there are texts. */
interface Form {
  readonly texts: readonly string[];
  readonly gaps: readonly Gap[];
}

/** Each place stands in the next one's expression: planning a form of 20 texts takes the engine 50 ms, one of 12 takes 20. */
const MOST_TEXTS = 12;

/** The form of parts whose gaps hold any text, each between two texts or at an end; null for others. */
export function formOf(parts: readonly ParsePart[]): Form | null {
  const texts: string[] = [];
  const gaps: Gap[] = ['none'];
  for (const part of parts) {
    const last = gaps.length - 1;
    if (part.kind !== 'text') {
      if (gaps[last] !== 'none') return null;
      gaps[last] = part.kind;
    } else if (part.value === '') {
      return null;
    } else if (gaps[last] === 'none' && texts.length > 0) {
      texts[texts.length - 1] += part.value;
    } else {
      texts.push(part.value);
      gaps.push('none');
    }
  }
  return texts.length > 0 && texts.length <= MOST_TEXTS && gaps.includes('capture') ? { texts, gaps } : null;
}

/** A place behind every text: where what was looked for is missing, nothing behind it is found. */
const NOWHERE = 2n ** 32n;

/**
 * Splits a text of a form where its texts stand first, one after the other. That is what the shortest captures of a regular
 * expression hold: the first place of a text leaves the most for the texts behind it, so if there is a match, this is it. A text
 * that nothing follows stands at the end. Each place is read once by the next: no `if` and `AND`, of which the engine computes
 * the arguments anew wherever they stand. Shape: `of` is a column.
 */
export function splitByTexts(of: SqlNode, { texts, gaps }: Form, ids: IdSource): TakenApart {
  const computed: Computed[] = [];
  const compute = (name: string, expr: SqlNode): SqlNode => {
    const id = ids.next(name);
    computed.push({ id, expr });
    return column(id);
  };
  const starts: { readonly from: SqlNode; readonly to: SqlNode }[] = [];
  let from: SqlNode = integer(1);
  let hasForm: SqlNode = integer(1);
  for (const [index, each] of texts.entries()) {
    const wanted = text(each);
    const size = sql`length(${wanted})`;
    if (gaps[index] === 'none') {
      hasForm = sql`startsWith(${of}, ${wanted})`;
      from = compute('text_end', sql`if(${hasForm}, ${size} + 1, ${integer(NOWHERE)})`);
      continue;
    }
    const isEnd = index === texts.length - 1 && gaps[index + 1] === 'none';
    const at = compute(
      'text_at',
      isEnd ? sql`toInt64(length(${of})) + 1 - ${size}` : sql`position(${of}, ${wanted}, ${from})`,
    );
    if (gaps[index] === 'capture') starts.push({ from, to: at });
    hasForm = isEnd ? sql`endsWith(${of}, ${wanted}) * (${at} >= ${from})` : sql`(${at} > 0)`;
    from = isEnd ? from : compute('text_end', sql`toUInt32(${at} - 1) + 1 + ${size}`);
  }
  if (gaps.at(-1) === 'capture') starts.push({ from, to: sql`(length(${of}) + 1)` });
  const captures = starts.map(({ from, to }) => sql`substring(${of}, ${from}, (${to} - ${from}) * ${hasForm})`);
  return { computed, hasForm, captures };
}
