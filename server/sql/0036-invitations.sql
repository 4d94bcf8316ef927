-- Who has no password yet is invited by a link: one at a time for each agent, its token as a hash alone. It ends with its use.
create table baton.invitations (
  workspace_id text not null,
  agent_id text not null,
  token_hash text not null unique,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (workspace_id, agent_id)
);
alter table baton.invitations enable row level security;
alter table baton.invitations force row level security;
create policy invitations_own on baton.invitations to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.invitations to baton_app;

-- It is looked up before the workspace is known, as other credentials are.
create policy invitations_auth on baton.invitations for select to baton_auth using (true);
grant select (workspace_id, agent_id, token_hash, expires_at) on baton.invitations to baton_auth;
