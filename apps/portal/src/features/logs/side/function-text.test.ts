import { expect, it } from 'vitest';
import { printCreateFunction, printDropFunction, printStoredFunction } from './function-text.ts';

it('writes the command that stores a query', () => {
  const text = printCreateFunction({
    name: 'Recent',
    parameters: 'n: long = 5',
    body: 'T\n| take n;\n',
    folder: 'A/B',
    docString: 'The "last" ones',
  });
  expect(text).toBe(
    '.create-or-alter function with (docstring = "The \\"last\\" ones", folder = "A/B")\nRecent(n: long = 5) {\n    T\n    | take n\n}',
  );
});

it('reads a stored function back to the same command', () => {
  const stored = {
    name: 'F',
    parameters: '(a: string)',
    body: '{\n    T\n    | where x == a\n}',
    folder: '',
    docString: '',
    inputParameters: [],
  };
  expect(printStoredFunction(stored)).toBe(
    '.create-or-alter function with (docstring = "", folder = "")\nF(a: string) {\n    T\n    | where x == a\n}',
  );
  expect(printDropFunction('F')).toBe('.drop function F');
});
