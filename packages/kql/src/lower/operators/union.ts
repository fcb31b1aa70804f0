import type { QueryOf } from '../../ast.ts';
import { convertTo } from '../../functions/convert.ts';
import type { Computed, Plan } from '../../plan/plan.ts';
import { refuse } from '../../problems.ts';
import { nullOf, text } from '../../sql/node.ts';
import type { Lowering } from '../query.ts';
import { columnValue, type Relation, type ScopeColumn } from '../scope.ts';

/** Columns of the same name and another type stand apart as `name_type` in the result. */
function sourceOf(name: string, type: string, columns: readonly ScopeColumn[]): ScopeColumn | undefined {
  const exact = columns.find((each) => each.name === name && each.type === type);
  if (exact) return exact;
  const suffix = `_${type}`;
  const base = name.endsWith(suffix) ? name.slice(0, -suffix.length) : null;
  return base === null ? undefined : columns.find((each) => each.name === base && each.type === type);
}

export function lowerUnion(query: QueryOf<'union'>, lowering: Lowering): Relation {
  const { context } = lowering;
  if (query.inputs.length === 0) return refuse('KQL2005', query.span, 'None of the tables of this `union` exists.');
  const columns = query.columns.map((each) => ({ ...each, id: context.ids.next(each.name) }));
  const inputs = query.inputs.map(({ query: inner, label }) => {
    const relation = lowering.lower(inner);
    const computed: Computed[] = [];
    const ids = query.columns.map(({ name, type }) => {
      if (name === query.sourceColumn) return add(text(label), name);
      const found = sourceOf(name, type, relation.columns);
      if (found) return found.id;
      const loose = relation.columns.find((each) => each.name === name);
      return loose && isWidening(loose.type, type)
        ? add(convertTo(type, columnValue(loose)).node, name)
        : add(nullOf(type), name);
    });
    function add(expr: Computed['expr'], name: string): string {
      const id = context.ids.next(name);
      computed.push({ id, expr });
      return id;
    }
    const plan: Plan =
      computed.length === 0 ? relation.plan : { kind: 'compute', input: relation.plan, columns: computed };
    return { plan, ids };
  });
  return {
    plan: { kind: 'union', inputs, ids: columns.map((each) => each.id) },
    columns,
    ingestedAtId: null,
    order: null,
  };
}

const isWidening = (from: string, to: string): boolean =>
  (from === 'int' && (to === 'long' || to === 'real')) || (from === 'long' && to === 'real');
