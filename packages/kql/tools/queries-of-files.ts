import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A query of a collection, and where it stands. */
export interface CollectedQuery {
  readonly id: string;
  readonly query: string;
}

const FENCE = /```[ \t]*(?:kql|kusto|kusto query language)?[ \t]*\r?\n([\s\S]*?)```/gi;

function filesOf(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    if (name === '.git') return [];
    return statSync(file).isDirectory() ? filesOf(file) : [file];
  });
}

/** Fenced blocks of KQL in Markdown; a fence without a language counts where it holds a pipe. */
function fromMarkdown(text: string): string[] {
  return [...text.matchAll(FENCE)].map((fence) => fence[1] ?? '').filter((each) => /\|/.test(each));
}

/** Blocks between empty lines, as Kusto's own editors take a file apart; what continues a query stays with it. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  for (const block of text.split(/\r?\n[ \t]*\r?\n/)) {
    const code = block.replace(/^\s*\/\/.*$/gm, '').trim();
    if (code === '') continue;
    const last = blocks.at(-1);
    const goesOn = last !== undefined && (/;\s*$/.test(last) || /^[|)]/.test(code) || /[|(,]\s*$/.test(last));
    if (goesOn) blocks[blocks.length - 1] = `${last}\n${block}`;
    else blocks.push(block);
  }
  return blocks;
}

/**
 * The queries of a folder: whole files `*.kql` and `*.txt` where `isQuery` says so, else their blocks; fences of `*.md`;
 * `query: |` of YAML is not read.
 */
export function collectQueries(folder: string, isQuery: (text: string) => boolean): CollectedQuery[] {
  const taken = filesOf(folder).flatMap((file) => {
    const name = file.slice(folder.length + 1);
    if (!/\.(kql|md)"?$/i.test(name)) return [];
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const parts = /\.md$/i.test(name) ? fromMarkdown(text) : [text];
    const queries = parts.flatMap((part) => (isQuery(part) ? [part] : blocksOf(part)));
    return queries.map((query, index) => ({ id: `${name}#${index + 1}`, query }));
  });
  return [...new Map(taken.map((each) => [each.query.trim(), each])).values()];
}
