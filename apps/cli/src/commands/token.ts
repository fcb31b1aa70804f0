import { systemClock } from '@vedette/model';
import { PLACE_OPTIONS, PLACE_USAGE, withAccess } from '../access/access-calls.ts';
import {
  endOption,
  findUser,
  nameArgument,
  printList,
  printScope,
  rolesOption,
  tablesOption,
} from '../access/access-options.ts';
import type { Command } from '../command.ts';

const COLUMNS = ['Id', 'User', 'Name', 'Roles', 'Tables', 'Created', 'Ends', 'LastUsed'];

export const tokenList: Command = {
  words: ['token', 'list'],
  usage: `token list [--format table|json|csv] ${PLACE_USAGE}`,
  summary: 'List the bearer tokens, without their secrets.',
  options: { ...PLACE_OPTIONS, format: { type: 'string' } },
  run: async (input) => {
    const tokens = await withAccess(input, (access) => access.listTokens());
    const rows = tokens.map(({ id, username, name, roles, tables, createdAt, expiresAt, lastUsedAt }) => [
      id,
      username,
      name,
      roles?.join(', ') ?? 'of the user',
      tables === null ? 'of the user' : printScope(tables, []),
      createdAt,
      expiresAt ?? 'never',
      lastUsedAt ?? 'never',
    ]);
    input.terminal.stdout.write(printList(input.values, COLUMNS, rows));
    return 0;
  },
};

export const tokenAdd: Command = {
  words: ['token', 'add'],
  usage: `token add USER NAME [--role R[,R]] [--tables T[,T]|none] [--days N] ${PLACE_USAGE}`,
  summary: 'Make a bearer token for a user, narrowed where told so, and print its secret once.',
  options: { ...PLACE_OPTIONS, role: { type: 'string' }, tables: { type: 'string' }, days: { type: 'string' } },
  run: async (input) => {
    const [username, name] = [nameArgument(input, 0, 'USER'), nameArgument(input, 1, 'NAME')];
    const roles = rolesOption(input.values) ?? null;
    const tables = tablesOption(input.values) ?? null;
    const expiresAt = endOption(input.values, systemClock.now());
    const { token, secret } = await withAccess(input, async (access) => {
      const { id: userId } = findUser(await access.listUsers(), username);
      return access.createToken({ userId, name, roles, tables, expiresAt });
    });
    input.terminal.stderr.write(`Token ${token.id} of ${token.username}; ends: ${token.expiresAt ?? 'never'}.\n`);
    input.terminal.stdout.write(`${secret}\n`);
    return 0;
  },
};

export const tokenRevoke: Command = {
  words: ['token', 'revoke'],
  usage: `token revoke ID ${PLACE_USAGE}`,
  summary: 'Revoke a bearer token at once.',
  options: PLACE_OPTIONS,
  run: async (input) => {
    const id = nameArgument(input, 0, 'ID');
    await withAccess(input, (access) => access.revokeToken(id));
    input.terminal.stdout.write(`${id} is revoked.\n`);
    return 0;
  },
};
