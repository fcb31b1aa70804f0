/** Which package may import which: the table of ARCHITECTURE.md, "Stages", as data. Source: ARCHITECTURE.md. */

/** Lower number = lower layer. A package imports packages of a lower layer only; `kql` is a library that knows nothing of the others. */
export const LAYERS: Readonly<Record<string, number>> = {
  model: 0,
  kql: 0,
  classify: 1,
  documents: 1,
  'log-store': 2,
  'state-store': 2,
  query: 3,
  ingest: 3,
  connectors: 3.5,
  detection: 4,
  remediate: 4,
  scan: 4,
  'tenant-sim': 5,
  server: 5,
  cli: 6,
  portal: 5,
};

/**
 * Packages that may import less than their layer allows. The simulator must not know the client it is tested with; it
 * writes the labels of its estate with `documents`, which is no client of it.
 */
export const ONLY: Readonly<Record<string, readonly string[]>> = {
  portal: ['model'],
  'tenant-sim': ['model', 'documents'],
};

/** Entry points that hold a database driver: for `apps/*` and tests alone. */
export const DRIVER_ENTRIES: readonly string[] = [
  '@vedette/log-store/embedded',
  '@vedette/log-store/server',
  '@vedette/state-store/embedded',
  '@vedette/state-store/server',
];

/** Foreign packages that one folder owns, so that their shapes stop there. */
export const OWNED_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@kusto/language-service-next': ['packages/kql/src/parse/', 'apps/portal/'],
  chdb: ['packages/log-store/src/embedded/'],
  '@electric-sql/pglite': ['packages/state-store/src/embedded/'],
  pg: ['packages/state-store/src/server/'],
  // They stand on the file system: the portal, which runs in a browser, has the rest of the package.
  '@vedette/model/folder-lock': ['packages/log-store/src/', 'packages/state-store/src/'],
  '@vedette/model/make-folder': ['packages/log-store/src/', 'packages/state-store/src/', 'apps/server/', 'apps/cli/'],
};

/** Folder names that say nothing about what enters and leaves. */
export const BANNED_FOLDERS: readonly string[] = ['common', 'shared', 'utils', 'helpers', 'misc', 'core', 'manager'];

export interface Import {
  /** Path of the importing file from the repository root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
}

const isTest = (file: string): boolean => /(\.test\.tsx?$)|(\/test\/)/.test(file);

const packageOf = (file: string): string | undefined => /^(?:packages|apps)\/([^/]+)\//.exec(file)?.[1];

/** The broken rule of one import as a sentence, or `undefined` if the import is allowed. */
export function findLayerProblem({ file, line, specifier }: Import): string | undefined {
  const from = packageOf(file);
  if (from === undefined) return undefined;
  const at = `${file}:${line}`;
  for (const [name, owners] of Object.entries(OWNED_PACKAGES)) {
    const isOwned = specifier === name || specifier.startsWith(`${name}/`);
    if (isOwned && !isTest(file) && !owners.some((owner) => file.startsWith(owner))) {
      return `${at}: only ${owners.join(' and ')} may import \`${name}\`. See ARCHITECTURE.md, "Stages".`;
    }
  }
  if (!specifier.startsWith('@vedette/')) {
    return specifier.startsWith('.') ? findEscape(file, specifier, at) : undefined;
  }
  const to = specifier.split('/')[1] ?? '';
  if (to === from) return undefined;
  const [fromLayer, toLayer] = [LAYERS[from], LAYERS[to]];
  if (fromLayer === undefined || toLayer === undefined) {
    return `${at}: \`${fromLayer === undefined ? from : to}\` has no layer. Add it to tools/layers.ts and ARCHITECTURE.md, "Stages".`;
  }
  if (DRIVER_ENTRIES.includes(specifier) && !file.startsWith('apps/') && !isTest(file)) {
    return `${at}: \`${specifier}\` is a driver; only apps/* and tests may import it. See ARCHITECTURE.md, "Stages".`;
  }
  if (isTest(file)) return undefined;
  const only = ONLY[from];
  if ((only && !only.includes(to)) || toLayer >= fromLayer) {
    return `${at}: \`${from}\` (layer ${fromLayer}) may not import \`${to}\` (layer ${toLayer}). See ARCHITECTURE.md, "Stages".`;
  }
  return undefined;
}

function findEscape(file: string, specifier: string, at: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  const [root, name] = file.split('/');
  if (parts[0] === root && parts[1] === name) return undefined;
  if (parts[0] === 'content') return undefined;
  return `${at}: \`${specifier}\` leaves the package by a relative path; import \`@vedette/...\` instead. See ARCHITECTURE.md, "Stages".`;
}

/** Static and dynamic imports of a source text, with 1-based lines. */
export function findImports(file: string, text: string): Import[] {
  const pattern =
    /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;(])import\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    line: text.slice(0, match.index + match[0].length).split('\n').length,
    specifier: match[1] ?? match[2] ?? '',
  }));
}

/** Folders of a path that carry a banned name. */
export function findBannedFolder(file: string): string | undefined {
  const name = file
    .split('/')
    .slice(0, -1)
    .find((part) => BANNED_FOLDERS.includes(part));
  return (
    name && `${file}: a folder named \`${name}\` does not say what enters and leaves. See ARCHITECTURE.md, "Stages".`
  );
}
