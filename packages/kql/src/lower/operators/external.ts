import type { QueryOf } from '../../ast.ts';
import type { Json } from '../../host/host.ts';
import type { ExternalOptions } from '../../host/operators/externaldata.ts';
import { hostRelation } from '../host.ts';
import type { Lowering } from '../query.ts';
import type { Relation } from '../scope.ts';

/** Files come from outside the engine: the host fetches them, and a stage makes rows of their texts. */
export function lowerExternal(query: QueryOf<'externaldata'>, { context }: Lowering): Relation {
  const { urls, format, ignoreFirstRecord, mapping } = query;
  const columns = query.columns.map(({ name, type }) => ({ name, type }));
  const options: ExternalOptions = { urls, format, ignoreFirstRecord, columns, mapping };
  return hostRelation(context, 'externaldata', [], options as unknown as Json, columns);
}
