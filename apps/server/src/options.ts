/** What `vedette serve` takes. */
export interface ServeOptions {
  /** Folder of everything that lasts: `log/` (chDB), `state/` (PGlite), `tls/`, `secret.key`. */
  readonly dataDirectory: string;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly clickhouseUrl?: string;
  readonly postgresUrl?: string;
  readonly tls:
    | { readonly kind: 'none' }
    | { readonly kind: 'files'; readonly certFile: string; readonly keyFile: string }
    | { readonly kind: 'self-signed' };
  readonly portalDirectory: string;
  readonly contentDirectory: string;
  readonly version: string;
  /** Hosts whose files a query may read with `externaldata`: names, `*.example.org`, or `*` for every public one. */
  readonly externalHosts: readonly string[];
  /** A MaxMind DB file for `geo_info_from_ip_address()`; absent: the database of countries that comes with the product. */
  readonly geolocationFile?: string;
  /** How long after a window's end a rule waits for late rows. Sentinel waits 300. */
  readonly ruleDelaySeconds: number;
}
