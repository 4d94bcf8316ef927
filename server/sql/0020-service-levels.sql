-- What is promised to whom, in minutes of open time. An empty team or tier stands for any; null is not promised.
create table baton.service_targets (
  workspace_id text not null,
  team text not null,
  tier text not null,
  first_response int,
  next_response int,
  resolution int,
  primary key (workspace_id, team, tier)
);
alter table baton.service_targets enable row level security;
alter table baton.service_targets force row level security;
create policy service_targets_own on baton.service_targets to baton_app
  using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.service_targets to baton_app;

-- What the clocks of a handoff need, so that ten thousand are read without opening their packages.
alter table baton.handoffs
  add column requested_at bigint generated always as ((data ->> 'requestedAt')::bigint) stored,
  add column begun_at bigint generated always as (coalesce((data ->> 'begunAt')::bigint, (data ->> 'requestedAt')::bigint)) stored,
  add column first_response_at bigint generated always as ((data ->> 'firstResponseAt')::bigint) stored,
  add column ended_at bigint generated always as ((data ->> 'endedAt')::bigint) stored,
  add column team text generated always as (data ->> 'team') stored,
  add column customers_turns jsonb generated always as (data -> 'customersTurns') stored;
create index handoffs_requested on baton.handoffs (workspace_id, requested_at desc);
