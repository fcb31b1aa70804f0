import type { IdSource } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { pushFilters } from './filters.ts';
import { dropGroups, mergeTextKeys } from './join-keys.ts';
import { turnJoins } from './join-sides.ts';
import { prunePlan } from './prune.ts';

/** Joins as the engine does them best, of a query or of one inside it. Shape: a plan as it was lowered. */
export const arrangeJoins = (plan: Plan, ids: IdSource): Plan => mergeTextKeys(turnJoins(pushFilters(plan)), ids);

/** The plan without what nobody reads. Shape: `output` are the ids that are read of it. */
export const dropUnread = (plan: Plan, output: readonly string[]): Plan => dropGroups(prunePlan(plan, new Set(output)));
