import type { User, UserChange } from '@vedette/model';
import { type AccessCalls, PLACE_OPTIONS, PLACE_USAGE, withAccess } from '../access/access-calls.ts';
import {
  findUser,
  nameArgument,
  newUsername,
  printList,
  printScope,
  rolesOption,
  tablesOption,
} from '../access/access-options.ts';
import { type Command, type CommandInput, textOption, UsageError } from '../command.ts';

const RIGHTS_OPTIONS = {
  role: { type: 'string' },
  tables: { type: 'string' },
  'display-name': { type: 'string' },
} as const;
const RIGHTS_USAGE = '[--role R[,R]] [--tables T[,T]|all|none] [--display-name TEXT]';

const describe = ({ username, roles, tables, disabled }: User): string =>
  `${username}: ${roles.join(', ')}; tables: ${printScope(tables, roles)}${disabled ? '; disabled' : ''}\n`;

/** Does something with the user whose name is given. */
async function withUser(
  input: CommandInput,
  use: (user: User, access: AccessCalls) => Promise<string>,
): Promise<number> {
  const name = nameArgument(input, 0, 'NAME');
  const said = await withAccess(input, async (access) => use(findUser(await access.listUsers(), name), access));
  input.terminal.stdout.write(said);
  return 0;
}

export const userList: Command = {
  words: ['user', 'list'],
  usage: `user list [--format table|json|csv] ${PLACE_USAGE}`,
  summary: 'List the users with their roles and tables.',
  options: { ...PLACE_OPTIONS, format: { type: 'string' } },
  run: async (input) => {
    const users = await withAccess(input, (access) => access.listUsers());
    const rows = users.map(({ username, displayName, roles, tables, disabled }) => [
      username,
      displayName,
      roles.join(', '),
      printScope(tables, roles),
      disabled ? 'disabled' : 'enabled',
    ]);
    input.terminal.stdout.write(printList(input.values, ['Name', 'DisplayName', 'Roles', 'Tables', 'State'], rows));
    return 0;
  },
};

export const userAdd: Command = {
  words: ['user', 'add'],
  usage: `user add NAME ${RIGHTS_USAGE} ${PLACE_USAGE}`,
  summary: 'Add a user, a reader of all tables unless told otherwise, and print the password.',
  options: { ...PLACE_OPTIONS, ...RIGHTS_OPTIONS },
  run: async (input) => {
    const username = newUsername(input);
    const roles = rolesOption(input.values) ?? ['reader'];
    const tables = tablesOption(input.values) ?? null;
    const displayName = textOption(input.values, 'display-name') ?? '';
    const made = await withAccess(input, (access) => access.createUser({ username, displayName, roles, tables }));
    input.terminal.stdout.write(`${describe(made.user)}Password: ${made.password}\n`);
    return 0;
  },
};

function changeOf({ values }: CommandInput): UserChange {
  const [roles, tables] = [rolesOption(values), tablesOption(values)];
  const displayName = textOption(values, 'display-name');
  return {
    ...(roles && { roles }),
    ...(tables !== undefined && { tables }),
    ...(displayName !== undefined && { displayName }),
  };
}

export const userSet: Command = {
  words: ['user', 'set'],
  usage: `user set NAME ${RIGHTS_USAGE} ${PLACE_USAGE}`,
  summary: 'Change roles, tables or display name of a user; what is not named stays.',
  options: { ...PLACE_OPTIONS, ...RIGHTS_OPTIONS },
  run: async (input) => {
    const change = changeOf(input);
    if (Object.keys(change).length === 0)
      throw new UsageError('Nothing to change: give `--role`, `--tables` or `--display-name`.');
    return withUser(input, async ({ id }, access) => describe(await access.changeUser(id, change)));
  },
};

const switchCommand = (word: 'disable' | 'enable', summary: string): Command => ({
  words: ['user', word],
  usage: `user ${word} NAME ${PLACE_USAGE}`,
  summary,
  options: PLACE_OPTIONS,
  run: (input) =>
    withUser(input, async ({ id }, access) => describe(await access.changeUser(id, { disabled: word === 'disable' }))),
});

export const userDisable = switchCommand('disable', 'Shut a user out at once, with all sessions and tokens.');
export const userEnable = switchCommand('enable', 'Let a disabled user in again.');

export const userPasswd: Command = {
  words: ['user', 'passwd'],
  usage: `user passwd NAME ${PLACE_USAGE}`,
  summary: 'Give a user a new password, print it, and end the sessions.',
  options: PLACE_OPTIONS,
  run: (input) =>
    withUser(input, async ({ id, username }, access) => `${username}: Password: ${await access.resetPassword(id)}\n`),
};
