-- One row is one noun of `@vedette/model`: `document` is its JSON exactly as written, the other columns are what
-- queries look for, derived from it by `src/stores/*`. `json`, not `jsonb`: order of members and digits are kept.

create table users (
  id uuid primary key,
  name_key text not null unique,
  password_hash text not null,
  created_at timestamptz not null,
  document json not null
);

create table credentials (
  secret_hash text primary key,
  kind text not null,
  user_id uuid not null references users on delete cascade,
  name text not null,
  expires_at timestamptz
);

create table data_sources (
  id uuid primary key,
  created_at timestamptz not null,
  document json not null
);

create table scan_runs (
  id uuid primary key,
  source_id uuid not null references data_sources on delete cascade,
  queued_at timestamptz not null,
  document json not null
);
create index scan_runs_by_source on scan_runs (source_id, queued_at desc);
create index scan_runs_by_time on scan_runs (queued_at desc);

create table skipped_items (
  ordinal bigint generated always as identity primary key,
  run_id uuid not null references scan_runs on delete cascade,
  document json not null
);
create index skipped_items_by_run on skipped_items (run_id, ordinal);

-- A path may be longer than an index entry can be, so its SHA-256 is what is unique.
create table assets (
  id uuid primary key,
  source_id uuid not null references data_sources on delete cascade,
  path_digest text not null,
  path text not null,
  format text not null,
  label_name text not null,
  classifications text[] not null,
  search_text text not null,
  size_bytes double precision not null,
  modified_at text not null,
  content_hash text not null,
  document json not null,
  unique (source_id, path_digest)
);
create index assets_by_classification on assets using gin (classifications);

create table connectors (
  kind text primary key,
  encrypted_secret text,
  document json not null
);

create table checkpoints (
  kind text not null,
  stream text not null,
  document json not null,
  primary key (kind, stream)
);

create table labels (
  id text primary key,
  priority integer not null,
  document json not null
);

create table rules (
  id uuid primary key,
  created_at timestamptz not null,
  document json not null
);

create table rule_runs (
  id text primary key,
  rule_id uuid not null references rules on delete cascade,
  started_at timestamptz not null,
  document json not null
);
create index rule_runs_by_rule on rule_runs (rule_id, started_at desc);

create table incidents (
  number integer primary key,
  id uuid not null unique,
  version integer not null,
  status text not null,
  severity text not null,
  severity_rank integer not null,
  owner text not null,
  tags text[] not null,
  service_sources text[] not null,
  policy_names text[] not null,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  last_activity_at timestamptz not null,
  search_text text not null,
  document json not null
);
create index incidents_by_activity on incidents (last_activity_at desc);
create index incidents_by_change on incidents (modified_at desc);

-- Incident numbers have no gaps: the counter is taken in the transaction that opens the incident.
create table incident_counter (last_number integer not null);
insert into incident_counter values (0);

create table alerts (
  id text primary key,
  dedup_digest text not null unique,
  ordinal bigint generated always as identity,
  version integer not null,
  incident_number integer references incidents,
  severity text not null,
  service_source text not null,
  created_at timestamptz not null,
  search_text text not null,
  document json not null
);
create index alerts_by_incident on alerts (incident_number, ordinal);
create index alerts_by_time on alerts (created_at desc, ordinal desc);

create table incident_activity (
  ordinal bigint generated always as identity primary key,
  id uuid not null unique,
  incident_number integer not null references incidents,
  kind text not null,
  document json not null
);
create index incident_activity_by_incident on incident_activity (incident_number, ordinal);

create table outbox (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  document json not null
);

create table watchlists (
  alias_key text primary key,
  document json not null
);

create table watchlist_items (
  ordinal bigint generated always as identity primary key,
  alias_key text not null references watchlists on delete cascade,
  document json not null
);
create index watchlist_items_by_alias on watchlist_items (alias_key, ordinal);

create table leases (
  name text primary key,
  holder text not null,
  expires_at timestamptz not null
);

create table audit_entries (
  ordinal bigint generated always as identity primary key,
  at timestamptz not null,
  document json not null
);
