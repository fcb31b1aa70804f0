import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

function sourceText(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
}

/** Names that reach files, addresses, other tables or settings; none may be called, whoever wrote it. */
const REACHING =
  /^(file|url|s3|s3Cluster|gcs|hdfs|remote|remoteSecure|cluster|clusterAllReplicas|executable|mysql|postgresql|sqlite|odbc|jdbc|mongodb|redis|input|merge|dictGet\w*|joinGet\w*|getSetting|sleep|sleepEachRow|catboostEvaluate|fileCluster|urlCluster|iceberg|deltaLake|hudi|azureBlobStorage|system)$/i;
const QUOTED_NAME = /`(?:[^`\\]|\\.)*`/gs;
const PARAMETER = /\{\w+:[^}]*\}/g;
const TEXT = /'(?:[^'\\]|\\.|'')*'/gs;
const WORD = /[A-Za-z_]\w*/g;
const withoutNumber = (word: string): string => word.replace(/\d+$/, '');

/** Finds what stands in a statement and was not written by this package; undefined where all of it was. */
export type EscapeCheck = (statement: string) => string | undefined;

/**
 * Collects the words and texts of this package's source. A statement without its quoted names and parameters may hold no
 * other word, no other text, and no sign that begins a comment.
 */
export function readOwnWords(): EscapeCheck {
  const source = sourceText();
  const words = new Set(
    (source.replaceAll('\\n', ' ').match(WORD) ?? []).flatMap((word) => [word, withoutNumber(word)]),
  );
  const unescaped = source.replaceAll('\\\\', '\\');
  const withBreaks = source.replaceAll('\\n', '\n');
  const isOwn = (text: string): boolean => [source, unescaped, withBreaks].some((each) => each.includes(text));
  return (statement) => {
    const bare = statement.replace(QUOTED_NAME, ' ').replace(PARAMETER, ' ');
    const strange = (bare.match(TEXT) ?? []).find((text) => !isOwn(text));
    if (strange !== undefined) return `the text ${strange}`;
    const left = bare.replace(TEXT, ' ');
    const sign = /--|\/\*|;|#|\\|"|`|\{|\}|@/.exec(left)?.[0];
    if (sign) return `the sign ${sign}`;
    const called = [...left.matchAll(/([A-Za-z_]\w*)\s*\(/g)].map((each) => each[1] ?? '');
    return (
      called.find((name) => REACHING.test(name)) ??
      (left.match(WORD) ?? []).find((word) => !words.has(word) && !words.has(withoutNumber(word)))
    );
  };
}
