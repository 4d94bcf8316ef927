-- Conversations of one customer that go on in another one. Where to stands in the row, made from the facts as all of it: this column is it, to be found by.
alter table baton.conversations add column merged_into text generated always as (row ->> 'mergedInto') stored;
create index conversations_merged on baton.conversations (workspace_id, merged_into) where merged_into is not null;
create index conversations_opener_merged on baton.conversations (workspace_id, opener) where merged_into is not null;

-- The conversation in which this one goes on, by way of others perhaps; itself where it goes on nowhere else.
create function baton.root_of(p_conversation text) returns text language sql stable as $$
  with recursive way as (
    select p_conversation as id, 0 as step
    union all select c.merged_into, w.step + 1 from way w join baton.conversations c on c.workspace_id = baton.workspace() and c.id = w.id
      where c.merged_into is not null and w.step < 100
  ) select id from way order by step desc limit 1
$$;

-- These conversations, and all that came into them, by way of others too.
create function baton.parts_of(p_conversations text[]) returns text[] language sql stable as $$
  with recursive parts as (
    select unnest(p_conversations) as id
    union select c.id from parts p join baton.conversations c on c.workspace_id = baton.workspace() and c.merged_into = p.id
  ) select coalesce(array_agg(id), '{}') from parts
$$;
revoke execute on function baton.root_of(text), baton.parts_of(text[]) from public;
grant execute on function baton.root_of(text), baton.parts_of(text[]) to baton_app, baton_eraser;

create policy conversations_eraser on baton.conversations for select to baton_eraser using (workspace_id = baton.workspace());
grant select (workspace_id, id, merged_into) on baton.conversations to baton_eraser;

-- As before, and of what came from another conversation: what could be searched for in it.
create or replace function baton.without_traces(p_fact jsonb) returns jsonb language sql immutable as $$
  select case p_fact ->> 'type'
    when 'MessageReceived' then p_fact || jsonb_build_object('reading', (p_fact -> 'reading') || jsonb_build_object('fingerprint', '[]'::jsonb, 'slots',
      coalesce((select jsonb_agg(s || '{"key":0}') from jsonb_array_elements(p_fact -> 'reading' -> 'slots') as s), '[]'::jsonb))
      || case when p_fact -> 'reading' ? 'keySentences' then jsonb_build_object('keySentences',
        (select coalesce(jsonb_agg(k || '{"terms":[]}'), '[]'::jsonb) from jsonb_array_elements(p_fact -> 'reading' -> 'keySentences') as k)) else '{}'::jsonb end)
    when 'SummaryMade' then p_fact || jsonb_build_object('values',
      (select coalesce(jsonb_agg(v || '{"key":0}'), '[]'::jsonb) from jsonb_array_elements(p_fact -> 'values') as v))
    when 'AssistantSaid' then p_fact || '{"fingerprint":[]}'
    when 'PageSeen' then p_fact || '{"hash":0}'
    when 'SelfServiceUsed' then p_fact || '{"hash":0}'
    when 'ConversationMerged' then baton.without_words(p_fact || jsonb_build_object('carried',
      (p_fact -> 'carried') || '{"slots":[],"selfService":[],"keyWords":[],"page":null}'), '{carried,handoff,reason,code}')
    else baton.without_words(baton.without_words(p_fact, '{reason,code}'), '{package,reason,code}')
  end
$$;

-- As before, and whatever came into these conversations goes with them.
create or replace function baton.erase_conversations(p_conversations text[]) returns int language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_workspace text := baton.workspace();
  v_texts int;
begin
  p_conversations := baton.parts_of(p_conversations);
  delete from baton.texts t where t.workspace_id = v_workspace and t.conversation_id = any (p_conversations);
  get diagnostics v_texts = row_count;
  delete from baton.captures c where c.workspace_id = v_workspace and c.conversation_id = any (p_conversations);
  delete from baton.files f where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations);
  delete from baton.snapshots s where s.workspace_id = v_workspace and s.conversation_id = any (p_conversations);
  delete from baton.receipts r where r.workspace_id = v_workspace and r.conversation_id = any (p_conversations);
  delete from baton.mails m where m.workspace_id = v_workspace and m.conversation_id = any (p_conversations);
  delete from baton.mails_in m where m.workspace_id = v_workspace and m.conversation_id = any (p_conversations);
  -- That something was done for somebody stays, without what and without whom. What waited for a word is never done.
  update baton.action_calls a set arguments = '{}'::jsonb, shown = '{}', result = null, hash = '', customer_id = null, dedupe = a.id,
      status = case when a.status in ('asked', 'waiting') then 'refused' else a.status end
    where a.workspace_id = v_workspace and a.conversation_id = any (p_conversations);
  -- What nobody approved goes with the conversation that it quotes. What a lead approved is the team's, as an article is, and loses what was said there.
  -- Where a customer is forgotten, whatever is for them or came of their conversations is deleted beside this.
  delete from baton.guidance_versions v using baton.guidance g where g.workspace_id = v_workspace and g.conversation_id = any (p_conversations)
    and v.workspace_id = v_workspace and v.guidance_id = g.id and v.status in ('proposed', 'rejected');
  delete from baton.guidance g where g.workspace_id = v_workspace and g.conversation_id = any (p_conversations) and g.status in ('proposed', 'rejected');
  update baton.guidance g set wrong = '', why = '' where g.workspace_id = v_workspace and g.conversation_id = any (p_conversations);
  update baton.handoffs h set data = baton.without_traces(h.data) where h.workspace_id = v_workspace and h.conversation_id = any (p_conversations)
    and h.data is distinct from baton.without_traces(h.data);
  update baton.facts f set data = baton.without_traces(f.data), body_hash = null
    where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations)
      and (f.body_hash is not null or f.data is distinct from baton.without_traces(f.data));
  return v_texts;
end $$;
