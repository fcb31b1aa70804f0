import { expect, it } from 'vitest';
import { listSignatures } from './signatures.ts';
import { aggregateNames, functionNames, pluginSymbolNames } from './symbols.ts';

const signatures = listSignatures();

it('knows a signature of everything that can be called', () => {
  const names = [
    ...functionNames.map((name) => `function ${name}`),
    ...aggregateNames.map((name) => `aggregate ${name}`),
    ...pluginSymbolNames.map((name) => `plugin ${name}`),
  ];
  expect(names.filter((name) => !signatures.get(name)?.length)).toEqual([]);
});

it.each([
  ['function split', ['source', 'delimiter: string', '[requestedIndex]'], 'dynamic'],
  ['function strcat', ['arg, ...'], 'string'],
  ['aggregate count', [], 'long'],
])('%s', (name, labels, returns) => {
  const [first] = signatures.get(name) ?? [];
  expect(first?.parameters.map(({ label }) => label)).toEqual(labels);
  expect(first?.returns).toBe(returns);
});
