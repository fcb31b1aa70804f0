-- Which tables a user may read is a member of the user; null: all, as it was.
update users
set document = regexp_replace(document::text, '\}\s*$', ',"tables":null}')::json
where document -> 'tables' is null;

-- A token is a noun: what a person sees of it. When one of before was made is not known.
alter table credentials add column token_id uuid unique;
alter table credentials add column last_used_at timestamptz;
alter table credentials add column document json;
update credentials set token_id = gen_random_uuid() where kind = 'token';
update credentials
set document = json_build_object(
  'id', token_id,
  'name', case when name = '' then 'token' else left(name, 100) end,
  'userId', user_id,
  'roles', null,
  'tables', null,
  'createdAt', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'createdBy', '',
  'expiresAt', to_char(expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
  'lastUsedAt', null
)
where kind = 'token';
create index credentials_by_user on credentials (user_id);
