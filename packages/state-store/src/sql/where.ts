import { printJson } from './json-text.ts';
import type { SqlValue } from './sql-database.ts';

/** Conditions joined by `and`, with their values in order. An empty or absent list restricts nothing. */
export class Where {
  readonly #conditions: string[] = [];
  readonly values: SqlValue[] = [];

  /** `condition` names the place of the value as `?`. */
  add(condition: string, value: SqlValue): this {
    this.#conditions.push(condition.replaceAll('?', this.bind(value)));
    return this;
  }

  /** The value as the next `$n`. */
  bind(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The column has one of the values. */
  isAnyOf(column: string, wanted: readonly string[] | undefined): this {
    return wanted?.length ? this.add(`${column} = any(${LIST})`, printJson(wanted)) : this;
  }

  /** The array column shares a value with the list. */
  overlaps(column: string, wanted: readonly string[] | undefined): this {
    return wanted?.length ? this.add(`${column} && ${LIST}`, printJson(wanted)) : this;
  }

  /** Every word of the search occurs in the column, which holds folded text. */
  hasWords(column: string, search: string | undefined): this {
    for (const word of splitWords(search ?? '')) this.add(`strpos(${column}, ?) > 0`, word);
    return this;
  }

  /** `where ...`, or nothing. */
  toString(): string {
    return this.#conditions.length === 0 ? '' : `where ${this.#conditions.join(' and ')}`;
  }
}

const LIST = 'array(select json_array_elements_text(?::json))';

/** Text as it is searched: compatibility forms and case folded by JavaScript, so that every engine and locale agrees. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function splitWords(search: string): string[] {
  return foldText(search)
    .replaceAll('\0', ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}
