import {
  type QueryTable,
  ROLES,
  type Role,
  roleSchema,
  type TableScope,
  type User,
  usernameSchema,
} from '@vedette/model';
import { type CommandInput, textOption, UsageError } from '../command.ts';
import { formatTable, isFormat } from '../format-table.ts';
import { rejectCommand } from '../problems.ts';

type Values = CommandInput['values'];

const splitNames = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** `--role reader` or `--role contributor,content-viewer`; undefined where it is not given. */
export function rolesOption(values: Values): Role[] | undefined {
  const text = textOption(values, 'role');
  if (text === undefined) return undefined;
  const roles = splitNames(text).map((name) => roleSchema.safeParse(name));
  const found = roles.flatMap((role) => (role.success ? [role.data] : []));
  if (found.length === roles.length && found.length > 0) return found;
  throw new UsageError(`\`--role\` expected ${ROLES.join(', ')}, or some of them with commas, found \`${text}\`.`);
}

/** `--tables SecurityAlert,SecurityIncident`, `--tables all`, or `--tables none`; undefined where it is not given. */
export function tablesOption(values: Values): string[] | null | undefined {
  const text = textOption(values, 'tables');
  if (text === undefined) return undefined;
  if (text === 'all') return null;
  if (text === 'none') return [];
  const names = splitNames(text);
  if (names.length === 0) throw new UsageError('`--tables` expected names of tables, `all` or `none`, found nothing.');
  return names;
}

/** `--days 90` as the time then; null where it is not given: no end. */
export function endOption(values: Values, now: Date): string | null {
  const text = textOption(values, 'days');
  if (text === undefined) return null;
  const days = Number(text);
  if (text.trim() === '' || !(days > 0) || days > 36_500) {
    throw new UsageError(`\`--days\` expected a number of days above 0, found \`${text}\`.`);
  }
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}

/** The name that stands at a place of the command. */
export function nameArgument({ positionals }: CommandInput, at: number, what: string): string {
  const name = positionals[at];
  if (name === undefined) throw new UsageError(`${what} is missing.`);
  return name;
}

export function newUsername(input: CommandInput): string {
  const parsed = usernameSchema.safeParse(nameArgument(input, 0, 'NAME'));
  if (parsed.success) return parsed.data;
  throw new UsageError(`NAME: ${parsed.error.issues[0]?.message}.`);
}

/** Errors: `CLI1003`. */
export function findUser(users: readonly User[], name: string): User {
  const user = users.find(({ username }) => username.toLowerCase() === name.toLowerCase());
  if (user) return user;
  const hints = users.map(({ username }) => username);
  throw rejectCommand('CLI1003', `There is no user \`${name}\`; \`vedette user list\` lists them.`, { hints });
}

export const printScope = (tables: TableScope, roles: readonly Role[]): string =>
  tables === null || roles.includes('admin') ? 'all' : tables.join(', ') || 'none';

/** Rows of texts in the form of `--format`. */
export function printList(values: Values, columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const format = textOption(values, 'format') ?? 'table';
  if (!isFormat(format)) throw new UsageError(`\`--format\` expected table, json or csv, found \`${format}\`.`);
  const table: QueryTable = {
    columns: columns.map((name) => ({ name, type: 'string' })),
    rows: rows.map((row) => [...row]),
    partial: false,
    problems: [],
    visualization: null,
    statistics: { compileMs: 0, executeMs: 0, rowsRead: 0, bytesRead: 0 },
  };
  return formatTable(table, format);
}
