import type { Expr, LiteralValue } from '../ast.ts';
import { readDecimal } from '../decimals.ts';
import { wholeJson } from '../json-numbers.ts';
import type { KustoType } from '../types.ts';
import { parseDatetimeText } from './datetime-text.ts';
import { childOf, type KustoNode, kindOf, listOf, textOf } from './kusto.ts';
import { parseTimespanText, printDatetime, printTimespan } from './literals.ts';
import type { ParseScope } from './scope.ts';

/** The text between the parentheses of `datetime(...)`, or all of it. */
function innerText(raw: string): string {
  const inner = /^[a-z]\w*\s*\(([\s\S]*)\)$/i.exec(raw.trim());
  return (inner?.[1] ?? raw).trim();
}

function parseLong(raw: string): bigint | null {
  const value = innerText(raw).replaceAll('_', '');
  if (!/^-?(0x[0-9a-f]+|\d+)$/i.test(value)) return null;
  const negative = value.startsWith('-');
  const parsed = BigInt(negative ? value.slice(1) : value);
  return BigInt.asIntN(64, negative ? -parsed : parsed);
}

function parseReal(raw: string): number | null {
  const value = innerText(raw).toLowerCase();
  if (value === 'null') return null;
  if (value === 'nan') return Number.NaN;
  if (/^[+-]?inf(inity)?$/.test(value)) return value.startsWith('-') ? -Infinity : Infinity;
  return Number(value);
}

type Reader = (raw: string, node: KustoNode) => LiteralValue;
/** Without braces, as the lexer gives it, and with or without each of its dashes; what is no GUID is null, as of `toguid()`. */
const GUID = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})$/;

function parseGuid(of: string): string | null {
  const groups = GUID.exec(of.toLowerCase())?.slice(1);
  return groups ? groups.join('-') : null;
}

const orNull =
  (read: (text: string) => LiteralValue): Reader =>
  (raw) =>
    innerText(raw) === 'null' ? null : read(innerText(raw));

const READERS: Readonly<Record<string, readonly [KustoType, Reader]>> = Object.freeze({
  BooleanLiteralExpression: ['bool', orNull((value) => /^(true|1)$/i.test(value))],
  IntLiteralExpression: ['int', parseLong],
  LongLiteralExpression: ['long', parseLong],
  RealLiteralExpression: ['real', parseReal],
  DecimalLiteralExpression: ['decimal', orNull(readDecimal)],
  DateTimeLiteralExpression: ['datetime', orNull((value) => parseDatetimeText(value))],
  TimespanLiteralExpression: ['timespan', orNull((value) => parseTimespanText(value))],
  GuidLiteralExpression: ['guid', orNull(parseGuid)],
  StringLiteralExpression: ['string', (_raw, node) => String(node.LiteralValue ?? '')],
  CompoundStringLiteralExpression: ['string', (_raw, node) => String(node.LiteralValue ?? '')],
});

export const isLiteralNode = (node: KustoNode): boolean =>
  kindOf(node) in READERS || kindOf(node) === 'DynamicExpression' || kindOf(node) === 'NullLiteralExpression';

const UNREADABLE = new Set(['datetime', 'timespan', 'long', 'int']);

export function convertLiteral(node: KustoNode, scope: ParseScope): Extract<Expr, { kind: 'literal' }> {
  const span = scope.spanOf(node);
  const kind = kindOf(node);
  if (kind === 'NullLiteralExpression') return { kind: 'literal', type: 'dynamic', value: null, span };
  if (kind === 'DynamicExpression') {
    const value = childOf(node, 'Expression');
    const json = value ? printJson(value, scope) : 'null';
    return { kind: 'literal', type: 'dynamic', value: json === 'null' ? null : json, span };
  }
  const [type, read] = READERS[kind] as readonly [KustoType, Reader];
  const raw = textOf(node);
  const value = read(raw, node);
  if (value === null && UNREADABLE.has(type) && !['null', ''].includes(innerText(raw)))
    scope.refuse('KQL2007', node, raw, `a ${type}`, 'a text that is not one');
  return { kind: 'literal', type, value, span };
}

/** A literal inside `dynamic(...)`, as compact JSON. */
function printJson(node: KustoNode, scope: ParseScope): string {
  const kind = kindOf(node);
  if (kind === 'JsonArrayExpression')
    return `[${listOf(node, 'Values')
      .map((item) => printJson(item, scope))
      .join(',')}]`;
  if (kind === 'JsonObjectExpression') {
    const pairs = listOf(node, 'Pairs').map((pair) => {
      const [name, value] = [childOf(pair, 'Name'), childOf(pair, 'Value')];
      const key = String((name as { ValueText?: string } | null)?.ValueText ?? '');
      return `${JSON.stringify(key)}:${value ? printJson(value, scope) : 'null'}`;
    });
    return `{${pairs.join(',')}}`;
  }
  if (kind === 'DynamicExpression') {
    const inner = childOf(node, 'Expression');
    return inner ? printJson(inner, scope) : 'null';
  }
  if (kind === 'UnaryMinusExpression') {
    const of = childOf(node, 'Expression') ?? node;
    const digits = digitsOf(of);
    if (digits) return wholeJson(-BigInt(digits));
    const json = printJson(of, scope);
    return json.startsWith('-') ? json : `-${json}`;
  }
  if (!isLiteralNode(node))
    return scope.refuse('KQL2005', node, 'Expected a constant inside `dynamic(...)`, found an expression.');
  const digits = digitsOf(node);
  if (digits) return wholeJson(BigInt(digits));
  const literal = convertLiteral(node, scope);
  return printJsonScalar(literal.type, literal.value);
}

/** The digits of a whole number as they stand there. */
const digitsOf = (node: KustoNode): string | undefined =>
  kindOf(node) === 'LongLiteralExpression' ? /^\d+$/.exec(textOf(node).trim())?.[0] : undefined;

/** A real keeps a point, so that it is read back as one; JSON has no infinities: those are texts. */
function printJsonReal(of: number): string {
  if (!Number.isFinite(of)) return `"${of}"`;
  return /^-?\d+$/.test(String(of)) ? `${of}.0` : String(of);
}

export function printJsonScalar(type: KustoType, value: LiteralValue): string {
  if (value === null) return 'null';
  if (type === 'datetime') return JSON.stringify(printDatetime(value as bigint));
  if (type === 'timespan') return JSON.stringify(printTimespan(value as bigint));
  if (type === 'real') return printJsonReal(value as number);
  if (type === 'dynamic') return String(value);
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
