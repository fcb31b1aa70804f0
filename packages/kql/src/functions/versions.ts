import { type SqlNode, shared, sql, text } from '../sql/node.ts';
import { asText } from './convert.ts';
import { decimalOfText } from './decimals.ts';
import { arg, type Call, defineFunctions } from './define.ts';

const VERSION = '^[0-9]{1,8}([.][0-9]{1,8}){0,3}$';

/** Up to four parts of eight digits each as one number that compares as the version does. */
function parseVersion(call: Call): SqlNode {
  const of = shared(asText(arg(call, 0)));
  const parts = shared(sql`splitByChar('.', ${of})`);
  const digits = sql`arrayStringConcat(arrayMap(_i -> leftPad(${parts}[_i], 8, '0'), [1, 2, 3, 4]))`;
  return sql`if(match(${of}, ${text(VERSION)}), ${decimalOfText(digits)}, NULL)`;
}

export const versionFunctions = defineFunctions({ parse_version: parseVersion });
