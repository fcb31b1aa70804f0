import { z } from 'zod';

export const CONNECTOR_KINDS = ['office365-management', 'graph-security'] as const;
export const connectorKindSchema = z.enum(CONNECTOR_KINDS);
export type ConnectorKind = z.infer<typeof connectorKindSchema>;

/** How to reach a tenant. The secret is write-only: it is stored, used, and never sent back. */
export const connectorSettingsSchema = z.object({
  tenantId: z.string().min(1),
  clientId: z.string().min(1),
  /** Roots of the three services, so that national clouds and the simulator are only other values. */
  loginUrl: z.url().default('https://login.microsoftonline.com'),
  serviceUrl: z.url(),
  /** Office 365 Management Activity API content types; ignored by Graph. */
  contentTypes: z.array(z.string()).default([]),
  pollSeconds: z.int().min(1).max(86_400).default(60),
});
export type ConnectorSettings = z.infer<typeof connectorSettingsSchema>;

export const connectorStateSchema = z.object({
  kind: connectorKindSchema,
  /** `disconnected`, `connecting` (no data yet), `connected`, `failing` (last poll failed; `problem` says which of token, clock, subscription). */
  status: z.enum(['disconnected', 'connecting', 'connected', 'failing']),
  settings: connectorSettingsSchema.nullable(),
  connectedAt: z.iso.datetime().nullable(),
  lastPollAt: z.iso.datetime().nullable(),
  lastReceivedAt: z.iso.datetime().nullable(),
  rowsReceived: z.int(),
  duplicatesDropped: z.int(),
  problem: z.object({ code: z.string(), message: z.string(), hints: z.array(z.string()) }).nullable(),
});
export type ConnectorState = z.infer<typeof connectorStateSchema>;
