-- KQL functions by name. Kusto's names are case-sensitive: `f` and `F` are two functions.
create table functions (
  name text primary key,
  document json not null
);
