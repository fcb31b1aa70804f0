import type { QueryOf } from '../../ast.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';
import { lowerExtend } from './rows.ts';

/** Fixes the order of the rows, and extends them. Window functions number the rows by themselves. */
export function lowerSerialize(query: QueryOf<'serialize'>, lowering: Lowering): Relation {
  return lowerExtend(query, lowering);
}
