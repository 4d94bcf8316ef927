-- Pages as customers saw them, frozen and masked by the widget, read again by the server's own allow-list. Bodies are JSON, gzipped, in base64.
-- Erased with the customer, like texts.
create table baton.captures (
  workspace_id text not null,
  conversation_id text not null,
  id text not null,
  at bigint not null,
  handoff_id text,
  bytes int not null,
  body text not null,
  primary key (workspace_id, id)
);
-- The body is compressed already.
alter table baton.captures alter column body set storage external;
create index captures_conversation on baton.captures (workspace_id, conversation_id, at);

alter table baton.captures enable row level security;
alter table baton.captures force row level security;
create policy captures_own on baton.captures to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.captures to baton_app;

-- What the workspace wants to see of pages: off, ask (the customer, each time) or on. Texts are masked all the same, but in what is allowed.
alter table baton.workspaces add column page_capture text not null default 'on' check (page_capture in ('off', 'ask', 'on'));
alter table baton.workspaces add column capture_allow text[] not null default '{}';
