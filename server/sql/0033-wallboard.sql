-- What the wallboard asks of every open handoff, so that ten thousand are read without opening their packages.
alter table baton.handoffs
  add column skills jsonb generated always as (data -> 'skills') stored,
  add column needs jsonb generated always as (data -> 'needs') stored,
  add column priority text generated always as (data ->> 'priority') stored;
-- How long the last ones of a workspace took.
create index handoffs_ended on baton.handoffs (workspace_id, ended_at desc) where ended_at is not null;
-- Today's offers and what became of them.
create index facts_offers on baton.facts (workspace_id, at)
  where type in ('Escalated', 'Offered', 'OfferAccepted', 'OfferDeclined', 'OfferExpired', 'TakenOver');
