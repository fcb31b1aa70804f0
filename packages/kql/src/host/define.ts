import type { HostFunction } from './host.ts';

/** Freezes a table; an entry that says nothing else is exact and documented on the page named after it. */
export function defineHostFunctions(
  table: Readonly<Record<string, HostFunction['compute'] | Partial<HostFunction>>>,
): Readonly<Record<string, HostFunction>> {
  const entries = Object.entries(table).map(([name, entry]) => {
    const given = typeof entry === 'function' ? { compute: entry } : entry;
    const page = `https://learn.microsoft.com/kusto/query/${name.replaceAll('_', '-')}-function`;
    return [name, Object.freeze({ fidelity: 'exact' as const, source: page, ...given })];
  });
  return Object.freeze(Object.fromEntries(entries));
}
