-- The language that a person reads in: summaries are made in it. Null: the workspace's.
alter table baton.agents add column locale text check (locale in ('en', 'de', 'es', 'fr', 'pt'));

-- What summaries cost today counts towards the same budget as turns.
create index facts_summaries on baton.facts (workspace_id, at) where type in ('SummaryMade', 'SummaryFailed');
