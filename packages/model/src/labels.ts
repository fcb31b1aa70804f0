import { z } from 'zod';

/** A sensitivity label of the catalogue. `priority` orders labels: a change to a lower priority is a downgrade. */
export const sensitivityLabelSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  displayName: z.string(),
  /** Id of the parent label; the full name reads "Confidential/Finance". */
  parentId: z.string().nullable(),
  priority: z.int(),
  color: z.string().nullable(),
  tenantId: z.string().nullable(),
});
export type SensitivityLabel = z.infer<typeof sensitivityLabelSchema>;
