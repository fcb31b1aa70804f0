/** Time that some work took. `cpuMs` is processor time of all threads: where other work shares the machine it says more than the clock. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** The work's cost and what it gave. */
export async function measure<T>(work: () => T | Promise<T>): Promise<Cost & { readonly value: T }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000, value };
}

/** The value below which `share` of the values lie. Shape: `share` from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Medians of several costs, the clock's and the processor's each by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  return { wallMs: median(costs.map(({ wallMs }) => wallMs)), cpuMs: median(costs.map(({ cpuMs }) => cpuMs)) };
}

/**
 * Costs of several contenders, taken in turns, so that whatever else the machine does meets all. Gives the medians, in order.
 * `before` runs before each turn, unmeasured; the first turn of each warms caches and is not counted.
 */
export async function measureInTurns(
  turns: number,
  contenders: readonly (() => Promise<unknown>)[],
  before: () => void = () => {},
): Promise<readonly Cost[]> {
  const costs = contenders.map((): Cost[] => []);
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [at, work] of contenders.entries()) {
      before();
      const { cpuMs, wallMs } = await measure(work);
      if (turn > 0) costs[at]?.push({ cpuMs, wallMs });
    }
  }
  return costs.map(medianCost);
}
