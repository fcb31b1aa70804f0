import type { Query } from '../ast.ts';
import { type ExternalFormat, isExternalFormat } from '../host/external/records.ts';
import type { ExternalMapping } from '../host/operators/externaldata.ts';
import { childOf, type KustoNode, listOf, requireChild, textOf } from './kusto.ts';
import { nameOf } from './names.ts';
import { constantOf, place } from './node-access.ts';
import type { ParseScope } from './scope.ts';
import { columnsOf } from './types.ts';

const NAME = 'externaldata';

/**
 * `externaldata (...) [...]`: files of the hosts that the caller allows.
 * Errors: `KQL2006` for any other host; `KQL2007` for what is not an https address or not a known format.
 * Source: https://learn.microsoft.com/kusto/query/externaldata-operator.
 */
export function externaldata(node: KustoNode, scope: ParseScope): Query {
  const at = { ...place(node, scope), columns: columnsOf(node) };
  const uris = listOf(node, 'URIs');
  if (scope.source.options.externalData === 'empty') {
    scope.source.warnings.push(scope.warning('KQL3006', node));
    return { kind: 'datatable', ...at, rows: [] };
  }
  if (scope.source.settings.isExternalDataOff)
    scope.refuse(
      'KQL2006',
      node,
      NAME,
      'the query itself has switched it off with `set request_external_data_disabled`.',
    );
  const urls = uris.map((each) => readUrl(each, scope));
  const properties = propertiesOf(node, scope);
  const format = formatOf(properties.get('format'), urls[0], node, scope);
  const mapping = mappingOf(properties.get('ingestionmapping'), node, scope);
  const ignoreFirstRecord = /^true$/i.test(properties.get('ignorefirstrecord') ?? 'false');
  return { kind: 'externaldata', ...at, urls: urls.map((each) => each.href), format, ignoreFirstRecord, mapping };
}

function propertiesOf(node: KustoNode, scope: ParseScope): Map<string, string> {
  const clause = childOf(node, 'WithClause');
  const all = clause ? listOf(clause, 'Properties') : [];
  return new Map(
    all.map((each) => {
      const value = requireChild(each, 'Expression');
      const name = nameOf(requireChild(each, 'Name')).toLowerCase();
      return [name, value.IsLiteral ? String(constantOf(value, scope)) : textOf(value)];
    }),
  );
}

/** The address without the credentials that Kusto appends after a `;`. */
function readUrl(node: KustoNode, scope: ParseScope): URL {
  const text = String(constantOf(node, scope)).split(';')[0] ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.port !== '')
    return scope.refuse('KQL2007', node, NAME, 'an `https://` address', `\`${text}\``);
  if (!isAllowed(url.hostname, scope.source.options.externalHosts ?? [])) {
    const how = 'an administrator can allow it in the setting `externalHosts`';
    return scope.refuse(
      'KQL2006',
      node,
      NAME,
      `the host \`${url.hostname}\` is not among those that queries may read; ${how}.`,
    );
  }
  return url;
}

/** A number, `localhost` and a name without a dot lead into the own network: no setting allows them. */
const isOwnNetwork = (host: string): boolean =>
  host.startsWith('[') ||
  /^[\d.]+$/.test(host) ||
  !host.includes('.') ||
  /\.(localhost|local|internal|lan|home\.arpa)$/i.test(host);

function isAllowed(host: string, allowed: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isOwnNetwork(name)) return false;
  return allowed.some((each) => {
    const pattern = each.toLowerCase();
    return pattern === '*' || pattern === name || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)));
  });
}

/** The given format, or that of the first file's extension; `csv` where neither says one. */
function formatOf(given: string | undefined, url: URL | undefined, node: KustoNode, scope: ParseScope): ExternalFormat {
  const path = url?.pathname.toLowerCase() ?? '';
  if (path.endsWith('.zip'))
    return scope.refuse('KQL2007', node, NAME, 'a plain file or one with `.gz`', 'a `.zip` archive');
  const extension = /\.([a-z0-9]+)$/.exec(path.replace(/\.gz$/, ''))?.[1] ?? '';
  if (given === undefined) return isExternalFormat(extension) ? extension : 'csv';
  const name = given.toLowerCase();
  return isExternalFormat(name)
    ? name
    : scope.refuse('KQL2007', node, NAME, 'a text format such as `csv` or `multijson`', `\`${given}\``);
}

interface MappingEntry {
  readonly Column?: unknown;
  readonly Properties?: {
    readonly Path?: unknown;
    readonly Ordinal?: unknown;
    readonly ConstValue?: unknown;
    readonly Transform?: unknown;
  };
}

function mappingOf(text: string | undefined, node: KustoNode, scope: ParseScope): readonly ExternalMapping[] {
  if (text === undefined) return [];
  const wrong = (found: string): never =>
    scope.refuse('KQL2007', node, 'ingestionMapping', 'a JSON array of columns with their properties', found);
  const entries = parseArray(text) ?? wrong(`\`${text.slice(0, 40)}\``);
  return entries.map((entry): ExternalMapping => {
    const { Path, Ordinal, ConstValue, Transform } = entry.Properties ?? {};
    if (typeof entry.Column !== 'string') return wrong('an entry without `Column`');
    if (Transform !== undefined) return wrong(`the transformation \`${String(Transform)}\``);
    return {
      column: entry.Column,
      path: Path === undefined ? null : String(Path),
      ordinal: Ordinal === undefined ? null : Number(Ordinal),
      constant: ConstValue === undefined ? null : String(ConstValue),
    };
  });
}

function parseArray(text: string): readonly MappingEntry[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as readonly MappingEntry[]) : null;
  } catch {
    return null;
  }
}
