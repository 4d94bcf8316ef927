-- What-ifs of staffing. One waits for a node that plays it, under a lease that is renewed as it goes on. What is asked and what came of it hold ids, names
-- of skills and numbers, and no word of a customer.
create table baton.simulations (
  workspace_id text not null,
  id text not null,
  requested_at bigint not null,
  status text not null check (status in ('waiting', 'done', 'failed', 'cancelled')),
  asked jsonb not null,
  progress float8 not null default 0,
  headline jsonb,
  result jsonb,
  fault text,
  ended_at bigint,
  tries int not null default 0,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, id)
);
create index simulations_waiting on baton.simulations (requested_at) where status = 'waiting';

alter table baton.simulations enable row level security;
alter table baton.simulations force row level security;
create policy simulations_own on baton.simulations to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.simulations to baton_app;

-- The sweeper finds what waits and takes the lease; what is in it is the application's.
create policy simulations_sweeper on baton.simulations for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, requested_at, status, tries, lease_until, lease_owner) on baton.simulations to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.simulations to baton_sweeper;
