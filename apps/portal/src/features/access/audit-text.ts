import type { AuditView, Role, TableScope } from '@vedette/model';
import { printRoles, printScope } from './role-text.ts';
import { describeScopeChange } from './scope-model.ts';

const ACTIONS: Readonly<Record<string, string>> = {
  'session.opened': 'Signed in',
  'session.refused': 'Sign-in refused',
  'session.ended': 'Signed out',
  'user.created': 'Created the user',
  'user.changed': 'Changed the user',
  'user.disabled': 'Disabled the user',
  'user.enabled': 'Enabled the user',
  'user.password-reset': 'Reset the password of',
  'user.password-changed': 'Changed the own password',
  'token.created': 'Created the token',
  'token.revoked': 'Revoked the token',
  'function.created': 'Stored the function',
  'function.changed': 'Changed the function',
  'function.removed': 'Removed the function',
};

/** What was done, as a person says it; the name of the action where it has no words yet. */
export const printAction = (action: string): string => ACTIONS[action] ?? action;

interface Rights {
  readonly displayName?: unknown;
  readonly roles?: unknown;
  readonly tables?: unknown;
  /** Why a sign-in was refused. */
  readonly reason?: unknown;
}

const rightsOf = (value: unknown): Rights | null => (typeof value === 'object' ? (value as Rights | null) : null);
const isScope = (value: unknown): value is TableScope => value === null || Array.isArray(value);

/** What changed of a user's or token's rights, what a new one has, or why a sign-in was refused; empty where there is nothing to tell. */
export function printChange({ before, after }: Pick<AuditView, 'before' | 'after'>): string {
  const [old, now] = [rightsOf(before), rightsOf(after)];
  if (typeof now?.reason === 'string') return now.reason;
  if (!now || !Array.isArray(now.roles) || !isScope(now.tables)) return '';
  const roles = now.roles as readonly Role[];
  if (!old || !Array.isArray(old.roles) || !isScope(old.tables))
    return `${printRoles(roles)}, ${printScope(now.tables, roles).toLowerCase()}`;
  const parts = [
    old.displayName === now.displayName ? '' : `name: ${String(old.displayName)} \u2192 ${String(now.displayName)}`,
    String(old.roles) === String(roles)
      ? ''
      : `role: ${printRoles(old.roles as readonly Role[])} \u2192 ${printRoles(roles)}`,
    describeScopeChange(old.tables, now.tables),
  ];
  return parts.filter((part) => part !== '').join('; ');
}
