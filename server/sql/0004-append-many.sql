-- Several conversations' facts in one statement and one transaction: what many writers wait for at the same moment is committed, and written
-- to disk, once. Only plain appends come this way: no opening, no handoff, nobody's capacity. What could not be written is left out, and the
-- answer says why; the others are written all the same.
-- p_items: [{conversation, expected, version, client, hash, at, actorKind, actorId, facts, texts, epoch, status, holderKind, holderId, offeredTo,
--   customer, handoff, row, dueAt, dueKind}], each conversation at most once.
-- Answers null where everything was appended, else one answer as of baton.append for each item, in order.
create function baton.append_many(p_workspace text, p_items jsonb) returns jsonb language plpgsql as $$
declare
  v_workspace text := set_config('baton.workspace', p_workspace, true);
  v_done text[] := '{}';
  v_item record;
begin
  if p_items @> '[{"facts":[{"type":"Escalated"}]}]' then
    raise exception 'a handoff travels with its package and its outcome' using errcode = 'check_violation';
  end if;

  -- One after the other in the order of their ids, so that two nodes that write the same conversations wait and do not block each other; and
  -- each by its key, whatever the planner thinks of the tables.
  for v_item in
    select * from jsonb_to_recordset(p_items) as e (conversation text, expected int, version int, client text, epoch int, status text,
      "holderKind" text, "holderId" text, "offeredTo" text, customer text, handoff text, "row" jsonb, at bigint, "dueAt" bigint, "dueKind" text)
      order by e.conversation
  loop
    update baton.conversations c set version = v_item.version, epoch = v_item.epoch, status = v_item.status, holder_kind = v_item."holderKind",
        holder_id = v_item."holderId", offered_to = v_item."offeredTo", customer_id = v_item.customer, handoff_id = v_item.handoff, row = v_item.row, updated_at = v_item.at,
        due_at = v_item."dueAt", due_kind = v_item."dueKind",
        due_tries = case when c.due_kind is not distinct from v_item."dueKind" and c.due_at is not distinct from v_item."dueAt" then c.due_tries else 0 end,
        lease_until = case when c.due_kind is not distinct from v_item."dueKind" and c.due_at is not distinct from v_item."dueAt" then c.lease_until end
      where c.workspace_id = p_workspace and c.id = v_item.conversation and c.version = v_item.expected and not exists (
        select from baton.facts f where f.workspace_id = p_workspace and f.conversation_id = v_item.conversation and f.client_id = v_item.client);
    if found then
      v_done := v_done || v_item.conversation;
    end if;
  end loop;

  insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, actor_id, data, client_id, body_hash)
    select p_workspace, e.conversation, e.expected + f.n::int, f.fact ->> 'type', e.at, e."actorKind", e."actorId", f.fact,
        case when f.fact ->> 'clientId' = e.client then e.client end, case when f.fact ->> 'clientId' = e.client then e.hash end
      from jsonb_to_recordset(p_items) as e (conversation text, expected int, client text, hash text, at bigint, "actorKind" text, "actorId" text,
        facts jsonb) cross join jsonb_array_elements(e.facts) with ordinality as f (fact, n)
      where e.conversation = any (v_done);

  insert into baton.texts (workspace_id, conversation_id, id, kind, body)
    select p_workspace, e.conversation, t.id, t.kind, t.body
      from jsonb_to_recordset(p_items) as e (conversation text, texts jsonb)
        cross join jsonb_to_recordset(e.texts) as t (id text, kind text, body text)
      where e.conversation = any (v_done);

  if cardinality(v_done) = jsonb_array_length(p_items) then
    return null;
  end if;
  return (select jsonb_agg(case when e.item ->> 'conversation' = any (v_done) then '{"outcome":"appended"}'::jsonb
      else baton.why_not_appended(p_workspace, e.item ->> 'conversation', (e.item ->> 'expected')::int, e.item ->> 'client', e.item ->> 'hash', null)
      end order by e.n)
    from jsonb_array_elements(p_items) with ordinality as e (item, n));
end $$;
grant execute on function baton.append_many to baton_app;
