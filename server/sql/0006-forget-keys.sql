-- Answers under an Idempotency-Key are kept for as long as somebody may send their request again, and then removed by the sweeper, which sees
-- of them what it needs to find the old ones and nothing of what was asked or answered.
create policy idempotency_sweeper_sees on baton.idempotency for select to baton_sweeper using (true);
create policy idempotency_sweeper_removes on baton.idempotency for delete to baton_sweeper using (true);
grant select (workspace_id, caller, key, created_at), delete on baton.idempotency to baton_sweeper;
