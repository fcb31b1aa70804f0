import type { ColumnSchema, KustoType } from '../../src/types.ts';
import type { Scope } from './expressions.ts';

/** The columns of these types. */
export const typed = ({ columns }: Scope, ...types: KustoType[]): readonly ColumnSchema[] =>
  columns.filter((each) => types.includes(each.type));
/** The columns that `summarize by`, `join` and `sort` take. */
export const groupable = ({ columns }: Scope): readonly ColumnSchema[] =>
  columns.filter((each) => each.type !== 'dynamic');
