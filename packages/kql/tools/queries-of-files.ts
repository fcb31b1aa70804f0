import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A query of a collection, and where it stands. */
export interface CollectedQuery {
  readonly id: string;
  readonly query: string;
}

/** Whether the vendor's parser finds no error in a text. */
export type IsSound = (text: string) => boolean;

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    if (name === '.git') return [];
    return statSync(file).isDirectory() ? filesOf(file) : [file];
  });
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*([^\n`]*)\n([\s\S]*?)^[ \t]*\2[ \t]*$/gm;
const KQL_FENCE = /^(kql|kusto|kusto query language)?$/i;
/** A statement that reads something, or a `let` of one: output, prose and other languages are not. */
const isQuery = (text: string): boolean => withoutComments(text).includes('|');

/** Fenced blocks of Markdown that hold a pipe; one that names another language where it reads as KQL nevertheless. */
function fromMarkdown(text: string, isSound: IsSound): string[] {
  const fences = [...text.replaceAll('\r\n', '\n').matchAll(FENCE)].map((fence) => ({
    language: (fence[3] ?? '').trim(),
    body: fence[4] ?? '',
  }));
  const taken = fences.filter(({ language, body }) => isQuery(body) && (KQL_FENCE.test(language) || isSound(body)));
  return taken.flatMap(({ language, body }) => queriesIn(body, isSound, language !== ''));
}

/** Blocks between empty lines, as Kusto's own editors take a file apart; what continues a query stays with it. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (const block of text.split(/\r?\n[ \t]*\r?\n/)) {
    const code = withoutComments(block);
    if (code === '') continue;
    const last = blocks.at(-1);
    if (last !== undefined && goesOn(withoutComments(last), code)) blocks[blocks.length - 1] = `${last}\n${block}`;
    else blocks.push(block);
  }
  return blocks;
}

const withoutComments = (text: string): string => text.replace(/^\s*\/\/.*$/gm, '').trim();

/** A query goes on after a `;`, an operator or a comma, inside brackets, and before what cannot start one. */
const goesOn = (last: string, next: string): boolean =>
  /[;|(,=[{]\s*(?:\/\/[^\n]*)?$/.test(last) || /^[|)\]};,]/.test(next) || opensMore(last);

function opensMore(text: string): boolean {
  const bare = text.replace(/@?"(?:[^"\\\n]|\\.)*"|@?'(?:[^'\\\n]|\\.)*'|\/\/[^\n]*/g, '');
  const count = (of: RegExp): number => bare.match(of)?.length ?? 0;
  return count(/[([{]/g) > count(/[)\]}]/g);
}

/** The whole text where it is one query, else its blocks, else what is left of it. `isWhole`: a fence that says it is KQL counts even when it is wrong. */
function queriesIn(text: string, isSound: IsSound, isWhole: boolean): string[] {
  if (isSound(text)) return [text];
  const blocks = blocksOf(text).filter(isQuery);
  return blocks.length > 1 || !isWhole ? blocks.filter((each) => isWhole || isSound(each)) : [text];
}

/** Every `query` of a YAML file: rules and hunting queries of Microsoft Sentinel. */
function fromYaml(text: string): string[] {
  try {
    const root: unknown = parse(text, { logLevel: 'silent' });
    const query = root !== null && typeof root === 'object' && 'query' in root ? root.query : undefined;
    return typeof query === 'string' && isQuery(query) ? [query] : [];
  } catch {
    return [];
  }
}

function queriesOf(name: string, text: string, isSound: IsSound): string[] {
  if (/\.(kql|kusto|csl|txt)"?$/i.test(name)) return queriesIn(text, isSound, /l"?$/i.test(name));
  if (/\.md$/i.test(name)) return fromMarkdown(text, isSound);
  return /\.ya?ml$/i.test(name) ? fromYaml(text) : [];
}

/** The distinct queries of a folder: files `*.kql`, fences of `*.md`, `query` of `*.yaml`, and files `*.txt` that read as KQL. */
export function collectQueries(folder: string, isSound: IsSound): CollectedQuery[] {
  const taken = filesOf(folder).flatMap((file) => {
    const name = file.slice(folder.length + 1);
    if (!/\.(kql|kusto|csl|txt|md|ya?ml)"?$/i.test(name)) return [];
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    return queriesOf(name, text, isSound).map((query, index) => ({ id: `${name}#${index + 1}`, query }));
  });
  return [...new Map(taken.map((each) => [each.query.trim(), each])).values()];
}
