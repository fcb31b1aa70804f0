import { asReal, asText } from '../../functions/convert.ts';
import type { Plan } from '../../plan/plan.ts';
import { column, type SqlNode, sql } from '../../sql/node.ts';
import { lowerExpr } from '../expression.ts';
import { hostRelation } from '../host.ts';
import { scopeOf } from '../operators/sources.ts';
import { otherValues, type Relation, type ScopeColumn } from '../scope.ts';
import { definePlugins, type PluginCall } from './plugin.ts';
import { PlanSteps } from './steps.ts';

const MATCH_COLUMNS = [
  { name: 'Longitude', type: 'real' },
  { name: 'Latitude', type: 'real' },
  { name: 'Shape', type: 'string' },
] as const;

interface Shapes {
  readonly table: Relation;
  readonly steps: PlanSteps;
  /** The shape as text, by which a match finds its rows again. */
  readonly text: SqlNode;
  readonly keyName: string;
}

/**
 * `geo_polygon_lookup` and `geo_line_lookup`: the different places and shapes leave the engine, the pairs that match come
 * back, and both tables are joined through them. `lookup_area_radius` changes only how Kusto searches.
 */
function geoLookup(call: PluginCall): Relation {
  const { ids } = call.lowering.context;
  const keepsAll = call.constant('return_unmatched', 4, 'bool') ?? false;
  const shapes = shapesOf(call);
  const source = new PlanSteps(call.input.plan, ids);
  const { longitude, latitude } = source.compute({
    longitude: asReal(call.valueAt(1, 'a longitude')),
    latitude: asReal(call.valueAt(2, 'a latitude')),
  });
  const matches = matchesOf(call, different(source, [longitude, latitude], ['real', 'real'], call), shapes);
  const [atLongitude, atLatitude, atShape] = matches.columns.map((each) => column(each.id)) as [
    SqlNode,
    SqlNode,
    SqlNode,
  ];
  const join = keepsAll ? 'LEFT' : 'INNER';
  const matched: Plan = {
    kind: 'join',
    left: source.plan,
    right: matches.plan,
    join,
    conditions: [
      { left: longitude, right: atLongitude, isNullSafe: false },
      { left: latitude, right: atLatitude, isNullSafe: false },
    ],
  };
  const right = rightColumns(call, shapes, keepsAll);
  const conditions = [{ left: atShape, right: shapes.text, isNullSafe: false }];
  const plan: Plan = { kind: 'join', left: matched, right: shapes.steps.plan, join, conditions };
  const columns = [...call.input.columns, ...right];
  const names = call.query.columns.length === columns.length ? call.query.columns : columns;
  return {
    ...call.input,
    plan,
    columns: columns.map((each, index) => ({ ...each, name: names[index]?.name ?? each.name })),
    order: null,
  };
}

function shapesOf(call: PluginCall): Shapes {
  const { query, lowering } = call;
  if (!query.table) return call.refuse('a lookup table', 'none');
  const [key] = query.args;
  if (key?.kind !== 'column') return call.refuse('a column of the lookup table', 'an expression');
  const table = lowering.lower(query.table);
  const steps = new PlanSteps(table.plan, lowering.context.ids);
  const { text } = steps.compute({ text: asText(lowerExpr(key, scopeOf(table, lowering))) });
  return { table, steps, text, keyName: key.name };
}

/** The different values of some columns, as an input of a host stage. */
function different(
  steps: PlanSteps,
  nodes: readonly SqlNode[],
  types: readonly ScopeColumn['type'][],
  call: PluginCall,
): Relation {
  const once = new PlanSteps(steps.plan, call.lowering.context.ids);
  const { keys } = once.aggregate(nodes, {});
  const columns = keys.map((key, index): ScopeColumn => {
    const type = types[index] ?? 'string';
    return { name: `Column${index}`, type, id: once.idOf(key, 'key') };
  });
  return { plan: once.plan, columns, ingestedAtId: null, order: null };
}

function matchesOf(call: PluginCall, places: Relation, { steps, text }: Shapes): Relation {
  const radius = call.constant('radius', 3, 'number') ?? null;
  if (call.name === 'geo_line_lookup' && radius === null) return call.refuse('a radius', 'none');
  const texts = different(steps, [text], ['string'], call);
  return hostRelation(call.lowering.context, call.name, [places, texts], { radiusMetres: radius }, MATCH_COLUMNS);
}

/** The lookup table's columns, without the shape unless it is asked for; null where nothing matched. */
function rightColumns(call: PluginCall, { table, steps, keyName }: Shapes, isOptional: boolean): ScopeColumn[] {
  const keepsKey = call.constant('return_lookup_key', 6, 'bool') ?? false;
  const kept = table.columns.filter((each) => keepsKey || each.name !== keyName);
  if (!isOptional) return kept;
  return kept.map((each) =>
    each.type === 'string' ? each : otherValues(each, steps.idOf(sql`toNullable(${column(each.id)})`, each.name)),
  );
}

export const geoLookupPlugins = definePlugins({ geo_line_lookup: geoLookup, geo_polygon_lookup: geoLookup });
