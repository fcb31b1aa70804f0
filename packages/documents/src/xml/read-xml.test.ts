import { describe, expect, it } from 'vitest';
import { readXml } from './read-xml.ts';

function eventsOf(xml: string | Uint8Array): string[] {
  const events: string[] = [];
  readXml(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, {
    open: (name, _attribute, all) => events.push(`<${name}${JSON.stringify(Object.fromEntries(all()))}`),
    text: (text) => events.push(text),
    close: (name) => events.push(`/${name}`),
  });
  return events;
}

describe('readXml', () => {
  it.each([
    ['nested elements and text', '<a><b>x</b>y</a>', ['<a{}', '<b{}', 'x', '/b', 'y', '/a']],
    ['prefixes', '<w:a xmlns:w="u"><w:b/></w:a>', ['<a{"xmlns:w":"u"}', '<b{}', '/b', '/a']],
    ['attributes in both quotes', `<a b='1"' c = "2'>"/>`, [`<a{"b":"1\\"","c":"2'>"}`, '/a']],
    ['entities', '<a b="&lt;&#65;">&amp;&#x20AC;&quot;</a>', ['<a{"b":"<A"}', '&€"', '/a']],
    [
      'comments, instructions and CDATA',
      '<?xml version="1.0"?><!-- <x> --><a><![CDATA[<b>&]]></a><?p?>',
      ['<a{}', '<b>&', '/a'],
    ],
    ['space inside tags', '<a\n\t></a >', ['<a{}', '/a']],
    ['a byte order mark', '\uFEFF<a/>', ['<a{}', '/a']],
  ])('walks %s', (_what, xml, events) => {
    expect(eventsOf(xml)).toEqual(events);
  });

  it('reads UTF-16 and declared encodings', () => {
    expect(eventsOf(new Uint8Array(Buffer.from('\uFEFF<a>ø</a>', 'utf16le')))).toEqual(['<a{}', 'ø', '/a']);
    const latin1 = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00f8</a>', 'latin1');
    expect(eventsOf(new Uint8Array(latin1))).toEqual(['<a{}', 'ø', '/a']);
  });

  it('finds attributes by qualified name before local name', () => {
    const found: (string | undefined)[] = [];
    const xml = new TextEncoder().encode('<a x:id="1" id="2"/>');
    readXml(xml, { open: (_name, attribute) => found.push(attribute('x:id'), attribute('id'), attribute('none')) });
    expect(found).toEqual(['1', '2', undefined]);
  });

  it.each([
    ['a tag that is not closed', '<a><b></a>'],
    ['an element without end', '<a>'],
    ['two roots', '<a/><b/>'],
    ['text outside', '<a/>x'],
    ['nothing', '  '],
    ['an unknown entity', '<a>&b;</a>'],
    ['a bare ampersand', '<a>x & y</a>'],
    ['a tag in a tag', '<a <b>'],
    ['an open comment', '<a><!-- </a>'],
    ['an attribute without value', '<a b></a>'],
    ['an attribute without quotes', '<a b=c></a>'],
    ['an open quote', '<a b="></a>'],
    ['a character that does not exist', '<a>&#x110000;</a>'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a/>'],
  ])('refuses %s', (_what, xml) => {
    expect(() => eventsOf(xml)).toThrow(expect.objectContaining({ reason: 'corrupt' }));
  });

  it('looks at the clock on the way', () => {
    const xml = new TextEncoder().encode(`<a>${'<b/>'.repeat(10_000)}</a>`);
    const stop = () => {
      throw new Error('stopped');
    };
    expect(() => readXml(xml, {}, stop)).toThrow('stopped');
  });
});
