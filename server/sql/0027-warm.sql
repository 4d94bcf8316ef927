-- How handoffs came to the people who have them, so that ten thousand are compared without opening their packages.
alter table baton.handoffs
  add column accepted_at bigint generated always as ((data ->> 'acceptedAt')::bigint) stored,
  add column agent_id text generated always as (data ->> 'agentId') stored,
  add column misroutes int generated always as (coalesce((data ->> 'misroutes')::int, 0)) stored,
  add column arrival jsonb generated always as (data -> 'arrival') stored;
-- Conversations that were open again after they had been resolved.
create index facts_reopened on baton.facts (workspace_id, at) where type = 'Reopened';
