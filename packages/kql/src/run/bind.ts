/** What sending a statement takes: values in their places, names, settings, a clean session. Loads nothing of the compiler. */
export { escapeIdentifier } from '../sql/escape.ts';
export { bindParameters, escapeText } from './bind-parameters.ts';
export { ChdbStatements } from './chdb-statements.ts';
export { tokenizeSql } from './sql-tokens.ts';
export { READING_SETTINGS, settingsSql, statementSettings } from './statement-settings.ts';
