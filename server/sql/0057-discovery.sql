-- What a handoff's discovery time is made of: the card opened, the thread read back, and the first solving action.
alter table baton.handoffs
  add column opened_at bigint generated always as ((data ->> 'openedAt')::bigint) stored,
  add column transcript_at bigint generated always as ((data ->> 'transcriptAt')::bigint) stored,
  add column solving_at bigint generated always as ((data ->> 'solvingAt')::bigint) stored;
