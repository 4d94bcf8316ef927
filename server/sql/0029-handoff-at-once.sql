-- A handoff in one round trip: decided with the roster that the node has in memory, which the append compares with what changed since.

-- Whether the roster of a workspace is another than at a place (baton.roster_changes). Where the database was set back to an older state, it is.
create function baton.roster_moved(p_workspace text, p_place text) returns boolean language plpgsql stable as $$
begin
  return pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmin(p_place::pg_snapshot)
    or exists (select from baton.roster_changes r where r.workspace_id = p_workspace and r.xid >= pg_snapshot_xmin(p_place::pg_snapshot)
      and not pg_visible_in_snapshot(r.xid, p_place::pg_snapshot));
end $$;

-- As before, but planned once in a session and not at each call, of which the planning was nine tenths.
create or replace function baton.agent_load(p_workspace text, p_agent text, p_at bigint) returns float8 language plpgsql stable as $$
declare
  v_silent bigint := coalesce((select (w.work ->> 'silentMinutes')::bigint from baton.workspaces w where w.workspace_id = p_workspace), 15) * 60000;
begin
  return coalesce((select sum(baton.case_weight(c.row)) from baton.conversations c
      where c.workspace_id = p_workspace and c.status = 'open' and c.holder_kind = 'agent' and c.holder_id = p_agent
        and coalesce(baton.silent_from(c.row, v_silent) > p_at, true)), 0)
    + coalesce((select sum(baton.case_weight(c.row)) from baton.conversations c where c.workspace_id = p_workspace and c.offered_to = p_agent), 0);
end $$;

-- As before, but that the package is unpacked once.
create or replace function baton.keep_handoff_health() returns trigger language plpgsql as $$
begin
  -- The package is large and stored packed: it is unpacked once here, not by each of the expressions that look into it.
  new.data := new.data || '{}';
  insert into baton.handoff_health select * from baton.handoff_health_of(new)
    on conflict (workspace_id, handoff_id) do update set score = excluded.score, gaps = excluded.gaps, corrected = excluded.corrected,
      corrected_passes = excluded.corrected_passes, asked_again = excluded.asked_again, asked_parts = excluded.asked_parts;
  return null;
end $$;

-- As before, but for p_place: where what was decided with was read. outcome: as before, or roster-moved, and nothing was written.
drop function baton.append(text, text, int, text, text, bigint, text, text, jsonb, jsonb, jsonb, int, text, text, text, text, text, text, jsonb, bigint, text, jsonb, text, text);
create function baton.append(
  p_workspace text, p_conversation text, p_expected int, p_client text, p_hash text, p_at bigint, p_actor_kind text, p_actor_id text,
  p_facts jsonb, p_texts jsonb, p_opening jsonb, p_epoch int, p_status text, p_holder_kind text, p_holder_id text, p_offered_to text,
  p_customer text, p_handoff text, p_row jsonb, p_due_at bigint, p_due_kind text, p_handoffs jsonb, p_reserve text, p_released text,
  p_place text default null
) returns jsonb language plpgsql as $$
declare
  v_workspace text := set_config('baton.workspace', p_workspace, true);
  v_version int;
  v_load float8;
begin
  -- A handoff without its package, or without where it went, cannot be committed.
  if p_facts @> '[{"type":"Escalated"}]' and not (p_facts @> '[{"type":"HandoffPrepared"}]' and
      (p_facts @> '[{"type":"Offered"}]' or p_facts @> '[{"type":"Queued"}]' or p_facts @> '[{"type":"Scheduled"}]')) then
    raise exception 'a handoff travels with its package and its outcome' using errcode = 'check_violation';
  end if;

  -- Decided with a roster from memory: it must be the roster still.
  if p_place is not null and baton.roster_moved(p_workspace, p_place) then
    return '{"outcome":"roster-moved"}';
  end if;

  if p_reserve is not null then
    select c.version into v_version from baton.conversations c where c.workspace_id = p_workspace and c.id = p_conversation for update;
    perform 1 from baton.agents a where a.workspace_id = p_workspace and a.id = p_reserve and a.presence = 'online' and a.removed_at is null for update;
    if v_version = p_expected then
      if not found then
        return '{"outcome":"agent-busy"}';
      end if;
      v_load := baton.agent_load(p_workspace, p_reserve, p_at);
      if v_load > 0 and v_load + baton.case_weight(p_row) >
          (select a.capacity from baton.agents a where a.workspace_id = p_workspace and a.id = p_reserve) then
        return '{"outcome":"agent-busy"}';
      end if;
    end if;
  end if;

  v_version := p_expected + jsonb_array_length(p_facts);
  if p_expected = 0 then
    insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, holder_id, offered_to, channel, opener, visitor_id,
        customer_id, handoff_id, row, due_at, due_kind, opened_at, updated_at)
      values (p_workspace, p_conversation, v_version, p_epoch, p_status, p_holder_kind, p_holder_id, p_offered_to, p_opening ->> 'channel',
        p_opening ->> 'opener', p_opening ->> 'visitorId', p_customer, p_handoff, p_row, p_due_at, p_due_kind, (p_opening ->> 'at')::bigint, p_at)
      on conflict do nothing;
  else
    update baton.conversations c set version = v_version, epoch = p_epoch, status = p_status, holder_kind = p_holder_kind, holder_id = p_holder_id,
        offered_to = p_offered_to, customer_id = p_customer, handoff_id = p_handoff, row = p_row, updated_at = p_at, due_at = p_due_at,
        due_kind = p_due_kind,
        due_tries = case when c.due_kind is not distinct from p_due_kind and c.due_at is not distinct from p_due_at then c.due_tries else 0 end,
        lease_until = case when c.due_kind is not distinct from p_due_kind and c.due_at is not distinct from p_due_at then c.lease_until end
      where c.workspace_id = p_workspace and c.id = p_conversation and c.version = p_expected and not exists (
        select from baton.facts f where f.workspace_id = p_workspace and f.conversation_id = p_conversation and f.client_id = p_client);
  end if;
  if not found then
    return baton.why_not_appended(p_workspace, p_conversation, p_expected, p_client, p_hash, p_opening);
  end if;

  insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, actor_id, data, client_id, body_hash)
    select p_workspace, p_conversation, p_expected + f.n::int, f.fact ->> 'type', p_at, p_actor_kind, p_actor_id, f.fact,
        case when f.fact ->> 'clientId' = p_client then p_client end, case when f.fact ->> 'clientId' = p_client then p_hash end
      from jsonb_array_elements(p_facts) with ordinality as f (fact, n);

  if p_texts is not null then
    insert into baton.texts (workspace_id, conversation_id, id, kind, body)
      select p_workspace, p_conversation, t.id, t.kind, t.body from jsonb_to_recordset(p_texts) as t (id text, kind text, body text);
  end if;

  if p_handoffs is not null then
    insert into baton.handoffs (workspace_id, id, conversation_id, status, offer_id, data)
      select p_workspace, h ->> 'id', p_conversation, h ->> 'status', h -> 'offer' ->> 'id', h from jsonb_array_elements(p_handoffs) as h
      on conflict (workspace_id, id) do update set status = excluded.status, offer_id = excluded.offer_id, data = excluded.data;
    insert into baton.offers (workspace_id, id, conversation_id)
      select p_workspace, f ->> 'offerId', p_conversation from jsonb_array_elements(p_facts) as f where f ->> 'type' = 'Offered'
      on conflict do nothing;
  end if;

  if p_released is not null then
    update baton.agents a set idle_since = p_at where a.workspace_id = p_workspace and a.id = p_released;
  end if;

  return '{"outcome":"appended"}';
end $$;

grant execute on function baton.roster_moved, baton.append to baton_app;
