-- How the chat looks on each allowed site, and when it was loaded there. Which sites are allowed stands with the workspace.
create table baton.sites (
  workspace_id text not null,
  origin text not null,
  look jsonb not null default '{}',
  first_seen_at bigint,
  last_seen_at bigint,
  primary key (workspace_id, origin)
);
alter table baton.sites enable row level security;
alter table baton.sites force row level security;
create policy sites_own on baton.sites to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.sites to baton_app;
