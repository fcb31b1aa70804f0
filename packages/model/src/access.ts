/** What an administrator asks for and sees of users, tokens and the audit trail. */
import { z } from 'zod';
import { accessTokenSchema, roleSchema, tableScopeSchema, usernameSchema, userSchema } from './identity.ts';

const roles = z.array(roleSchema).min(1);
const displayName = z.string().max(200);

export const newUserSchema = z.object({
  username: usernameSchema,
  /** Empty: the user name. */
  displayName: displayName.default(''),
  roles,
  tables: tableScopeSchema.default(null),
  /** Absent: one is made, and told in the answer. */
  password: z.string().optional(),
});
export type NewUser = z.infer<typeof newUserSchema>;

export const userChangeSchema = z.object({
  displayName: displayName.optional(),
  roles: roles.optional(),
  tables: tableScopeSchema.optional(),
  disabled: z.boolean().optional(),
});
export type UserChange = z.infer<typeof userChangeSchema>;

/** A password that was made: told this once, stored nowhere. Null where the caller gave one. */
const madePassword = z.string().nullable();
export const createdUserSchema = z.object({ user: userSchema, password: madePassword });
export type CreatedUser = z.infer<typeof createdUserSchema>;
export const resetPasswordSchema = z.object({ password: madePassword });

export const newTokenSchema = z.object({
  userId: z.uuid(),
  name: z.string().trim().min(1).max(100),
  roles: roles.nullable().default(null),
  tables: tableScopeSchema.default(null),
  /** Null: it does not end. */
  expiresAt: z.iso.datetime().nullable().default(null),
});
export type NewToken = z.infer<typeof newTokenSchema>;

/** A token with the name of its user. The secret is not in it: it is stored nowhere. */
export const tokenViewSchema = accessTokenSchema.extend({ username: z.string() });
export type TokenView = z.infer<typeof tokenViewSchema>;
export const createdTokenSchema = z.object({ token: tokenViewSchema, secret: z.string() });
export type CreatedToken = z.infer<typeof createdTokenSchema>;

/** Sign-ins and sign-outs, refused ones too; or changes of users, tokens and stored functions. */
export const auditKindSchema = z.enum(['changes', 'sign-ins']);
export type AuditKind = z.infer<typeof auditKindSchema>;

export const auditViewSchema = z.object({
  at: z.iso.datetime(),
  actor: z.string(),
  roles: z.array(roleSchema),
  /** Past tense, e.g. `user.created`. */
  action: z.string(),
  target: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  clientIp: z.string().nullable(),
});
export type AuditView = z.infer<typeof auditViewSchema>;
