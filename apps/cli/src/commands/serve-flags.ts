/** Flags of `serve`, which `demo` takes as well. */
export const SERVE_OPTIONS = {
  demo: { type: 'boolean' },
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  clickhouse: { type: 'string' },
  postgres: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'tls-self-signed': { type: 'boolean' },
  geoip: { type: 'string' },
} as const;
