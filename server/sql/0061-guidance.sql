-- Guidance: what people corrected the assistant with, for everybody, for one company, or for one customer.

create table baton.guidance (
  workspace_id text not null,
  id text not null,
  scope text not null check (scope in ('workspace', 'company', 'customer')),
  -- Whose it is: set where the scope says so, and only there.
  customer_id text,
  company text,
  -- What was asked, what was said, what was wrong with it, and what should be said.
  question text not null,
  wrong text not null default '',
  why text not null default '',
  said text not null,
  status text not null check (status in ('proposed', 'active', 'retired', 'rejected')),
  conversation_id text,
  message_id text,
  version int not null default 1,
  proposed_by text,
  decided_by text,
  uses int not null default 0,
  used_at bigint,
  -- The message that it was used in last: it counts once.
  used_in text,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (workspace_id, id),
  check ((scope = 'customer') = (customer_id is not null) and (scope = 'company') = (company is not null))
);
create index guidance_active on baton.guidance (workspace_id, scope) where status = 'active';
create index guidance_from on baton.guidance (workspace_id, conversation_id);

-- As it was in each of its versions, the present one too. Answers name the version that they are from.
create table baton.guidance_versions (
  workspace_id text not null,
  guidance_id text not null,
  version int not null,
  question text not null,
  said text not null,
  status text not null,
  by_id text,
  at bigint not null,
  primary key (workspace_id, guidance_id, version),
  foreign key (workspace_id, guidance_id) references baton.guidance (workspace_id, id) on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['guidance','guidance_versions'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

create policy guidance_erased on baton.guidance to baton_eraser using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
create policy guidance_versions_erased on baton.guidance_versions to baton_eraser using (workspace_id = baton.workspace());
grant select, update, delete on baton.guidance to baton_eraser;
grant select, delete on baton.guidance_versions to baton_eraser;

create or replace function baton.erase_conversations(p_conversations text[]) returns int language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_workspace text := baton.workspace();
  v_texts int;
begin
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
