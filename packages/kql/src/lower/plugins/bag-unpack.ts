import type { KustoType } from '@vedette/model';
import { convertTo } from '../../functions/convert.ts';
import type { Relation, ScopeColumn } from '../scope.ts';
import { stepInto } from '../value.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

const CONFLICTS = ['error', 'replace_source', 'keep_source'] as const;
type Conflict = (typeof CONFLICTS)[number];

/** The slots of a bag as columns. */
function bagUnpack(call: PluginCall): Relation {
  const { query, input } = call;
  const bag = query.args[0];
  if (bag?.kind !== 'column') return call.refuse('a dynamic column', 'an expression');
  const prefix = call.constant('OutputColumnPrefix', 1, 'text') ?? '';
  const conflict = conflictOf(call);
  const ignored = ignoredOf(call);
  const kept = input.columns.filter((each) => each.name !== bag.name);
  const steps = new PlanSteps(input.plan, call.lowering.context.ids);
  const source = call.valueAt(0, 'a dynamic column');
  const columns = query.columns.flatMap(({ name, type }): ScopeColumn[] => {
    const old = kept.find((each) => each.name === name);
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : null;
    if (old && (conflict !== 'replace_source' || key === null || !isAsked(call, name))) return [old];
    if (key === null || ignored.has(key)) return [];
    const found = convertTo(type, stepInto(source, key));
    return [{ name, type, id: steps.idOf(found.node, name) }];
  });
  return { ...input, plan: steps.plan, columns };
}
