import { describe, expect, it } from 'vitest';
import { findBannedFolder, findImports, findLayerProblem } from './layers.ts';

const problem = (file: string, specifier: string) => findLayerProblem({ file, line: 1, specifier });

describe('findLayerProblem', () => {
  it.each([
    ['packages/classify/src/a.ts', '@vedette/model'],
    ['packages/query/src/a.ts', '@vedette/kql'],
    ['packages/query/src/a.ts', '@vedette/log-store'],
    ['packages/detection/src/a.ts', '@vedette/query'],
    ['packages/query/src/a.test.ts', '@vedette/log-store/embedded'],
    ['apps/cli/src/a.ts', '@vedette/log-store/embedded'],
    ['packages/kql/src/parse/a.ts', '@kusto/language-service-next/bridge.min'],
    ['packages/kql/src/print/a.ts', '../parse/b.ts'],
  ])('allows %s -> %s', (file, specifier) => {
    expect(problem(file, specifier)).toBeUndefined();
  });

  it.each([
    ['packages/kql/src/a.ts', '@vedette/log-store', '`kql` (layer 0) may not import `log-store` (layer 2)'],
    ['packages/kql/src/a.ts', '@vedette/model', '`kql` (layer 0) may not import `model` (layer 0)'],
    ['packages/model/src/a.ts', '@vedette/kql', 'may not import'],
    ['packages/scan/src/a.ts', '@vedette/detection', 'may not import'],
    ['packages/query/src/a.ts', '@vedette/log-store/embedded', 'is a driver'],
    ['packages/query/src/a.ts', 'chdb', 'only packages/log-store/src/embedded/'],
    ['packages/scan/src/a.ts', '@vedette/model/folder-lock', 'only packages/log-store/src/ and'],
    ['packages/scan/src/a.ts', '@vedette/model/make-folder', 'apps/server/ and apps/cli/ may import'],
    ['packages/kql/src/print/a.ts', '@kusto/language-service-next', 'only packages/kql/src/parse/'],
    ['apps/portal/src/a.ts', '@vedette/query', 'may not import'],
    ['apps/tenant-sim/src/a.ts', '@vedette/connectors', 'may not import'],
    ['packages/kql/src/a.ts', '../../model/src/index.ts', 'leaves the package'],
    ['packages/kql/src/a.ts', '@vedette/nowhere', 'has no layer'],
  ])('refuses %s -> %s', (file, specifier, message) => {
    expect(problem(file, specifier)).toContain(message);
    expect(problem(file, specifier)).toContain('ARCHITECTURE.md');
  });
});

describe('findImports', () => {
  it('finds static, type, re-export, side-effect and dynamic imports with their lines', () => {
    const text =
      "import a from 'a';\nimport type { B } from \"b\";\nexport * from 'c';\nimport 'd';\nawait import('e');\n";
    expect(findImports('f.ts', text).map(({ line, specifier }) => `${line} ${specifier}`)).toEqual([
      '1 a',
      '2 b',
      '3 c',
      '4 d',
      '5 e',
    ]);
  });
});

describe('findBannedFolder', () => {
  it('names a folder that says nothing', () => {
    expect(findBannedFolder('packages/kql/src/utils/a.ts')).toContain('`utils`');
    expect(findBannedFolder('packages/kql/src/print/a.ts')).toBeUndefined();
  });
});
