-- What was said to be another team's, and was declined as such: read by time, however long the log.
create index facts_misrouted on baton.facts (workspace_id, at) where type in ('Misrouted', 'OfferDeclined');

-- What leads decided on proposals to change the map of intents and teams. The counts themselves are read from the facts.
create table baton.route_lessons (
  workspace_id text not null,
  intent text not null,
  from_team text not null,
  to_team text not null,
  decision text not null check (decision in ('accepted', 'refused')),
  -- What stood behind it when it was decided.
  said int not null,
  of_all int not null,
  policy_version int,
  decided_at bigint not null,
  decided_by text,
  primary key (workspace_id, intent, from_team, to_team)
);
alter table baton.route_lessons enable row level security;
alter table baton.route_lessons force row level security;
create policy route_lessons_own on baton.route_lessons to baton_app
  using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.route_lessons to baton_app;
