-- The policy of a workspace as versions of one document: drafted, tried out in shadow, live, retired. Nothing is ever changed in place but its
-- stage, so that what decided a year ago can be read today.
create table baton.policies (
  workspace_id text not null,
  version int not null,
  stage text not null check (stage in ('draft', 'shadow', 'live', 'retired')),
  document jsonb not null,
  -- As somebody wrote it, with their comments.
  yaml text not null,
  created_at bigint not null,
  changed_at bigint not null,
  primary key (workspace_id, version)
);
create unique index policies_one_each on baton.policies (workspace_id, stage) where stage <> 'retired';

-- One replay of a policy over past conversations: how far it is, and what came of it. Ids, numbers and enums: no words of customers.
create table baton.policy_replays (
  workspace_id text not null,
  id text not null,
  policy int not null,
  status text not null check (status in ('running', 'done', 'failed')),
  done int not null,
  total int not null,
  report jsonb,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['policies','policy_replays'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;
