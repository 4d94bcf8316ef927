-- Forgetting a customer. The words are rows of their own and are deleted; facts stay, and what in them could still be searched for is taken
-- out here and nowhere else: the application itself may not change a fact. Hashes of values, signatures of words, hashes of bodies, reasons
-- that somebody put in words of their own.
create index facts_forgotten on baton.facts (workspace_id, (data ->> 'customerId')) where type = 'CustomerForgotten';

-- A code of somebody's own that is no code.
create function baton.without_words(p_fact jsonb, p_at text[]) returns jsonb language sql immutable as $$
  select case when p_fact #>> p_at !~ '^[a-z0-9_.:-]{1,60}$' then jsonb_set(p_fact, p_at, '"erased"') else p_fact end
$$;

create function baton.without_traces(p_fact jsonb) returns jsonb language sql immutable as $$
  select case p_fact ->> 'type'
    when 'MessageReceived' then p_fact || jsonb_build_object('reading', (p_fact -> 'reading') || jsonb_build_object('fingerprint', '[]'::jsonb, 'slots',
      coalesce((select jsonb_agg(s || '{"key":0}') from jsonb_array_elements(p_fact -> 'reading' -> 'slots') as s), '[]'::jsonb)))
    when 'AssistantSaid' then p_fact || '{"fingerprint":[]}'
    when 'PageSeen' then p_fact || '{"hash":0}'
    when 'SelfServiceUsed' then p_fact || '{"hash":0}'
    else baton.without_words(baton.without_words(p_fact, '{reason,code}'), '{package,reason,code}')
  end
$$;

-- Everything that Baton keeps of these conversations besides the facts, and what in the facts could be searched for. Gives how many texts went.
create function baton.erase_conversations(p_conversations text[]) returns int language plpgsql security definer as $$
declare
  v_workspace text := baton.workspace();
  v_texts int;
begin
  delete from baton.texts t where t.workspace_id = v_workspace and t.conversation_id = any (p_conversations);
  get diagnostics v_texts = row_count;
  delete from baton.captures c where c.workspace_id = v_workspace and c.conversation_id = any (p_conversations);
  delete from baton.snapshots s where s.workspace_id = v_workspace and s.conversation_id = any (p_conversations);
  delete from baton.receipts r where r.workspace_id = v_workspace and r.conversation_id = any (p_conversations);
  update baton.handoffs h set data = baton.without_traces(h.data) where h.workspace_id = v_workspace and h.conversation_id = any (p_conversations)
    and h.data is distinct from baton.without_traces(h.data);
  update baton.facts f set data = baton.without_traces(f.data), body_hash = null
    where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations)
      and (f.body_hash is not null or f.data is distinct from baton.without_traces(f.data));
  return v_texts;
end $$;

-- It runs as a role of its own that may do this and no more, under row-level security like everybody.
do $$
declare t text;
begin
  foreach t in array array['texts','captures','snapshots','receipts','handoffs','facts'] loop
    execute format('create policy %I on baton.%I to baton_eraser using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_erased', t);
    execute format('grant select on baton.%I to baton_eraser', t);
  end loop;
end $$;
grant usage on schema baton to baton_eraser;
grant delete on baton.texts, baton.captures, baton.snapshots, baton.receipts to baton_eraser;
grant update (data) on baton.handoffs to baton_eraser;
grant update (data, body_hash) on baton.facts to baton_eraser;
grant execute on function baton.workspace(), baton.without_traces(jsonb), baton.without_words(jsonb, text[]) to baton_eraser;
revoke execute on function baton.erase_conversations(text[]) from public;
grant execute on function baton.erase_conversations(text[]) to baton_app;

-- A function may go only to a role that could have made it here, so baton_eraser may create for as long as that takes.
alter function baton.erase_conversations(text[]) set search_path = pg_catalog, pg_temp;
do $$
begin
  grant create on schema baton to baton_eraser;
  alter function baton.erase_conversations(text[]) owner to baton_eraser;
  revoke create on schema baton from baton_eraser;
end $$;
