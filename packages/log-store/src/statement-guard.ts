import { tokenizeSql } from '@vedette/kql/bind';
import { logFault } from './faults.ts';

/**
 * Functions that reach a file, a model, another process or the engine itself from within a SELECT. The setting `readonly`
 * stops table functions (`url`, `s3`, `remote`, `executable`, ...) but not these: on chDB 26.7 `SELECT file('/etc/passwd')` answers.
 */
const FORBIDDEN = new Set(
  'file catboostevaluate dictget joinget sleep sleepeachrow filesystemavailable filesystemcapacity addresstoline addresstosymbol getsetting getserverport getserversetting getmacro hostname fqdn showcertificate'.split(
    ' ',
  ),
);
const isForbidden = (name: string): boolean => {
  const lower = name.replaceAll(/[`"]/g, '').toLowerCase();
  return FORBIDDEN.has(lower) || lower.startsWith('dictget') || lower.startsWith('joinget');
};

/**
 * Lets through one SELECT that reads log tables. Trust model: statements come from the KQL compiler, which prints only
 * functions and tables that it knows; this is the second lock behind it, and `readonly = 1` the third.
 * Errors: `LOG2004`.
 */
export function assertSelect(sql: string): void {
  const tokens = [...tokenizeSql(sql)].filter(({ kind }) => kind !== 'space');
  const first = tokens.find(({ text }) => text !== '(');
  if (!/^(?:SELECT|WITH)$/i.test(first?.text ?? '')) throw logFault('LOG2004', 'it begins with another word');
  tokens.forEach(({ kind, text }, index) => {
    if (kind === 'mark' && text === ';') throw logFault('LOG2004', 'it holds a second statement');
    const isFollowedByBracket = tokens[index + 1]?.text === '(';
    const isCall = (kind === 'word' || kind === 'name') && isFollowedByBracket;
    if (isCall && isForbidden(text)) throw logFault('LOG2004', `it calls \`${text}\``);
    if (kind === 'word' && !isFollowedByBracket && /^(?:SETTINGS|FORMAT|OUTFILE)$/i.test(text))
      throw logFault('LOG2004', `it says ${text}`);
  });
}
