import { printJson } from './json-text.ts';
import type { SqlExecutor } from './sql-database.ts';

type ColumnType = 'uuid' | 'text' | 'text[]' | 'integer' | 'double precision' | 'timestamptz' | 'json';

/** JSON value that each column type is read from. */
interface ColumnValue {
  uuid: string;
  text: string | null;
  'text[]': readonly string[];
  integer: number | null;
  'double precision': number;
  timestamptz: string | null;
  json: unknown;
}

export type RowOf<C extends Readonly<Record<string, ColumnType>>> = {
  readonly [K in keyof C]: ColumnValue[C[K]];
};

/** A table as the stores write it. Many rows are one statement with one parameter, on every driver. */
export interface Table<C extends Readonly<Record<string, ColumnType>>> {
  readonly name: string;
  /** `suffix` is what follows the rows: `on conflict ...`, `returning ...`. */
  insert<R extends object>(sql: SqlExecutor, rows: readonly RowOf<C>[], suffix?: string): Promise<readonly R[]>;
  /** `a = excluded.a, b = excluded.b` of all columns but these. */
  replaceAllBut(...kept: (keyof C & string)[]): string;
}

export function defineTable<const C extends Readonly<Record<string, ColumnType>>>(name: string, columns: C): Table<C> {
  const names = Object.keys(columns);
  const list = names.join(', ');
  const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
  const insertSql = `insert into ${name} (${list}) select ${list} from json_to_recordset($1::json) as given (${typed.join(', ')})`;
  return {
    name,
    async insert(sql, rows, suffix = '') {
      return rows.length === 0 ? [] : sql.query(`${insertSql} ${suffix}`, [printJson(rows)]);
    },
    replaceAllBut: (...kept) =>
      names
        .filter((column) => !kept.includes(column))
        .map((column) => `${column} = excluded.${column}`)
        .join(', '),
  };
}
