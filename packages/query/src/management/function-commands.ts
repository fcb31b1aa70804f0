import { type Catalogue, compileKql, type FunctionDeclaration, listSupport } from '@vedette/kql';
import { hasRole, type Principal, type Problem, readableTables, type StoredFunction } from '@vedette/model';
import type { AuditStore, FunctionStore } from '@vedette/state-store';
import { queryProblem } from '../problems.ts';
import {
  type CommandContext,
  type CommandTable,
  FUNCTION_COLUMNS,
  givenName,
  strings,
  toFunctionRow,
} from './command.ts';

export interface FunctionEditor {
  readonly store: FunctionStore;
  readonly audit: Pick<AuditStore, 'addAudit'>;
  readonly clientIp: string | null;
}

/** Shape: a table, or the problems that there are instead. */
export type Edit = (context: CommandContext, editor: FunctionEditor) => Promise<CommandTable | readonly Problem[]>;

/**
 * Changing what others' queries mean is an editor's work. Rules and people who may read more run stored functions too, so one who
 * may not read all tables could have them read the others.
 */
const EDITOR_ROLE = 'contributor';
function mayEdit(principal: Principal): Problem | undefined {
  if (!hasRole(principal, EDITOR_ROLE)) return queryProblem('QRY1013', EDITOR_ROLE, principal.username);
  return readableTables(principal) ? queryProblem('QRY1018', principal.username) : undefined;
}

const kqlNames = new Set(listSupport().map(({ name }) => name));

function readFunction({ command, now, principal }: CommandContext, declared: FunctionDeclaration): StoredFunction {
  const { parameters, body, inputParameters } = declared;
  return {
    name: givenName(command, 'FunctionName'),
    parameters,
    body,
    inputParameters: inputParameters.map(({ columns, ...rest }) => ({
      ...rest,
      ...(columns && { columns: columns.map((column) => ({ ...column })) }),
    })),
    docString: command.properties.get('docstring') ?? '',
    folder: command.properties.get('folder') ?? '',
    isView: command.properties.get('view')?.toLowerCase() === 'true',
    updatedAt: now.toISOString(),
    updatedBy: principal.username,
  };
}

/** A name that means something already would change what every query with it means. */
function findNameProblem({ tables }: CommandContext, { name, isView, inputParameters }: StoredFunction) {
  if (tables.some((table) => table.name === name)) return queryProblem('QRY1010', name, 'a table');
  if (kqlNames.has(name)) return queryProblem('QRY1010', name, 'a function or an operator of KQL');
  return isView && inputParameters.length > 0 ? queryProblem('QRY1014', name) : undefined;
}

/** Binds the body as that of a `let`, with all functions but itself: Kusto's functions do not recurse. */
function findBodyProblems(
  context: CommandContext,
  name: string,
  { text, span }: FunctionDeclaration,
): readonly Problem[] {
  const { tables, functions, now } = context;
  const others = functions.filter((each) => each.name !== name);
  const catalogue: Catalogue = { tables, watchlists: [], functions: others };
  const head = 'let checked = ';
  const compiled = compileKql(`${head}${text}; print true`, { catalogue, now });
  if (compiled.kind === 'compiled') return [];
  return compiled.problems.map((problem) => placeProblem(problem, context.text, span.start - head.length));
}

/** The problem of a part of a text, at its place in the whole. */
function placeProblem(problem: Problem, whole: string, offset: number): Problem {
  if (!problem.span) return problem;
  const start = Math.max(0, problem.span.start + offset);
  const before = whole.slice(0, start);
  const line = before.split('\n').length;
  const column = start - before.lastIndexOf('\n');
  return { ...problem, span: { start, end: Math.max(start, problem.span.end + offset), line, column } };
}

/** A function that may be stored, or why it may not. */
function checkFunction(context: CommandContext): StoredFunction | readonly Problem[] {
  const { declaration, properties } = context.command;
  const refused = mayEdit(context.principal);
  if (refused) return [refused];
  if (!declaration) return [queryProblem('QRY1015')];
  const given = readFunction(context, declaration);
  const named = findNameProblem(context, given);
  if (named) return [named];
  const isUnchecked = properties.get('skipvalidation')?.toLowerCase() === 'true';
  const problems = isUnchecked ? [] : findBodyProblems(context, given.name, declaration);
  return problems.length > 0 ? problems : given;
}

const shown = (...functions: readonly StoredFunction[]): CommandTable => ({
  columns: FUNCTION_COLUMNS,
  rows: functions.map(toFunctionRow),
});

function writeAudit(
  { principal, now }: CommandContext,
  { audit, clientIp }: FunctionEditor,
  change: { readonly action: string; readonly target: string; readonly before: unknown; readonly after: unknown },
): Promise<void> {
  return audit.addAudit({ at: now, actor: principal.username, roles: principal.roles, ...change, clientIp });
}

const createFunction: Edit = async (context, editor) => {
  const checked = checkFunction(context);
  if (!isFunction(checked)) return checked;
  const { name } = checked;
  if (await editor.store.addFunction(checked)) {
    await writeAudit(context, editor, { action: 'function.created', target: name, before: null, after: checked });
    return shown(checked);
  }
  if (!context.command.words.has('ifnotexists')) return [queryProblem('QRY1011', name)];
  const existing = await editor.store.findFunction(name);
  return shown(...(existing ? [existing] : []));
};

const changeFunction =
  (mayBeNew: boolean): Edit =>
  async (context, editor) => {
    const checked = checkFunction(context);
    if (!isFunction(checked)) return checked;
    const { name } = checked;
    const before = await editor.store.findFunction(name);
    if (!before && !mayBeNew) return [queryProblem('QRY1009', name)];
    await editor.store.putFunction(checked);
    const action = before ? 'function.changed' : 'function.created';
    await writeAudit(context, editor, { action, target: name, before: before ?? null, after: checked });
    return shown(checked);
  };

const dropFunctions =
  (print: (names: readonly string[], left: readonly StoredFunction[]) => CommandTable): Edit =>
  async (context, editor) => {
    const refused = mayEdit(context.principal);
    if (refused) return [refused];
    const names = context.command.given.get('FunctionName') ?? [];
    const known = new Map(context.functions.map((each) => [each.name, each]));
    const missing = names.filter((name) => !known.has(name));
    if (missing.length > 0 && !context.command.words.has('ifexists')) {
      return missing.map((name) => queryProblem('QRY1009', name));
    }
    for (const target of await editor.store.removeFunctions(names)) {
      await writeAudit(context, editor, { action: 'function.removed', target, before: known.get(target), after: null });
    }
    return print(names, await editor.store.listFunctions());
  };

const isFunction = (checked: StoredFunction | readonly Problem[]): checked is StoredFunction => 'name' in checked;

/** Commands that change stored functions, by the vendor's name. Source: Kusto, "Stored functions management overview". */
export const FUNCTION_COMMANDS: Readonly<Record<string, Edit>> = {
  CreateFunction: createFunction,
  CreateOrAlterFunction: changeFunction(true),
  AlterFunction: changeFunction(false),
  DropFunction: dropFunctions((names) => ({ columns: strings('Name'), rows: names.map((name) => [name]) })),
  DropFunctions: dropFunctions((_names, left) => shown(...left)),
};
