/** The same rows in groups of `size`; the last may be smaller. */
export async function* regroup(
  batches: AsyncIterable<readonly unknown[][]>,
  size: number,
): AsyncGenerator<unknown[][]> {
  let held: unknown[][] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      held.push(row);
      if (held.length < size) continue;
      yield held;
      held = [];
    }
  }
  if (held.length > 0) yield held;
}
