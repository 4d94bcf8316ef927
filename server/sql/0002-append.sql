-- The one door through which facts enter the log: one statement, one transaction, one round trip.
-- The update that moves the version on is the row lock and the check in one: nobody gets past it with an old version or a client id that is
-- stored already. Lock order: conversation, then agent. A conversation that opens again while its opener has another one open fails on
-- conversations_one_open.
-- outcome: appended | duplicate (seq = the first one's number; same = whether its body was the same) | stale (missing = facts after p_expected)
--   | taken (existing = the open conversation of this opener) | agent-busy
create function baton.append(
  p_workspace text, p_conversation text, p_expected int, p_client text, p_hash text, p_at bigint, p_actor_kind text, p_actor_id text,
  p_facts jsonb, p_texts jsonb, p_opening jsonb, p_epoch int, p_status text, p_holder_kind text, p_holder_id text, p_offered_to text,
  p_customer text, p_handoff text, p_row jsonb, p_due_at bigint, p_due_kind text, p_handoffs jsonb, p_reserve text, p_released text
) returns jsonb language plpgsql as $$
declare
  v_workspace text := set_config('baton.workspace', p_workspace, true);
  v_version int;
begin
  -- A handoff without its package, or without where it went, cannot be committed.
  if p_facts @> '[{"type":"Escalated"}]' and not (p_facts @> '[{"type":"HandoffPrepared"}]' and
      (p_facts @> '[{"type":"Offered"}]' or p_facts @> '[{"type":"Queued"}]' or p_facts @> '[{"type":"Scheduled"}]')) then
    raise exception 'a handoff travels with its package and its outcome' using errcode = 'check_violation';
  end if;

  if p_reserve is not null then
    select c.version into v_version from baton.conversations c where c.workspace_id = p_workspace and c.id = p_conversation for update;
    perform 1 from baton.agents a where a.workspace_id = p_workspace and a.id = p_reserve and a.presence = 'online' and a.removed_at is null for update;
    if v_version = p_expected and (not found or baton.agent_load(p_workspace, p_reserve) >=
        (select a.capacity from baton.agents a where a.workspace_id = p_workspace and a.id = p_reserve)) then
      return '{"outcome":"agent-busy"}';
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

-- What stood in the way of an append that changed nothing. Its statements see what was committed while the append waited.
create function baton.why_not_appended(p_workspace text, p_conversation text, p_expected int, p_client text, p_hash text, p_opening jsonb)
returns jsonb language plpgsql as $$
declare
  r record;
begin
  select f.seq, f.body_hash is not distinct from p_hash as same into r from baton.facts f
    where f.workspace_id = p_workspace and f.conversation_id = p_conversation and f.client_id = p_client;
  if found then
    return jsonb_build_object('outcome', 'duplicate', 'seq', r.seq, 'same', r.same);
  end if;

  perform from baton.conversations c where c.workspace_id = p_workspace and c.id = p_conversation;
  if found or p_expected > 0 then
    return jsonb_build_object('outcome', 'stale', 'missing', baton.facts_after(p_workspace, p_conversation, p_expected));
  end if;

  select c.id into r from baton.conversations c where c.workspace_id = p_workspace and c.opener = p_opening ->> 'opener'
    and c.channel = p_opening ->> 'channel' and c.status = 'open';
  return jsonb_build_object('outcome', 'taken', 'existing', r.id);
end $$;

-- Facts after a number as JSON, in order.
create function baton.facts_after(p_workspace text, p_conversation text, p_after int) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('seq', f.seq, 'at', f.at, 'actorKind', f.actor_kind, 'actorId', f.actor_id, 'fact', f.data) order by f.seq), '[]')
    from baton.facts f where f.workspace_id = p_workspace and f.conversation_id = p_conversation and f.seq > p_after
$$;

-- What a state is folded from: the newest snapshot and the facts after it.
create function baton.load(p_workspace text, p_conversation text) returns table (state jsonb, facts jsonb) language plpgsql as $$
declare v_state jsonb; v_version int;
begin
  perform set_config('baton.workspace', p_workspace, true);
  select s.state, s.version into v_state, v_version from baton.snapshots s
    where s.workspace_id = p_workspace and s.conversation_id = p_conversation;
  return query select v_state, baton.facts_after(p_workspace, p_conversation, coalesce(v_version, 0));
end $$;

-- What an agent carries: conversations held, and offers open to them.
create function baton.agent_load(p_workspace text, p_agent text) returns int language sql stable as $$
  select (select count(*) from baton.conversations c where c.workspace_id = p_workspace and c.status = 'open' and c.holder_kind = 'agent' and c.holder_id = p_agent)::int
    + (select count(*) from baton.conversations c where c.workspace_id = p_workspace and c.offered_to = p_agent)::int
$$;

-- Takes the lease on what is due: at most p_limit rows, nobody waits for anybody.
create function baton.claim_due(p_now bigint, p_lease_until bigint, p_owner text, p_limit int)
returns table (workspace_id text, id text, due_kind text, due_at bigint, tries int) language sql as $$
  update baton.conversations c set lease_until = p_lease_until, lease_owner = p_owner, due_tries = c.due_tries + 1
    from (select d.workspace_id, d.id from baton.conversations d
      where d.due_at <= p_now and (d.lease_until is null or d.lease_until < p_now) order by d.due_at limit p_limit for update skip locked) as d
    where c.workspace_id = d.workspace_id and c.id = d.id
    returning c.workspace_id, c.id, c.due_kind, c.due_at, c.due_tries
$$;
grant execute on all functions in schema baton to baton_app, baton_sweeper;
