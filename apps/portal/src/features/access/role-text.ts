import { type LadderRole, ladderRole, type Role, type TableScope } from '@vedette/model';
import { printCountOf } from '../../widgets/format.ts';

/** What each role is called and gives, the least first. */
export const ROLE_TEXTS: Readonly<Record<LadderRole, { readonly name: string; readonly gives: string }>> = {
  reader: { name: 'Reader', gives: 'Sees everything but Settings, and asks the tables.' },
  responder: { name: 'Responder', gives: 'Works on incidents as well: assigns, comments, resolves.' },
  contributor: { name: 'Contributor', gives: 'Changes rules and stored functions as well, and starts scans.' },
  admin: { name: 'Administrator', gives: 'Everything: sources, connectors, users and tokens. Reads all tables.' },
};

/** `Responder`, `Administrator, content viewer`. */
export function printRoles(roles: readonly Role[]): string {
  const role = ladderRole(roles);
  const name = role ? ROLE_TEXTS[role].name : 'No role';
  return roles.includes('content-viewer') ? `${name}, content viewer` : name;
}

/** The roles with another place on the ladder; what stands apart from it stays. */
export const withLadderRole = (roles: readonly Role[], role: LadderRole): Role[] => [
  role,
  ...roles.filter((each) => each === 'content-viewer'),
];

/** `All tables`, `No tables`, `3 tables`. */
export function printScope(tables: TableScope, roles: readonly Role[] = []): string {
  if (tables === null || roles.includes('admin')) return 'All tables';
  return tables.length === 0 ? 'No tables' : printCountOf(tables.length, 'table');
}
