-- What is asked of many handoffs at once, without opening their packages: who waits, what was told of the wait, and which callback is booked.
alter table baton.handoffs
  add column brief jsonb generated always as (data - '{package,choice,customersTurns}'::text[]) stored,
  -- While a callback is booked with somebody and they have not come.
  add column callback_agent text generated always as (case when data ->> 'endedAt' is null then data #>> '{callback,agentId}' end) stored,
  add column callback_at bigint generated always as (case when data ->> 'endedAt' is null then (data #>> '{callback,callAt}')::bigint end) stored;
create index handoffs_estimated on baton.handoffs (workspace_id, requested_at desc) where brief ? 'estimates';
-- Two customers never get the same time of the same person, however many ask at once.
create unique index handoffs_callback on baton.handoffs (workspace_id, callback_agent, callback_at) where callback_agent is not null;
