import type { SchemaView } from '@vedette/model';
import { printName, printText } from '../grid/kql-text.ts';

export type StoredFunctionView = SchemaView['functions'][number];

/** What a person gives when a query is stored as a function. `parameters` without its brackets. */
export interface FunctionInput {
  readonly name: string;
  readonly parameters: string;
  readonly body: string;
  readonly folder: string;
  readonly docString: string;
}

export const FUNCTION_NAME = /^[A-Za-z_]\w*$/;

/** The command that stores a function, or replaces it. */
export function printCreateFunction({ name, parameters, body, folder, docString }: FunctionInput): string {
  const inside = body.trim().replace(/;\s*$/, '');
  const lines = inside.split('\n').map((line) => (line === '' ? '' : `    ${line}`));
  return `.create-or-alter function with (docstring = ${printText(docString)}, folder = ${printText(folder)})\n${printName(name)}(${parameters}) {\n${lines.join('\n')}\n}`;
}

/** The command that would make a stored function again, for changing it by hand. */
export const printStoredFunction = ({ parameters, body, ...rest }: StoredFunctionView): string =>
  printCreateFunction({
    ...rest,
    parameters: parameters.trim().replace(/^\(|\)$/g, ''),
    body: unindent(body.trim().replace(/^\{|\}$/g, '')),
  });

/** Without the room that every line begins with. */
function unindent(body: string): string {
  const lines = body.replace(/^\s*\n/, '').split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const room = Math.min(...filled.map((line) => /^ */.exec(line)?.[0].length ?? 0), 99);
  return lines.map((line) => line.slice(room)).join('\n');
}

export const printDropFunction = (name: string): string => `.drop function ${printName(name)}`;
