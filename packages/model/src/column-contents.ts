/**
 * What the name of a text column tells of its values. It says nothing about a tenant's rows, so a wrong guess may cost space and
 * time, never an answer. Measured in docs/adr/0003-text-columns.md.
 */

/** Kinds, states, places and products; and who and where, which few values of a log repeat in most of its rows. */
const REPEATED = [
  ...['Action', 'Category', 'Code', 'Direction', 'Kind', 'Level', 'Method', 'Mode', 'Operation', 'Priority', 'Reason'],
  ...['Requirement', 'Result', 'ResultDescription', 'Role', 'Scope', 'Severity', 'State', 'Status', 'Tactics'],
  ...['Techniques', 'Trigger', 'Type', 'Used', 'Version', 'Workload', 'OperationName', 'AlertName'],
  ...['Agent', 'Application', 'AppDisplayName', 'Billable', 'Browser', 'Environment', 'Extension', 'Facility', 'ISP'],
  ...['Language', 'Platform', 'Product', 'ProductName', 'Protocol', 'Provider', 'ProviderName', 'Source', 'System'],
  ...['TenantId', 'Vendor', 'VendorName', 'City', 'Country', 'Location', 'OrRegion', 'Region'],
  ...['RiskLevelAggregated', 'RiskLevelDuringSignIn'],
  ...['AccountId', 'AccountName', 'AccountUpn', 'AccountDisplayName', 'Caller', 'Computer', 'DeviceName', 'HostName'],
  ...['PrincipalName', 'UserDisplayName', 'UserId', 'UserName'],
] as const;

/** Long texts in which hunts look for a term. */
const SEARCHED = [
  ...['CommandLine', 'EmailSubject', 'FolderPath', 'Message', 'ObjectName', 'OfficeObjectId', 'QueryText'],
  ...['RemoteUrl', 'RequestURL', 'Subject'],
] as const;

/** Addresses of machines, which hunts compare with lists and group by. */
const ADDRESSES = ['IP', 'Ip', 'IPAddress', 'IpAddress', 'IPv4', 'IPv6'] as const;

const endingIn = (endings: readonly string[]): RegExp => new RegExp(`(?:${endings.join('|')})(?:_[sg])?$`);
const REPEATED_ENDING = endingIn(REPEATED);
const SEARCHED_ENDING = endingIn(SEARCHED);
const ADDRESS_ENDING = endingIn(ADDRESSES);

/** Names in a bag begin small. */
const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** Whether many rows of a column are taken to share few values, as those of `ActionType` or `UserPrincipalName` do. */
export const repeatsValues = (name: string): boolean => REPEATED_ENDING.test(capital(name));

/** Whether terms of a column are worth an index, as those of a command line or a file's path are. */
export const isSearchedByTerm = (name: string): boolean => !repeatsValues(name) && SEARCHED_ENDING.test(name);

/**
 * Whether queries read a whole column of texts often enough that it is kept quick to unpack instead of small: what is grouped by,
 * searched, or compared with lists. Identifiers and long descriptions are not. See docs/adr/0006-codecs.md.
 */
export const isReadOften = (name: string): boolean =>
  repeatsValues(name) || isSearchedByTerm(name) || ADDRESS_ENDING.test(capital(name));
