-- A line may change what the conversation waits for: that an answer is owed from now on, or no longer, is no reason to write it the long way.
drop function baton.append_line(text, text, int, text, text, bigint, text, text, jsonb, text, text, text, jsonb);

-- True when it was written. False when the conversation has moved on: baton.append says how. A client id that is stored already fails on
-- facts_client, and baton.append says so too.
create function baton.append_line(
  p_workspace text, p_conversation text, p_expected int, p_client text, p_hash text, p_at bigint, p_actor_kind text, p_actor_id text,
  p_fact jsonb, p_text_id text, p_text_kind text, p_text text, p_row jsonb, p_due_at bigint, p_due_kind text
) returns boolean language plpgsql as $$
declare
  v_workspace text := set_config('baton.workspace', p_workspace, true);
  v_type text := p_fact ->> 'type';
begin
  if v_type = 'Escalated' then
    raise exception 'a handoff travels with its package and its outcome' using errcode = 'check_violation';
  end if;

  update baton.conversations c set version = p_expected + 1, row = p_row, updated_at = p_at, due_at = p_due_at, due_kind = p_due_kind,
      due_tries = case when c.due_kind is not distinct from p_due_kind and c.due_at is not distinct from p_due_at then c.due_tries else 0 end,
      lease_until = case when c.due_kind is not distinct from p_due_kind and c.due_at is not distinct from p_due_at then c.lease_until end
    where c.workspace_id = p_workspace and c.id = p_conversation and c.version = p_expected;
  if not found then
    return false;
  end if;

  insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, actor_id, data, client_id, body_hash)
    values (p_workspace, p_conversation, p_expected + 1, v_type, p_at, p_actor_kind, p_actor_id, p_fact, p_client, p_hash);
  insert into baton.texts (workspace_id, conversation_id, id, kind, body)
    values (p_workspace, p_conversation, p_text_id, p_text_kind, p_text);
  return true;
end $$;

-- The same for several conversations at once, as baton.append_many does it.
-- p_items: [{conversation, expected, client, hash, at, actorKind, actorId, fact, textId, textKind, text, row, dueAt, dueKind}], each conversation at most once.
-- Answers null where everything was appended, else one answer as of baton.append for each item, in order.
create or replace function baton.append_lines(p_workspace text, p_items jsonb) returns jsonb language plpgsql as $$
declare
  v_workspace text := set_config('baton.workspace', p_workspace, true);
  v_done text[] := '{}';
  v_item record;
begin
  if p_items @> '[{"fact":{"type":"Escalated"}}]' then
    raise exception 'a handoff travels with its package and its outcome' using errcode = 'check_violation';
  end if;

  -- In the order of their ids, so that two nodes that write the same conversations wait and do not block each other.
  for v_item in
    select * from jsonb_to_recordset(p_items) as e (conversation text, expected int, client text, at bigint, "row" jsonb, "dueAt" bigint, "dueKind" text)
      order by e.conversation
  loop
    update baton.conversations c set version = v_item.expected + 1, row = v_item.row, updated_at = v_item.at, due_at = v_item."dueAt", due_kind = v_item."dueKind",
        due_tries = case when c.due_kind is not distinct from v_item."dueKind" and c.due_at is not distinct from v_item."dueAt" then c.due_tries else 0 end,
        lease_until = case when c.due_kind is not distinct from v_item."dueKind" and c.due_at is not distinct from v_item."dueAt" then c.lease_until end
      where c.workspace_id = p_workspace and c.id = v_item.conversation and c.version = v_item.expected and not exists (
        select from baton.facts f where f.workspace_id = p_workspace and f.conversation_id = v_item.conversation and f.client_id = v_item.client);
    if found then
      v_done := v_done || v_item.conversation;
    end if;
  end loop;

  insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, actor_id, data, client_id, body_hash)
    select p_workspace, e.conversation, e.expected + 1, e.fact ->> 'type', e.at, e."actorKind", e."actorId", e.fact, e.client, e.hash
      from jsonb_to_recordset(p_items) as e (conversation text, expected int, client text, hash text, at bigint, "actorKind" text, "actorId" text,
        fact jsonb)
      where e.conversation = any (v_done);

  insert into baton.texts (workspace_id, conversation_id, id, kind, body)
    select p_workspace, e.conversation, e."textId", e."textKind", e."text"
      from jsonb_to_recordset(p_items) as e (conversation text, "textId" text, "textKind" text, "text" text)
      where e.conversation = any (v_done);

  if cardinality(v_done) = jsonb_array_length(p_items) then
    return null;
  end if;
  return (select jsonb_agg(case when e.item ->> 'conversation' = any (v_done) then '{"outcome":"appended"}'::jsonb
      else baton.why_not_appended(p_workspace, e.item ->> 'conversation', (e.item ->> 'expected')::int, e.item ->> 'client', e.item ->> 'hash', null)
      end order by e.n)
    from jsonb_array_elements(p_items) with ordinality as e (item, n));
end $$;
grant execute on function baton.append_line, baton.append_lines to baton_app;
