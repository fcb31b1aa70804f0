import { expect, it } from 'vitest';
import { assertSelect } from './statement-guard.ts';

it.each([
  'SELECT 1',
  ' (SELECT 1) UNION ALL (SELECT 2)',
  'WITH 1 AS x SELECT x',
  "SELECT 'a; DROP TABLE b' FROM t",
  'SELECT `file`, "a;b" FROM t /* ; */ -- ; SETTINGS',
  "SELECT file = 'x' FROM t",
  "SELECT format('{}', a) FROM t",
])('lets %s through', (sql) => {
  expect(() => assertSelect(sql)).not.toThrow();
});

it.each([
  '',
  'DROP TABLE t',
  'SELECT 1; SELECT 2',
  "SELECT ''';' ; DROP TABLE t",
  "SELECT file('/etc/passwd')",
  "SELECT `file` ('/etc/passwd')",
  "SELECT FILE /**/ ('/etc/passwd')",
  "SELECT dictGetString('a', 'b', 1)",
  'SELECT 1 SETTINGS readonly = 0',
  "SELECT 1 INTO OUTFILE '/tmp/x'",
  'SELECT 1 FORMAT CSV',
])('refuses %s', (sql) => {
  expect(() => assertSelect(sql)).toThrow(expect.objectContaining({ code: 'LOG2004' }));
});
