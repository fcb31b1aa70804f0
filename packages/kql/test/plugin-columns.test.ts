import { describe, expect, test } from 'vitest';
import { compileKql } from '../src/index.ts';
import { listSupport } from '../src/support.ts';
import type { KustoType } from '../src/types.ts';
import { findOtherColumns } from '../tools/plan-columns.ts';

/** Columns of plugins, in the forms that change them. */
const table = (name: string, columns: Readonly<Record<string, KustoType>>) => ({
  name,
  columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
});
const options = {
  catalogue: {
    tables: [
      table('T', {
        ...({ t: 'datetime', n: 'long', s: 'string', u: 'string', r: 'real', b: 'bool', d: 'dynamic' } as const),
        ...({ lon: 'real', lat: 'real' } as const),
      }),
      table('K', { net: 'string', s: 'string', v: 'long', shape: 'dynamic' }),
    ],
    watchlists: [],
  },
  now: new Date(0),
};
const DAYS = 'datetime(2024-01-01), datetime(2024-01-03), 1d';

const CALLS: readonly string[] = [
  'autocluster()',
  'autocluster(0.5, n)',
  'basket()',
  'basket(0.05, n, 3)',
  'basket(0.05, "~", 3, "*")',
  'basket() | extend 1 | evaluate basket(0.05, Count)',
  'diffpatterns(s, "a", "b")',
  'diffpatterns(s, "a", "b", n)',
  'diffpatterns_text(s, b)',
  `active_users_count(s, t, ${DAYS}, 1d, 2, 1d)`,
  `active_users_count(s, t, ${DAYS}, 1d, 2, 1d, u)`,
  `activity_counts_metrics(s, t, ${DAYS})`,
  `activity_counts_metrics(s, t, ${DAYS}, u)`,
  'activity_engagement(s, t, 1d, 7d)',
  `activity_engagement(s, t, ${DAYS}, 7d, u)`,
  'activity_metrics(s, t, 1d)',
  `activity_metrics(s, t, ${DAYS}, u)`,
  'activity_metrics(s, n, 1, 10, 2, u)',
  `new_activity_metrics(s, t, ${DAYS})`,
  `new_activity_metrics(s, t, ${DAYS}, u)`,
  `session_count(s, t, ${DAYS}, 1h)`,
  'session_count(s, n, 0, 10, 2, 1, u)',
  `sliding_window_counts(s, t, ${DAYS}, 1h)`,
  `sliding_window_counts(s, t, ${DAYS}, 1h, u)`,
  `funnel_sequence(s, t, ${DAYS}, 1d, u, dynamic(["a", "b"]))`,
  `funnel_sequence_completion(s, t, ${DAYS}, u, dynamic(["a", "b"]), dynamic([1d, 2d]))`,
  'funnel_sequence_completion(s, n, 0, 10, 2, u, dynamic(["a", "b"]), dynamic([1, 2]))',
  'sequence_detect(t, 1h, 2h, x=(s == "a"), y=(s == "b"), u)',
  'sequence_detect(n, 1, 2, x=(s == "a"), y=(s == "b"), u, r)',
  'rows_near(b, 2)',
  'rolling_percentile(r, 50, n, 1, 2)',
  'rolling_percentile(n, 50, t, 1d, 2, u, s)',
  'narrow()',
  'identity()',
  'estimate_rows_count()',
  'ipv4_lookup(K, s, net)',
  'ipv4_lookup(K, u, net, s, return_unmatched=true)',
  'ipv6_lookup(K, u, net)',
  'geo_polygon_lookup(K, shape, lon, lat)',
  'geo_line_lookup(K, shape, lon, lat, 10)',
  'dcount_intersect(d, d, d)',
  'preview(2)',
  'schema_merge()',
  'bag_unpack(d) : (*, x: long)',
  'pivot(s) : (u: string, a: long)',
];
const INPUTS: Readonly<Record<string, string>> = { schema_merge: 'T | getschema', rows_near: 'T | sort by t asc' };
const nameOf = (call: string): string => /^\w+/.exec(call)?.[0] ?? '';

describe('columns of plugins are those that the binder gave', () => {
  test.each(CALLS)('%s', (call) => {
    const text = `${INPUTS[nameOf(call)] ?? 'T'} | evaluate ${call}`;
    const compiled = compileKql(text, options);
    expect(compiled.kind === 'rejected' ? compiled.problems : []).toEqual([]);
    expect(findOtherColumns(text, options)).toEqual([]);
  });

  test('no plugin is left out', () => {
    const called = new Set(CALLS.map(nameOf));
    const plugins = listSupport().filter(({ kind, state }) => kind === 'plugin' && state !== 'refused');
    expect(plugins.map(({ name }) => name).filter((name) => !called.has(name))).toEqual([]);
  });
});
