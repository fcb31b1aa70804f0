import type { ColumnSchema } from '../../src/types.ts';
import { typed } from './columns.ts';
import type { Scope } from './expressions.ts';
import { quoteName } from './literals.ts';
import type { Random } from './random.ts';

/** `evaluate` with a plugin that these columns suit. */
export function plugin(scope: Scope, random: Random): string | undefined {
  const text = typed(scope, 'string')[0];
  const bag = typed(scope, 'dynamic')[0];
  const number = typed(scope, 'long', 'int')[0];
  const time = typed(scope, 'datetime')[0];
  const conflict = random.pick(['keep_source', 'replace_source']);
  const id = (of: ColumnSchema): string => quoteName(of.name);
  const calls = [
    ...(bag
      ? [
          `bag_unpack(${id(bag)})`,
          `bag_unpack(${id(bag)}, "x_")`,
          `bag_unpack(${id(bag)}) : (a: dynamic, k: long)`,
          `bag_unpack(${id(bag)}, columnsConflict="${conflict}") : (*, a: string, k: real)`,
          `bag_unpack(${id(bag)}, "", "${conflict}", dynamic(["a"]))`,
          // Columns that no row shows: a rejected query where rows show others.
          `bag_unpack(${id(bag)}) | extend n1 = none_a + 1, n2 = none_b | summarize count(), max(n1) by none_c`,
          `bag_unpack(${id(bag)}) | where isnotempty(none_a)`,
        ]
      : []),
    ...(text && number
      ? [
          `pivot(${id(text)}, min(${id(number)})) | extend n1 = none_a + 1`,
          `pivot(${id(text)}, sum(${id(number)}))`,
          `pivot(${id(text)}, count(), ${id(number)})`,
        ]
      : []),
    ...(text && time
      ? [
          `activity_counts_metrics(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-05), 1d)`,
          `activity_metrics(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-05), 1d)`,
          `session_count(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-03), 1d, 2d)`,
          `sliding_window_counts(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-05), 2d, 1d)`,
          `funnel_sequence(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-05), 1d, 1d, 1d, ${id(text)}, dynamic(["a","abc"]))`,
          `new_activity_metrics(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-05), 1d)`,
          `active_users_count(${id(text)}, ${id(time)}, datetime(2026-01-01), datetime(2026-01-05), 1d, 1, 1d, 1d)`,
          `dcount_intersect(hll(${id(text)}))`,
        ]
      : []),
    ...(text
      ? [
          `rolling_percentile(${number ? id(number) : '1'}, 50, ${text ? id(text) : '1'}, 1, 2)`,
          `ipv4_lookup(K, ${id(text)}, s)`,
        ]
      : []),
    'narrow()',
    'autocluster()',
    'basket()',
    ...(text ? [`diffpatterns(${id(text)}, "a", "abc")`] : []),
  ];
  return `evaluate ${random.pick(calls)}`;
}
