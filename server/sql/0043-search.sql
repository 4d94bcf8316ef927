-- Search over what was said and who said it. The words of a text stand in a row beside it, and go when it goes; they are the words as stored:
-- what is masked there is masked here. They are written after the commit, so that a message costs what it did.

-- Words in small letters, without accents and without what stands between them, so that a parser of any language sees nothing but words and
-- numbers: "RX-48213" is two of them, "Ünal@shop.example" three. The server reads what is looked for in the same way.
create function baton.plain_words(p_text text) returns text language sql immutable parallel safe as $$
  select regexp_replace(case when octet_length(p_text) = length(p_text) then lower(p_text)
      else regexp_replace(lower(normalize(p_text, NFKD)), '[\u0300-\u036f]', '', 'g') end,
    '[!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3001-\u3011]+', ' ', 'g')
$$;

-- With a lexeme that all words of one workspace carry, so that one index search stays inside it, and with others. No word has a slash. Places are
-- left out: what is found is sorted by its time.
create function baton.search_words(p_workspace text, p_text text, p_others text[]) returns tsvector language sql immutable parallel safe as $$
  select strip(to_tsvector('pg_catalog.simple', baton.plain_words(p_text))) || array_to_tsvector(array['/' || p_workspace] || p_others)
$$;

-- The stretches of time that a message lies in: nine hours, and twelve days. What is looked for is looked for in the newest first, so that a word
-- that half of all messages have is not gathered from all of them.
create function baton.time_spans(p_at bigint) returns text[] language sql immutable parallel safe as $$
  select array['/h' || (p_at >> 25)::text, '/d' || (p_at >> 30)::text]
$$;

create table baton.said_words (
  workspace_id text not null,
  conversation_id text not null,
  text_id text not null,
  -- The fact by which it was said.
  seq int not null,
  at bigint not null,
  words tsvector not null,
  primary key (workspace_id, conversation_id, text_id),
  -- Whoever writes words while the text is being erased waits, and finds that there is none.
  foreign key (workspace_id, conversation_id, text_id) references baton.texts (workspace_id, conversation_id, id) on delete cascade
);
create index said_words_words on baton.said_words using gin (words);
alter table baton.said_words enable row level security;
alter table baton.said_words force row level security;
create policy said_words_own on baton.said_words to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, delete on baton.said_words to baton_app;

alter table baton.customers add column words tsvector generated always as
  (baton.search_words(workspace_id, external_id || ' ' || coalesce(name, '') || ' ' || coalesce(email, ''), '{}')) stored;
create index customers_words on baton.customers using gin (words);

-- How far the log has been read for its words, by transaction ids of one cluster, and which node reads on. One row for all workspaces.
create table baton.search_progress (
  one boolean primary key default true check (one),
  cluster text not null default '',
  read_to xid8 not null default '0',
  lease_until bigint not null default 0,
  lease_owner text
);
insert into baton.search_progress default values;
alter table baton.search_progress enable row level security;
alter table baton.search_progress force row level security;
create policy search_progress_follower on baton.search_progress to baton_follower using (true) with check (true);
grant select, update on baton.search_progress to baton_follower;

-- The words of these facts' texts: what people said to each other, and notes. Drafts, sealed originals and what was read of pages are left out.
create function baton.read_words(p_conversations text[], p_seqs int[]) returns int language plpgsql as $$
declare
  v_read int;
begin
  insert into baton.said_words (workspace_id, conversation_id, text_id, seq, at, words)
    select t.workspace_id, t.conversation_id, t.id, f.seq, f.at, baton.search_words(t.workspace_id, t.body, baton.time_spans(f.at))
      from unnest(p_conversations, p_seqs) as p (conversation, seq)
      join baton.facts f on f.workspace_id = baton.workspace() and f.conversation_id = p.conversation and f.seq = p.seq
      join baton.texts t on t.workspace_id = f.workspace_id and t.conversation_id = f.conversation_id and t.id = f.data ->> 'textId'
      where t.kind in ('message', 'reply', 'note') and not exists (select from baton.said_words w
        where w.workspace_id = t.workspace_id and w.conversation_id = t.conversation_id and w.text_id = t.id)
      for key share of t
    on conflict do nothing;
  get diagnostics v_read = row_count;
  return v_read;
end $$;

-- A query for words that begin so, all of them, in the workspace of the transaction. One letter is a word of its own: what begins with it is too much.
create function baton.words_query(p_words text[]) returns tsquery language plpgsql stable as $$
declare
  v_query tsquery := baton.lexeme_query('/' || baton.workspace(), '');
  v_word text;
begin
  foreach v_word in array p_words loop
    v_query := v_query && baton.lexeme_query(v_word, case when length(v_word) > 1 then '*' else '' end);
  end loop;
  return v_query;
end $$;

-- The newest texts with all of the words: of the last 18 hours, 6 days, 50 days, and at last of all times, for as long as there are too few.
-- p_now: ms UTC. Whatever it is, everything is found in the end.
create function baton.search_said(p_words text[], p_limit int, p_now bigint) returns table (conversation_id text, text_id text, said_at bigint)
language plpgsql stable security definer rows 60 as $$
#variable_conflict use_column
declare
  v_words tsquery := baton.words_query(p_words);
  v_times tsquery;
  v_query tsquery;
  v_found int;
begin
  for v_stage in 1 .. 4 loop
    v_times := null;
    for i in 0 .. (array[1, 15, 3, -1])[v_stage] loop
      v_query := baton.lexeme_query(case when v_stage < 3 then '/h' || ((p_now >> 25) - i) else '/d' || ((p_now >> 30) - i) end, '');
      v_times := case when v_times is null then v_query else v_times || v_query end;
    end loop;
    v_query := case when v_times is null then v_words else v_words && v_times end;
    exit when v_stage = 4;
    select count(*) into v_found from (
      select from baton.said_words s where s.words @@ v_query and s.workspace_id = baton.workspace() limit p_limit) as enough;
    exit when v_found >= p_limit;
  end loop;
  return query select s.conversation_id, s.text_id, s.at from baton.said_words s
    where s.words @@ v_query and s.workspace_id = baton.workspace() order by s.at desc, s.text_id collate "C" desc limit p_limit;
end $$;

create function baton.search_customers(p_words text[], p_limit int) returns table (customer_id text)
language plpgsql stable security definer rows 20 as $$
#variable_conflict use_column
declare
  v_query tsquery := baton.words_query(p_words);
begin
  return query select c.id from baton.customers c
    where c.words @@ v_query and c.workspace_id = baton.workspace() order by c.updated_at desc, c.id limit p_limit;
end $$;

-- baton_search sees the words that it searches by, and no text.
create policy said_words_search on baton.said_words for select to baton_search using (true);
create policy customers_search on baton.customers for select to baton_search using (true);
grant select on baton.said_words to baton_search;
grant select (workspace_id, id, updated_at, words) on baton.customers to baton_search;
revoke execute on function baton.search_said(text[], int, bigint), baton.search_customers(text[], int) from public;
grant execute on function baton.plain_words(text), baton.search_words(text, text, text[]), baton.time_spans(bigint),
  baton.read_words(text[], int[]), baton.search_said(text[], int, bigint), baton.search_customers(text[], int) to baton_app;
grant execute on function baton.words_query(text[]) to baton_search;

-- A function may go only to a role that could have made it here, so baton_search may create for as long as that takes.
do $$
declare f text;
begin
  grant create on schema baton to baton_search;
  foreach f in array array['search_said(text[], int, bigint)', 'search_customers(text[], int)'] loop
    execute format('alter function baton.%s set search_path = pg_catalog, pg_temp', f);
    execute format('alter function baton.%s owner to baton_search', f);
  end loop;
  revoke create on schema baton from baton_search;
end $$;
