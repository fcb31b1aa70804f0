/**
 * The text of a JSON array whose items come one by one, each on a line of its own.
 * Source: Kusto, request property `results_v2_newlines_between_frames`.
 */
export async function* printJsonArray(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[';
  for await (const item of items) {
    yield `${before}${JSON.stringify(item)}\n`;
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
