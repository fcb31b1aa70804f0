import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindParameters, escapeText } from './bind-parameters.ts';
import { tokenizeSql } from './sql-tokens.ts';

/**
 * Trust model: the text of a statement is the compiler's, its parameters are anyone's. Whatever a value holds, the bound
 * statement must have the same tokens as before, with one text or one list of texts in the place of each parameter.
 */
describe('bindParameters', () => {
  it('puts each value in its place, as its type', () => {
    const bound = bindParameters({
      sql: "SELECT {p0:String}, '{p0:String}', `{p0:String}` /* {p0:String} */ WHERE a IN {p1:Array(String)} AND b = {p2:Int64} OR a IN {p3:Array(String)}",
      parameters: [
        { name: 'p0', type: 'String', value: "a'b" },
        { name: 'p1', type: 'Array(String)', value: ['x', '\\'] },
        { name: 'p2', type: 'Int64', value: -9_223_372_036_854_775_808n },
        { name: 'p3', type: 'Array(String)', value: [] },
      ],
    });
    expect(bound).toBe(
      "SELECT 'a\\'b', '{p0:String}', `{p0:String}` /* {p0:String} */ WHERE a IN ['x', '\\\\'] AND b = _CAST(-9223372036854775808, 'Int64') OR a IN _CAST([], 'Array(String)')",
    );
  });

  it.each([
    ['a parameter without a value', 'SELECT {p0:String}', []],
    ['another type', 'SELECT {p0:String}', [{ name: 'p0', type: 'Int64', value: 1 }]],
  ])('refuses %s', (_name, sql, parameters) => {
    expect(() => bindParameters({ sql, parameters })).toThrow('p0');
  });

  it('holds any text within one literal', () => {
    const nasty = fc.string({
      unit: fc.constantFrom("'", '\\', '`', '"', '-', '/', '*', ';', '{', '}', '\n', '\0', 'a', 'é', '😀'),
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (value) => {
        expect([...tokenizeSql(escapeText(value))]).toEqual([{ kind: 'text', text: escapeText(value) }]);
        const bound = bindParameters({
          sql: 'SELECT {p:String} -- end',
          parameters: [{ name: 'p', type: 'String', value }],
        });
        const kinds = [...tokenizeSql(bound)].map(({ kind }) => kind);
        expect(kinds).toEqual(['word', 'space', 'text', 'space', 'space']);
      }),
    );
  });
});

it('tokens of a statement are the statement', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '`', '"', '\\', '-', '/', '*', '#', '!', '\n', '{', ':', '}', 'a', '1') }),
      (sql) => {
        expect([...tokenizeSql(sql)].map(({ text }) => text).join('')).toBe(sql);
      },
    ),
  );
});
