import { literal } from '../lower/value.ts';
import { refusedSources } from '../parse/refused-sources.ts';
import { refuse } from '../problems.ts';
import { arg, type Call, defineFunctions, type FunctionEntry, kusto, type RefusedEntry } from './define.ts';

/** A principal as Kusto writes it, `aaduser=name;tenant`, without its kind and tenant. */
const plainName = (principal: string): string =>
  principal.replace(/^\w+=/, '').replace(/;.*$/, '').trim().toLowerCase();

/** The texts of an argument: one, or those of an array. They must be known, as at the vendor's. */
function namesOf(call: Call, index: number): readonly string[] {
  const { literal: given, type } = arg(call, index);
  if (typeof given !== 'string')
    return refuse('KQL2007', call.span, `${call.name}()`, 'texts that are written out', 'a value of a row');
  if (type !== 'dynamic') return [given];
  const parsed: unknown = JSON.parse(given);
  return (Array.isArray(parsed) ? parsed : [parsed]).map(String);
}

function isMember(call: Call): boolean {
  const user = call.environment.currentUser.toLowerCase();
  const groups = call.args.flatMap((_arg, index) => namesOf(call, index));
  return user !== '' && groups.some((each) => !/^aad(group|app)=/i.test(each) && plainName(each) === user);
}

const details = (user: string): string =>
  JSON.stringify({ UserPrincipalName: user, Type: 'AadUser', DisplayName: user, FQN: `aaduser=${user}` });

const PRINCIPAL = 'it knows the user by the name of this server; there is no tenant, no directory and no object id.';

/** Functions that only lead to a table or a name of one; the parser's part has read them before they come here. */
const onlyBeforeATable = (name: string): FunctionEntry => ({
  sql: (call) =>
    refuse('KQL2005', call.span, `\`${name}()\` stands only where a table can, such as before a dot and its name.`),
  fidelity: 'exact',
  source: kusto(`${name.replaceAll('_', '-')}-function`),
});

const refused = Object.fromEntries(
  Object.entries(refusedSources).map(([name, reason]): [string, RefusedEntry] => [
    name,
    { refused: reason, source: kusto(`${name.replaceAll('_', '-')}-function`) },
  ]),
);

/** What a query can ask of the server that runs it. Source: https://learn.microsoft.com/kusto/query/current-principal-function. */
export const contextFunctions = defineFunctions({
  ...refused,
  ...Object.fromEntries(
    ['cluster', 'database', 'table', 'column_names_of'].map((name) => [name, onlyBeforeATable(name)]),
  ),
  current_principal: {
    sql: (call) => literal('string', call.environment.currentUser),
    fidelity: { differs: PRINCIPAL },
    source: kusto('current-principal-function'),
  },
  current_principal_details: {
    sql: (call) => literal('dynamic', details(call.environment.currentUser)),
    fidelity: { differs: PRINCIPAL },
    source: kusto('current-principal-details-function'),
  },
  current_principal_is_member_of: {
    sql: (call) => literal('bool', isMember(call)),
    fidelity: {
      differs: 'it compares names of users; there are no groups and no applications that a user could be in.',
    },
    source: kusto('current-principal-is-member-of-function'),
  },
  current_database: (call) => literal('string', call.environment.currentDatabase),
  current_cluster_endpoint: (call) =>
    call.environment.currentCluster === null
      ? refuse('KQL2006', call.span, 'current_cluster_endpoint()', 'this server was given no name of its own.')
      : literal('string', call.environment.currentCluster),
});
