import type { Catalogue } from '../kql.ts';

const OWN_DATABASE = 'default';

/** Names of the database that the catalogue describes; its own comes first. */
export const databaseNames = (catalogue: Catalogue): readonly string[] =>
  catalogue.databases && catalogue.databases.length > 0 ? catalogue.databases : [OWN_DATABASE];

/** `https://host/` and `host` are one cluster. */
const hostOf = (name: string): string => name.replace(/^https?:\/\//i, '').replace(/[/;].*$/, '');

export const clusterHosts = (catalogue: Catalogue): readonly string[] => [
  ...new Set((catalogue.clusters ?? []).map(hostOf)),
];
