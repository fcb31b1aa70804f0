import { z } from 'zod';

/** Roles are additive. `content-viewer` alone may reveal matched text; it implies nothing else. */
export const ROLES = ['reader', 'responder', 'contributor', 'admin', 'content-viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const userSchema = z.object({
  id: z.uuid(),
  username: z.string().min(1).max(113),
  displayName: z.string(),
  roles: z.array(roleSchema),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type User = z.infer<typeof userSchema>;

/** Who asks. Every read of rows and every change carries one. */
export interface Principal {
  readonly userId: string;
  readonly username: string;
  readonly roles: readonly Role[];
}

const IMPLIED: Readonly<Record<Role, readonly Role[]>> = {
  reader: [],
  responder: ['reader'],
  contributor: ['responder', 'reader'],
  admin: ['contributor', 'responder', 'reader'],
  'content-viewer': [],
};

export function hasRole(principal: Principal, role: Role): boolean {
  return principal.roles.some((held) => held === role || IMPLIED[held].includes(role));
}
