import { problem } from '../problems.ts';
import { KUSTO_TYPES, type KustoType, type Problem, type Span } from '../types.ts';
import { childOf, childrenOf, itemsOf, type KustoNode, kindOf, kusto, listOf, textOf } from './kusto.ts';
import { normaliseText, spanAt } from './normalise.ts';

/** A function as a command declares it. Shape: `parameters` and `body` with their brackets, as written; `defaultValue` is KQL. */
export interface FunctionDeclaration {
  readonly parameters: string;
  readonly body: string;
  /** Both, with what stands between them; at `span` in the command's text. */
  readonly text: string;
  readonly inputParameters: readonly {
    readonly name: string;
    readonly type?: KustoType;
    readonly defaultValue?: string;
    readonly columns?: readonly { readonly name: string; readonly type: KustoType }[];
  }[];
  readonly span: Span;
}

/** A management command, read. */
export interface ManagementCommand {
  readonly kind: 'command';
  /** The vendor's name for it: `ShowTables`, `CreateOrAlterFunction`. */
  readonly name: string;
  /** Names and texts by their role: `TableName`, `DatabaseName`, `FunctionName`, `ClientRequestId`, `UserName`. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** Words of the command itself, in lower case: `ifexists`. */
  readonly words: ReadonlySet<string>;
  /** Of `with (...)`, names in lower case; a text as its value, anything else as it is written. */
  readonly properties: ReadonlyMap<string, string>;
  readonly declaration: FunctionDeclaration | null;
  /** The query operators behind the command, without the first bar: `count` of `.show tables | count`. */
  readonly operators: string | null;
}

export type ParsedCommand =
  | ManagementCommand
  | { readonly kind: 'unknown' }
  | { readonly kind: 'rejected'; readonly problems: readonly Problem[] };

/** True where the text is a management command rather than a query: its first sign is a dot. */
export const isCommand = (text: string): boolean => /^(?:\s|\/\/[^\n]*(?:\n|$))*\./.test(text);

/** The vendor's grammar does not know this one. Source: Kusto, ".cancel query command". */
const CANCEL_REASON = /^(\s*\.cancel\s+query\s.*?)\s+with\s*\(\s*reason\s*=\s*("[^"]*"|'[^']*')\s*\)\s*;?\s*$/is;

/**
 * Reads a management command with the vendor's own grammar.
 * Errors: `KQL1001` with its place for a command that is not whole; `unknown` for one that the grammar does not have.
 */
export function parseCommand(source: string): ParsedCommand {
  const cancel = CANCEL_REASON.exec(source);
  const { text } = normaliseText(cancel?.[1] ?? source);
  const code = kusto.KustoCode.Parse(text.replace(/;\s*$/, ''));
  const command = findNode(code.Syntax, (node) => kindOf(node) === 'CustomCommand');
  if (!command?.CommandKind) return { kind: 'unknown' };
  const errors = itemsOf(code.GetDiagnostics()).filter(({ Severity }) => Severity === 'Error');
  if (errors.length > 0) {
    const place = ({ Start, Length }: (typeof errors)[number]) => spanAt(source, Start, Start + Length);
    return { kind: 'rejected', problems: errors.map((each) => problem('KQL1001', place(each), each.Message)) };
  }
  const rest = text.slice(command.End).replace(/;\s*$/, '').trim();
  const properties = readProperties(command);
  if (cancel?.[2]) properties.set('reason', cancel[2].slice(1, -1));
  const declared = findNode(command, (node) => kindOf(node) === 'FunctionDeclaration');
  return {
    kind: 'command',
    name: command.CommandKind,
    given: readGiven(command),
    words: readWords(command),
    properties,
    declaration: declared ? readDeclaration(declared, text) : null,
    operators: rest.startsWith('|') ? rest.slice(1).trim() : null,
  };
}

function* walk(node: KustoNode): Generator<KustoNode> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

function findNode(root: KustoNode, matches: (node: KustoNode) => boolean): KustoNode | undefined {
  for (const node of walk(root)) if (matches(node)) return node;
  return undefined;
}

/** What a name or a literal stands for; null for any other node. */
function writtenValue(node: KustoNode): string | null {
  if (kindOf(node) === 'StringLiteralExpression') return String(node.LiteralValue ?? '');
  if (!/^Name(?:Reference|Declaration)$/.test(kindOf(node))) return null;
  const bracketed = findNode(node, (each) => kindOf(each) === 'StringLiteralExpression');
  return bracketed ? String(bracketed.LiteralValue ?? '') : textOf(node);
}

const ROLE = /^(?:TableName|DatabaseName|FunctionName|ClientRequestId|UserName)$/;

function readGiven(command: KustoNode): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>();
  for (const node of walk(command)) {
    const role = node.NameInParent ?? '';
    const value = ROLE.test(role) ? writtenValue(node) : null;
    if (value !== null) given.set(role, [...(given.get(role) ?? []), value]);
  }
  return given;
}

/** The bare words in the command's own form; those within names, literals and the declaration are not its own. */
function readWords(command: KustoNode): ReadonlySet<string> {
  const words = new Set<string>();
  const collect = (node: KustoNode) => {
    for (const child of childrenOf(node)) {
      if (/^(?:CustomNode|List)$/.test(kindOf(child))) collect(child);
      else if (/^(?:IdentifierToken|\w+Keyword)$/.test(kindOf(child))) words.add(textOf(child).toLowerCase());
    }
  };
  collect(command);
  return words;
}

function readProperties(command: KustoNode): Map<string, string> {
  const properties = new Map<string, string>();
  for (const node of walk(command)) {
    const [name, value] = [childOf(node, 'PropertyName'), childOf(node, 'PropertyValue')];
    if (!name || !value) continue;
    properties.set((writtenValue(name) ?? '').toLowerCase(), writtenValue(value) ?? textOf(value));
  }
  return properties;
}

function readDeclaration(node: KustoNode, text: string): FunctionDeclaration | null {
  const [parameters, body] = [childOf(node, 'Parameters'), childOf(node, 'Body')];
  if (!parameters || !body) return null;
  return {
    parameters: text.slice(parameters.TextStart, parameters.End),
    body: text.slice(body.TextStart, body.End),
    text: text.slice(parameters.TextStart, body.End),
    inputParameters: listOf(parameters, 'Parameters').map(readParameter),
    span: spanAt(text, parameters.TextStart, body.End),
  };
}

/** Kusto's other names of its types. Source: Kusto, "Scalar data types". */
const SYNONYMS: Readonly<Record<string, KustoType>> = {
  boolean: 'bool',
  date: 'datetime',
  double: 'real',
  uuid: 'guid',
  uniqueid: 'guid',
  time: 'timespan',
};

const typeOf = (node: KustoNode | null): KustoType | undefined => {
  const written = node ? textOf(node).toLowerCase() : '';
  return KUSTO_TYPES.find((each) => each === written) ?? SYNONYMS[written];
};

function readParameter(node: KustoNode): FunctionDeclaration['inputParameters'][number] {
  const declared = childOf(node, 'NameAndType') ?? node;
  const nameNode = childOf(declared, 'Name');
  const name = nameNode ? (writtenValue(nameNode) ?? '') : '';
  const typeNode = childOf(declared, 'Type');
  if (typeNode && kindOf(typeNode) === 'SchemaTypeExpression') {
    const columns = listOf(typeNode, 'Columns').flatMap((column) => {
      const columnName = childOf(column, 'Name');
      const type = typeOf(childOf(column, 'Type'));
      return columnName && type ? [{ name: writtenValue(columnName) ?? '', type }] : [];
    });
    return columns.length > 0 ? { name, columns } : { name };
  }
  const type = typeOf(typeNode);
  const given = childOf(node, 'DefaultValue');
  const value = given && childOf(given, 'Value');
  return { name, ...(type && { type }), ...(value && { defaultValue: textOf(value) }) };
}
