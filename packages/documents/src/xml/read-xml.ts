import { Unreadable } from '../unreadable.ts';
import { decodeXml } from './decode-xml.ts';
import { type Attribute, decodeEntities, listAttributes } from './xml-text.ts';

/** Called while a document streams by. Names are local: prefixes differ between writers, and never decide here. */
export interface XmlHandler {
  /** Attributes can be asked for only until this returns. */
  open?(name: string, attribute: (name: string) => string | undefined, all: () => readonly Attribute[]): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Elements inside elements. Larger: a hostile part holds more memory; Office files stay under 60. */
const MAX_DEPTH = 512;
/** Tags between two looks at the clock. */
const TAGS_A_CHECK = 4096;

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const EXCLAMATION = 33;
const QUESTION = 63;

/**
 * Walks XML and calls a handler; several times as fast as a general parser, which reading large sheets hangs on.
 * Shape: the five entities of XML and character references are resolved, any other is an error, and so is a DOCTYPE.
 * Errors: `corrupt`, `nested-too-deep`.
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler, checkTime: () => void = () => undefined): void {
  new XmlWalk(decodeXml(bytes), handler, checkTime).run();
}

class XmlWalk {
  readonly #xml: string;
  readonly #handler: XmlHandler;
  readonly #checkTime: () => void;
  readonly #openNames: string[] = [];
  #tags = 0;
  #hasRoot = false;
  #attributeText = '';
  #attributes: readonly Attribute[] | null = null;

  constructor(xml: string, handler: XmlHandler, checkTime: () => void) {
    this.#xml = xml.charCodeAt(0) === 0xfeff ? xml.slice(1) : xml;
    this.#handler = handler;
    this.#checkTime = checkTime;
  }

  run(): void {
    let at = 0;
    while (at < this.#xml.length) {
      const tag = this.#xml.indexOf('<', at);
      if (tag !== at) this.#takeText(at, tag === -1 ? this.#xml.length : tag);
      if (tag === -1) break;
      at = this.#takeMarkup(tag);
    }
    const open = this.#openNames.at(-1);
    if (open !== undefined) throw malformed(`\`${open}\` is not closed`);
    if (!this.#hasRoot) throw malformed('there is no element');
  }

  #takeText(start: number, end: number): void {
    const text = this.#xml.slice(start, end);
    if (this.#openNames.length > 0) this.#handler.text?.(decodeEntities(text));
    else if (text.trim() !== '') throw malformed('there is text outside the root element');
  }

  /** Gives the place after the markup that begins at `tag`. */
  #takeMarkup(tag: number): number {
    const next = this.#xml.charCodeAt(tag + 1);
    if (next === SLASH) return this.#takeEndTag(tag);
    if (next === EXCLAMATION) return this.#takeDeclaration(tag);
    if (next === QUESTION) return this.#after('?>', tag);
    return this.#takeStartTag(tag);
  }

  #takeDeclaration(tag: number): number {
    if (this.#xml.startsWith('<!--', tag)) return this.#after('-->', tag + 4);
    if (this.#xml.startsWith('<![CDATA[', tag)) {
      const end = this.#after(']]>', tag);
      this.#handler.text?.(this.#xml.slice(tag + 9, end - 3));
      return end;
    }
    throw new Unreadable('corrupt', 'The XML declares a DOCTYPE, which may not be: it can define entities.');
  }

  #takeEndTag(tag: number): number {
    const end = this.#after('>', tag);
    const name = this.#xml.slice(tag + 2, end - 1).trimEnd();
    const open = this.#openNames.pop();
    if (open !== name)
      throw malformed(`\`${name.slice(0, 60)}\` closes what is ${open === undefined ? 'not open' : `\`${open}\``}`);
    this.#handler.close?.(localName(name));
    return end;
  }

  #takeStartTag(tag: number): number {
    this.#tags += 1;
    if (this.#tags % TAGS_A_CHECK === 0) this.#checkTime();
    const end = this.#findTagEnd(tag + 1);
    const isEmpty = this.#xml.charCodeAt(end - 1) === SLASH;
    const nameEnd = this.#findNameEnd(tag + 1, isEmpty ? end - 1 : end);
    const name = this.#xml.slice(tag + 1, nameEnd);
    this.#attributeText = this.#xml.slice(nameEnd, isEmpty ? end - 1 : end);
    this.#attributes = null;
    this.#enter(name);
    if (isEmpty) this.#handler.close?.(localName(name));
    else this.#openNames.push(name);
    return end + 1;
  }

  #enter(name: string): void {
    if (name === '') throw malformed('a tag has no name');
    if (this.#openNames.length === 0 && this.#hasRoot) throw malformed('there is more than one root element');
    if (this.#openNames.length >= MAX_DEPTH) {
      throw new Unreadable('nested-too-deep', `XML elements are nested deeper than ${MAX_DEPTH}.`);
    }
    this.#hasRoot = true;
    this.#handler.open?.(localName(name), this.#attribute, this.#allAttributes);
  }

  readonly #allAttributes = (): readonly Attribute[] => {
    this.#attributes ??= listAttributes(this.#attributeText);
    return this.#attributes;
  };

  /** By qualified name first, so that `r:id` and `id` can be told apart, then by local name. */
  readonly #attribute = (name: string): string | undefined => {
    const all = this.#allAttributes();
    const exact = all.find(([qualified]) => qualified === name);
    const found = exact ?? all.find(([qualified]) => qualified.endsWith(name) && localName(qualified) === name);
    return found?.[1];
  };

  /** The `>` that ends a tag: one in a quoted value does not. */
  #findTagEnd(start: number): number {
    for (let at = start; at < this.#xml.length; at += 1) {
      const code = this.#xml.charCodeAt(at);
      if (code === GREATER) return at;
      if (code === LESS) throw malformed('a tag opens inside a tag');
      if (code === QUOTE || code === APOSTROPHE) at = this.#after(code === QUOTE ? '"' : "'", at + 1) - 1;
    }
    throw malformed('a tag has no end');
  }

  #findNameEnd(start: number, end: number): number {
    for (let at = start; at < end; at += 1) if (this.#xml.charCodeAt(at) <= 32) return at;
    return end;
  }

  #after(mark: string, from: number): number {
    const at = this.#xml.indexOf(mark, from);
    if (at === -1) throw malformed(`\`${mark}\` is missing`);
    return at + mark.length;
  }
}

function malformed(what: string): Unreadable {
  return new Unreadable('corrupt', `The XML is not well-formed: ${what}.`);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
