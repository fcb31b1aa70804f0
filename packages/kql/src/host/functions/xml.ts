import { DOMParser, type Element, type Node, onWarningStopParsing } from '@xmldom/xmldom';
import { defineHostFunctions } from '../define.ts';
import { HostProblem, type HostValue, type Json } from '../host.ts';

/** Longer texts give null. Source: https://learn.microsoft.com/kusto/query/parse-xml-function (read 2026-11-21). */
const MAX_BYTES = 1_048_576;
/** Elements inside one another; more would not fit the stack of the thread. */
const MAX_DEPTH = 1_000;
const ELEMENT = 1;
const TEXT = 3;

type Members = Map<string, Json[]>;

function add(members: Members, name: string, value: Json): void {
  members.set(name, [...(members.get(name) ?? []), value]);
}

/** What stands once is itself, what is repeated an array. */
const bagOf = (members: Members): Json =>
  Object.fromEntries([...members].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]));

function childrenOf(of: Element): Node[] {
  const children: Node[] = [];
  for (let child = of.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** An element as text, null or a bag of its attributes, texts and elements. Comments, CDATA and instructions are skipped. */
function jsonOf(of: Element, depth: number): Json {
  if (depth > MAX_DEPTH)
    throw new HostProblem(`\`parse_xml()\` reads at most ${MAX_DEPTH} elements inside one another.`);
  const members: Members = new Map();
  for (const { name, value } of Array.from(of.attributes)) add(members, `@${name}`, value);
  for (const child of childrenOf(of)) {
    const text = child.nodeType === TEXT ? (child.nodeValue ?? '').trim() : '';
    if (text !== '') add(members, '#text', text);
    if (child.nodeType === ELEMENT) add(members, child.nodeName, jsonOf(child as Element, depth + 1));
  }
  if (members.size === 0) return null;
  const texts = members.get('#text');
  return members.size === 1 && texts?.length === 1 ? (texts[0] ?? null) : bagOf(members);
}

function parseXml([of]: readonly HostValue[]): HostValue {
  if (typeof of !== 'string' || of.trim() === '' || Buffer.byteLength(of) > MAX_BYTES) return null;
  const root = rootOf(of);
  return root ? { [root.nodeName]: jsonOf(root, 1) } : null;
}

/** The outermost element; null where the text is not well-formed. */
function rootOf(text: string): Element | null {
  try {
    return new DOMParser({ onError: onWarningStopParsing }).parseFromString(text.trim(), 'text/xml').documentElement;
  } catch {
    return null;
  }
}

export const xmlHostFunctions = defineHostFunctions({
  parse_xml: {
    compute: parseXml,
    takes: ['string'],
    fidelity: { differs: 'text that looks like a number stays text; the documentation shows both.' },
  },
});
