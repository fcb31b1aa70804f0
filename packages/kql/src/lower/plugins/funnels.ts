import { asDynamic, asText } from '../../functions/convert.ts';
import { jsonArray } from '../../functions/json.ts';
import { parseTimespanText } from '../../parse/literals.ts';
import { integer } from '../../sql/build.ts';
import { lambda, list, type SqlNode, shared, sql, text, textArray } from '../../sql/node.ts';
import type { KustoType } from '../../types.ts';
import type { Relation } from '../scope.ts';
import { literal, value } from '../value.ts';
import { definePlugins, differing, type PluginCall } from './plugin.ts';
import { axisFrom, columnNode, keepBetween, periodAt, type Timeline, timelineOf } from './timeline.ts';

/** A constant array of an argument, as JSON. */
function constantArray(call: PluginCall, index: number, what: string): readonly unknown[] {
  const of = call.valueAt(index, what).literal;
  const parsed: unknown = typeof of === 'string' ? JSON.parse(of) : null;
  return Array.isArray(parsed) && parsed.length > 0
    ? parsed
    : call.refuse(`${what} as a constant array`, 'another value');
}

const textsAt = (call: PluginCall, index: number): string[] =>
  constantArray(call, index, 'a sequence').map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));

/** Timespans arrive as texts, numbers as they are. */
function periodsAt(call: PluginCall, index: number): readonly { readonly node: SqlNode; readonly type: KustoType }[] {
  return constantArray(call, index, 'periods').map((each) => {
    if (typeof each === 'number') return { node: integer(each), type: 'long' as const };
    const ticks = typeof each === 'string' ? parseTimespanText(each) : null;
    return ticks === null ? call.refuse('timespans or numbers', JSON.stringify(each)) : literal('timespan', ticks);
  });
}

/**
 * How many identities came how far in a sequence, within each period from its first step. A step is the first event of
 * its state at or after the step before; events of other states may lie between.
 */
function completion(call: PluginCall): Relation {
  const line = timelineOf(call, []);
  const { steps, id, at } = line;
  const period = periodAt(call, 2);
  const axis = axisFrom(call, line, period, call.valueAt(4, 'a bin'));
  const [sequence, periods] = [textsAt(call, 6), periodsAt(call, 7)];
  const { current } = steps.compute({ current: asText(call.valueAt(5, 'a state column')) });
  keepBetween(line, period.start, period.end);
  const times = sequence.map((each) => sql`arraySort(groupArrayIf(assumeNotNull(${at}), ${current} = ${text(each)}))`);
  const grouped = steps.aggregate([axis.indexOf(at), id], { times: sql`[${list(times)}]` });
  const bin = grouped.keys[0] ?? at;
  const shortest = sequence.map((_, step) => shortestTo(step, grouped.times, sequence));
  const { durations } = steps.compute({ durations: sql`[${list(shortest)}]` });
  const step = steps.unnest('step', sql`arrayEnumerate(${textArray(sequence)})`);
  const limit = steps.unnest('allowed', sql`[${list(periods.map((each) => each.node))}]`);
  steps.filter(sql`ifNull(${durations}[${step}] <= ${limit}, 0)`);
  const counted = steps.aggregate([bin, step, limit], {
    count: sql`toInt64(uniqExact(${grouped.keys[1] ?? id}))`,
  });
  const reached = sql`arrayElement(${textArray(sequence)}, ${step})`;
  return call.result(steps, [axis.startOf(bin), reached, sql`toInt64(${limit})`, counted.count], call.query.columns);
}

/** The shortest time from a first step to this one; null where none leads to it. */
function shortestTo(step: number, times: SqlNode, sequence: readonly string[]): SqlNode {
  if (step === 0) return sql`if(empty(${times}[1]), NULL, toInt64(0))`;
  const lengths = lambda(1, (first) => {
    let at: SqlNode = sql`toNullable(${first})`;
    for (let index = 1; index <= step; index++) {
      const before = shared(at);
      const isSame = sequence[index] === sequence[index - 1];
      const isNext = lambda(1, (next) => (isSame ? sql`${next} > ${before}` : sql`${next} >= ${before}`));
      at = sql`arrayElementOrNull(arrayFilter(${isNext}, ${times}[${integer(index + 1)}]), 1)`;
    }
    return sql`(${at} - ${first})`;
  });
  const found = lambda(1, (each) => sql`isNotNull(${each})`);
  return sql`arrayReduce('min', arrayFilter(${found}, arrayMap(${lengths}, ${times}[1])))`;
}

const FUNNEL_DIFFERS =
  'how it treats repeated states is not documented; here states that follow themselves count once, and the steps of the sequence follow one another directly.';

/** What came before and after a sequence of states: the number of its table says by what it is grouped. */
function funnel(call: PluginCall): Relation {
  const line = timelineOf(call, []);
  const { steps, id } = line;
  const period = periodAt(call, 2);
  const axis = axisFrom(call, line, period, call.valueAt(5, 'a step'));
  const { bin, identity, found } = matches(call, line, axis.indexOf(line.at), period);
  const match = steps.unnest('match', found);
  const ends = { prev: sql`tupleElement(${match}, 1)`, next: sql`tupleElement(${match}, 2)` };
  const names = (['prev', 'next'] as const).filter((each) => call.query.columns.some(({ name }) => name === each));
  const { prev, next } = steps.compute(ends);
  const grouped = steps.aggregate([bin, ...names.map((each) => (each === 'prev' ? prev : next))], {
    count: sql`toInt64(uniqExact(${identity}))`,
    samples: sql`groupUniqArray(128)(${identity})`,
  });
  const type = call.valueAt(0, 'an identity column').type;
  const item = lambda(1, (each) => sql`assumeNotNull(${asDynamic(value(each, type))})`);
  const samples = sql`toNullable(${jsonArray(sql`arrayMap(${item}, ${grouped.samples})`)})`;
  const [first, ...keys] = grouped.keys;
  return call.result(steps, [axis.startOf(first ?? id), ...keys, grouped.count, samples]);
}

/** For each window and identity, the states before and after every place where the sequence stands. */
function matches(call: PluginCall, { steps, id, at }: Timeline, index: SqlNode, period: ReturnType<typeof periodAt>) {
  const gap = call.valueAt(4, 'a step window').node;
  const sequence = textsAt(call, 7);
  const { current } = steps.compute({ current: asText(call.valueAt(6, 'a state column')) });
  const window = columnNode(steps, index, 'window');
  keepBetween({ steps, id, at, type: 'datetime', dimensions: [] }, period.start, period.end);
  const grouped = steps.aggregate([window, id], {
    all: sql`arraySort(groupArray(tuple(assumeNotNull(${at}), ${current})))`,
  });
  const isChange = lambda(2, (each, place) => sql`${place} = 1 OR ${grouped.all}[${place} - 1].2 != ${each}.2`);
  const { runs } = steps.compute({
    runs: sql`arrayFilter(${isChange}, ${grouped.all}, arrayEnumerate(${grouped.all}))`,
  });
  const isMatch = lambda(1, (place) =>
    sequence
      .map((each, step) => {
        const here = sql`${runs}[${place} + ${integer(step)}]`;
        const isState = sql`${here}.2 = ${text(each)} AND ${place} + ${integer(step)} <= length(${runs})`;
        const before = sql`${runs}[${place} + ${integer(step - 1)}]`;
        return step === 0 ? isState : sql`${isState} AND ${here}.1 - ${before}.1 <= ${gap}`;
      })
      .reduce((all, each) => sql`${all} AND ${each}`),
  );
  const ends = lambda(
    1,
    (place) =>
      sql`tuple(if(${place} = 1, '', ${runs}[${place} - 1].2), if(${place} + ${integer(sequence.length)} > length(${runs}), '', ${runs}[${place} + ${integer(sequence.length)}].2))`,
  );
  const found = sql`arrayMap(${ends}, arrayFilter(${isMatch}, arrayEnumerate(${runs})))`;
  return { bin: grouped.keys[0] ?? window, identity: grouped.keys[1] ?? id, found };
}

export const funnelPlugins = definePlugins({
  ...differing(
    'funnel_sequence_completion',
    completion,
    'what may lie between its steps is not documented; here events of other states may.',
  ),
  ...differing('funnel_sequence', funnel, FUNNEL_DIFFERS),
});
