-- Invitations that go by e-mail: at most one for each agent. Its link is made as it is sent, so that no database has it.
create table baton.invitation_mails (
  workspace_id text not null,
  agent_id text not null,
  status text not null check (status in ('waiting', 'sent', 'failed')),
  tries int not null default 0,
  due_at bigint not null,
  fault text,
  created_at bigint not null,
  ended_at bigint,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, agent_id)
);
create index invitation_mails_due on baton.invitation_mails (due_at) where status = 'waiting';
alter table baton.invitation_mails enable row level security;
alter table baton.invitation_mails force row level security;
create policy invitation_mails_own on baton.invitation_mails to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.invitation_mails to baton_app;

-- The sweeper finds what is due and takes the lease; what is in it is the application's.
create policy invitation_mails_sweeper on baton.invitation_mails for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, agent_id, status, tries, due_at, lease_until, lease_owner) on baton.invitation_mails to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.invitation_mails to baton_sweeper;
