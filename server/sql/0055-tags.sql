-- The tags of a workspace. A merged one goes on under the name of the other: what was tagged with it is not written again.
create table baton.tags (
  workspace_id text not null,
  id text not null,
  name text not null,
  mark text not null,
  archived_at bigint,
  merged_into text,
  created_at bigint not null,
  updated_at bigint not null,
  updated_by text,
  primary key (workspace_id, id)
);
-- They are found by their name: no two that are used have the same.
create unique index tags_name on baton.tags (workspace_id, lower(name)) where merged_into is null;
create index tags_merged on baton.tags (workspace_id, merged_into) where merged_into is not null;

-- Which conversation has which, made from the row's `tags`, which are a function of the state: whatever writes the row keeps it.
create table baton.tagged (
  workspace_id text not null,
  tag_id text not null,
  conversation_id text not null,
  primary key (workspace_id, tag_id, conversation_id)
);
create index tagged_conversation on baton.tagged (workspace_id, conversation_id);

do $$
declare t text;
begin
  foreach t in array array['tags','tagged'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

create function baton.keep_tagged() returns trigger language plpgsql as $$
begin
  delete from baton.tagged t where t.workspace_id = old.workspace_id and t.conversation_id = old.id
    and (tg_op = 'DELETE' or not coalesce(new.row -> 'tags' ? t.tag_id, false));
  if tg_op = 'UPDATE' then
    insert into baton.tagged (workspace_id, tag_id, conversation_id)
      select new.workspace_id, e.tag, new.id from jsonb_array_elements_text(coalesce(new.row -> 'tags', '[]')) as e (tag) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger conversations_tagged after update of holder_kind on baton.conversations for each row
  when (old.row -> 'tags' is distinct from new.row -> 'tags') execute function baton.keep_tagged();
create trigger conversations_tagged_gone after delete on baton.conversations for each row
  when (old.row -> 'tags' is not null) execute function baton.keep_tagged();

-- As before, but that what its holder has put aside takes nothing of their capacity.
create or replace function baton.case_weight(p_row jsonb) returns float8 language sql immutable parallel safe as $$
  select case when p_row ? 'aside' then 0 else coalesce((p_row ->> 'weight')::float8, 1) end
$$;
-- As before, but that what came back waits for its holder, however silent the customer is.
create or replace function baton.silent_from(p_row jsonb, p_silent_ms bigint) returns bigint language sql immutable parallel safe as $$
  select case when p_silent_ms > 0 and p_row ->> 'lastBy' = 'agent' and not p_row ? 'back' then (p_row ->> 'lastAt')::bigint + p_silent_ms end
$$;
-- What it will take once it is back.
create function baton.whole_weight(p_row jsonb) returns float8 language sql immutable parallel safe as $$
  select coalesce((p_row ->> 'weight')::float8, 1)
$$;

-- Whoever puts something aside, or has it back, is read again in the roster.
create function baton.note_aside() returns trigger language plpgsql as $$
begin
  if new.holder_kind = 'agent' then
    insert into baton.roster_changes (workspace_id, kind, id) values (new.workspace_id, 'agent', new.holder_id);
  end if;
  return null;
end $$;
create trigger conversations_aside_noted after update of holder_kind on baton.conversations for each row
  when (old.row -> 'aside' is distinct from new.row -> 'aside') execute function baton.note_aside();
grant execute on function baton.keep_tagged, baton.whole_weight, baton.note_aside to baton_app;
