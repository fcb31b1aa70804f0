import type { KustoType, TableSchema } from '../types.ts';
import { type KustoSymbol, kusto } from './kusto.ts';

const SCALARS: Readonly<Record<KustoType, string>> = {
  bool: 'Bool',
  datetime: 'DateTime',
  decimal: 'Decimal',
  dynamic: 'Dynamic',
  guid: 'Guid',
  int: 'Int',
  long: 'Long',
  real: 'Real',
  string: 'String',
  timespan: 'TimeSpan',
};

const { Symbols } = kusto;
export const make = (Constructor: unknown, ...args: unknown[]): KustoSymbol =>
  new (Constructor as new (...rest: unknown[]) => KustoSymbol)(...args);

export const scalar = (type: KustoType): KustoSymbol => Symbols.ScalarTypes[SCALARS[type]] as KustoSymbol;
export const columnSymbol = (name: string, type: KustoType): KustoSymbol =>
  make(Symbols.ColumnSymbol, name, scalar(type), null, null, null, null);

export function tableSymbol(table: Pick<TableSchema, 'name' | 'columns'>): KustoSymbol {
  return make(
    Symbols.TableSymbol.$ctor4,
    table.name,
    table.columns.map((column) => columnSymbol(column.name, column.type)),
  );
}
