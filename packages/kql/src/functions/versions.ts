import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asText } from './convert.ts';
import { arg, type Call, defineFunctions } from './define.ts';

const VERSION = '^[0-9]{1,8}([.][0-9]{1,8}){0,3}$';

/**
 * Up to four parts of eight digits each as one number that compares as the version does. Its 32 digits are more than a stored decimal
 * has, so this one is wider; everything that reads a decimal reads it as well.
 */
function parseVersion(call: Call): SqlNode {
  const of = shared(asText(arg(call, 0)));
  const parts = shared(sql`splitByChar('.', ${of})`);
  const digits = sql`arrayStringConcat(arrayMap(_i -> leftPad(${parts}[_i], 8, '0'), [1, 2, 3, 4]))`;
  return sql`if(match(${of}, ${text(VERSION)}), toDecimal256OrNull(${digits}, 18), NULL)`;
}

export const versionFunctions = defineFunctions({ parse_version: parseVersion });
