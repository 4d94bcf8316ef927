-- Filters under a name: one's own, a team's, or everybody's. `filter` is checked where it comes in.
create table baton.views (
  workspace_id text not null,
  id text not null,
  owner_id text,
  scope text not null check (scope in ('private', 'team', 'workspace')),
  team_id text,
  name text not null,
  filter jsonb not null,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);
-- In which order somebody wants to see them.
create table baton.view_orders (
  workspace_id text not null,
  agent_id text not null,
  ids text[] not null,
  primary key (workspace_id, agent_id)
);
do $$
declare t text;
begin
  foreach t in array array['views','view_orders'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;
