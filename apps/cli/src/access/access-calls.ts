import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  type CreatedToken,
  type CreatedUser,
  type NewToken,
  type NewUser,
  systemClock,
  type TokenView,
  tableCatalogue,
  type User,
  type UserChange,
} from '@vedette/model';
import { AccessService, systemActor } from '@vedette/server';
import { loadSecretKey, type StateStore } from '@vedette/state-store';
import { openEmbeddedStateStore } from '@vedette/state-store/embedded';
import { openServerStateStore } from '@vedette/state-store/server';
import { type CommandInput, type OptionsConfig, textOption } from '../command.ts';
import { dataDirectory } from '../serve-options.ts';
import { type CallServer, openServer } from '../server-call.ts';

/** What the commands do with users and tokens, wherever those are kept. */
export interface AccessCalls {
  listUsers(): Promise<readonly User[]>;
  createUser(wanted: NewUser): Promise<CreatedUser>;
  changeUser(id: string, change: UserChange): Promise<User>;
  /** Gives the new password. */
  resetPassword(id: string): Promise<string>;
  listTokens(): Promise<readonly TokenView[]>;
  createToken(wanted: NewToken): Promise<CreatedToken>;
  revokeToken(id: string): Promise<unknown>;
}

/** Where the users are. */
export const PLACE_OPTIONS = {
  data: { type: 'string' },
  postgres: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
} as const satisfies OptionsConfig;
export const PLACE_USAGE = '[--data DIR | --postgres URL | --url URL --token T]';

/** Asks a running server, or opens the state itself. Errors: `STA1010` while a server has the folder: ask that one with `--url`. */
export async function withAccess<T>(input: CommandInput, use: (access: AccessCalls) => Promise<T>): Promise<T> {
  const url = textOption(input.values, 'url');
  if (url !== undefined) return use(remoteAccess(openServer(input, url)));
  const state = await openState(input);
  try {
    return await use(localAccess(state));
  } finally {
    await state.close();
  }
}

function openState(input: CommandInput): Promise<StateStore> {
  const { values, terminal } = input;
  const url = textOption(values, 'postgres') ?? terminal.env.VEDETTE_POSTGRES;
  const directory = dataDirectory(input);
  if (url === undefined) return openEmbeddedStateStore({ directory: path.join(directory, 'state') });
  return openServerStateStore({ url, secretKey: loadSecretKey(path.join(directory, 'secret.key'), terminal.env) });
}

/** Whoever can write the state may change what is in it. */
function localAccess(store: StateStore): AccessCalls {
  const access = new AccessService({ store, tables: tableCatalogue, clock: systemClock, newId: randomUUID });
  const by = systemActor('command-line');
  return {
    listUsers: () => access.listUsers(),
    createUser: (wanted) => access.createUser(wanted, by),
    changeUser: (id, change) => access.changeUser(id, change, by),
    resetPassword: async (id) => String(await access.resetPassword(id, undefined, by)),
    listTokens: () => access.listTokens(),
    createToken: (wanted) => access.createToken(wanted, by),
    revokeToken: (id) => access.revokeToken(id, by),
  };
}

function remoteAccess(call: CallServer): AccessCalls {
  return {
    listUsers: async () => (await call('listAccessUsers')).items,
    createUser: (body) => call('createUser', { body }),
    changeUser: (id, body) => call('changeUser', { id, body }),
    resetPassword: async (id) => String((await call('resetPassword', { id, body: {} })).password),
    listTokens: async () => (await call('listTokens')).items,
    createToken: (body) => call('createToken', { body }),
    revokeToken: (id) => call('revokeToken', { id }),
  };
}
