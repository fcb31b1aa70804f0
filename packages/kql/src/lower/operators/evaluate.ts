import type { QueryOf } from '../../ast.ts';
import { refuse } from '../../problems.ts';
import { PluginCall } from '../plugins/plugin.ts';
import { plugins } from '../plugins/plugins.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';

export function lowerEvaluate(query: QueryOf<'evaluate'>, lowering: Lowering): Relation {
  const { plugin: name, span } = query;
  const entry = Object.hasOwn(plugins, name) ? plugins[name] : undefined;
  if (!entry) return refuse('KQL2004', span, name);
  if ('refused' in entry) return refuse('KQL2006', span, name, entry.refused);
  if (entry.fidelity !== 'exact') lowering.context.warn(name, entry.fidelity.differs, span);
  return entry.lower(new PluginCall(query, lowering));
}
