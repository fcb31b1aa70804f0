import { byId, type Handlers, Refusal } from './fixture-answer.ts';
import * as data from './made-up-data.ts';

const me = { user: data.users[0], roles: ['admin'], tables: null };
let signedIn = process.env.SIGNED_OUT === undefined;
export const isSignedIn = (): boolean => signedIn;

export const accessHandlers: Handlers = {
  signIn: ({ body }) => {
    if (body.password === 'wrong') throw new Refusal(401, 'The name or the password is wrong.');
    signedIn = true;
    return me;
  },
  signOut: () => {
    signedIn = false;
    return { ok: true };
  },
  me: () => me,
  listUsers: () => ({ items: data.users, total: data.users.length }),
  listAccessUsers: () => ({ items: data.users, total: data.users.length }),
  createUser: ({ body }) => {
    const made = { id: crypto.randomUUID(), disabled: false, createdAt: data.ago(0) };
    const user = { ...made, ...body, displayName: body.displayName || body.username };
    data.users.push(user);
    return { user, password: 'made-up-pass-word00' };
  },
  changeUser: ({ params, body }) => Object.assign(byId(data.users, params.id), body),
  resetPassword: () => ({ password: 'made-up-pass-word00' }),
  listTokens: () => ({ items: data.tokens, total: data.tokens.length }),
  createToken: ({ body }) => {
    const { username } = byId(data.users, body.userId);
    const token = {
      ...body,
      id: crypto.randomUUID(),
      username,
      createdAt: data.ago(0),
      createdBy: 'admin',
      lastUsedAt: null,
    };
    data.tokens.push(token);
    return { token, secret: 'vdt_made-up' };
  },
  revokeToken: ({ params }) => {
    data.tokens.splice(data.tokens.indexOf(byId(data.tokens, params.id)), 1);
    return { ok: true };
  },
  listAudit: () => ({ items: [], total: 0 }),
};
