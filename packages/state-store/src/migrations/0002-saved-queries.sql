-- Queries that people keep under a name, for themselves or for everyone of the workspace.
create table saved_queries (
  id uuid primary key,
  owner_id text not null,
  visibility text not null,
  name_key text not null,
  document json not null
);
create index saved_queries_by_owner on saved_queries (owner_id, name_key);
