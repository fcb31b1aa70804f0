import { type HostOperator, RawJson } from '../host.ts';

/** Rows as they came. Shape: the columns at the positions `dynamics` come as the texts that they leave as. */
export const once: HostOperator = {
  run: ([table], options) => {
    const { dynamics } = options as { readonly dynamics: readonly number[] };
    return (table?.rows ?? []).map((row) =>
      row.map((cell, index) => (!dynamics.includes(index) ? cell : cell === '' ? null : new RawJson(String(cell)))),
    );
  },
  source: 'https://learn.microsoft.com/kusto/query/materialize-function',
};
