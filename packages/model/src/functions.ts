import { z } from 'zod';
import { KUSTO_TYPES } from './tables.ts';

const kustoType = z.enum(KUSTO_TYPES);

/** A parameter of a stored function: a scalar has a `type` and may have a default, a table has `columns`, and `(*)` has none of the two. */
export const functionParameterSchema = z.object({
  name: z.string(),
  type: kustoType.optional(),
  defaultValue: z.string().optional(),
  columns: z.array(z.object({ name: z.string(), type: kustoType })).optional(),
});
export type FunctionParameter = z.infer<typeof functionParameterSchema>;

/**
 * A KQL function that is stored by name.
 * Shape: `parameters` and `body` are KQL as it was written, with their brackets: `(limit: long = 5)` and `{ Events | take limit }`.
 */
export const storedFunctionSchema = z.object({
  name: z.string().min(1).max(1024),
  parameters: z.string(),
  body: z.string(),
  inputParameters: z.array(functionParameterSchema),
  docString: z.string(),
  folder: z.string(),
  /** A view takes part in `union *`, `search` and `find`. */
  isView: z.boolean(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
});
export type StoredFunction = z.infer<typeof storedFunctionSchema>;
