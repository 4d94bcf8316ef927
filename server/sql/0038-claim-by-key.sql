-- As before, but planned with the number that it takes: without it, whatever was due was joined to all conversations, read one after the other.
create or replace function baton.claim_due(p_now bigint, p_lease_until bigint, p_owner text, p_limit int)
returns table (workspace_id text, id text, due_kind text, due_at bigint, tries int) language plpgsql set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query update baton.conversations c set lease_until = p_lease_until, lease_owner = p_owner, due_tries = c.due_tries + 1
    from (select d.workspace_id, d.id from baton.conversations d
      where d.due_at <= p_now and (d.lease_until is null or d.lease_until < p_now) order by d.due_at limit p_limit for update skip locked) as d
    where c.workspace_id = d.workspace_id and c.id = d.id
    returning c.workspace_id, c.id, c.due_kind, c.due_at, c.due_tries;
end $$;
