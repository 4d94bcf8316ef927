-- What messages can be about, and what was learned from examples of it.

-- The workspace's own intents: one row each. Without any, those that ship are used, or none.
create table baton.intents (
  workspace_id text not null,
  name text not null,
  areas text[] not null default '{}',
  examples text[] not null,
  -- In the order in which they were given.
  ordinal int not null,
  primary key (workspace_id, name)
);

-- One row a workspace that has set them. `wanted` counts every change; `version` is the change that `model` was learned from, null until
-- it has been. `nothing`: messages that are about none of them. A model holds names, numbers and hashes of terms, and no text.
create table baton.intent_models (
  workspace_id text not null,
  source text not null check (source in ('own', 'starter', 'off')),
  nothing text[] not null default '{}',
  wanted int not null,
  changed_at bigint not null,
  version int,
  learned_at bigint,
  model bytea,
  figures jsonb,
  fault text,
  primary key (workspace_id)
);

do $$
declare t text;
begin
  foreach t in array array['intents','intent_models'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;
