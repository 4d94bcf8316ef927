-- What the assistant answers from: articles, the passages they are searched by, and playbooks.
-- Under row-level security the full-text index goes unused, so candidates come from functions that baton_search owns. They take the
-- workspace from the transaction, never from an argument, and what they find is joined again under the caller's own row-level security.

create table baton.articles (
  workspace_id text not null,
  id text not null,
  locale text not null,
  title text not null,
  url text,
  tags text[] not null default '{}',
  body text not null,
  -- 'api', or the folder and file that it was loaded from.
  source text not null,
  hash text not null,
  updated_at bigint not null,
  primary key (workspace_id, id, locale)
);

-- tsv: title A, headings B, body D, and the scope (see passage_scope), so that one index search stays inside one workspace and locale.
create table baton.passages (
  workspace_id text not null,
  id text not null,
  article_id text not null,
  locale text not null,
  ordinal int not null,
  heading text[] not null,
  body text not null,
  tsv tsvector not null,
  title_terms int not null,
  primary key (workspace_id, id)
) with (toast_tuple_target = 8000); -- a compressed tsv would be unpacked for every word that is compared with it
create index passages_article on baton.passages (workspace_id, article_id, locale);
create index passages_words on baton.passages using gin (tsv) with (fastupdate = off);

-- How often each word occurs: rare words weigh more, and misspelt ones are looked up among them. The term '' counts all.
create table baton.terms (
  workspace_id text not null,
  locale text not null,
  term text collate "C" not null,
  articles int not null,
  passages int not null,
  primary key (workspace_id, locale, term)
);

create table baton.playbooks (
  workspace_id text not null,
  id text not null,
  title text not null,
  yaml text not null,
  parsed jsonb not null,
  source text not null,
  hash text not null,
  updated_at bigint not null,
  primary key (workspace_id, id)
);

create function baton.text_config(p_locale text) returns regconfig language sql immutable parallel safe as $$
  select case p_locale
    when 'en' then 'pg_catalog.english'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'pt' then 'pg_catalog.portuguese'::regconfig
    else 'pg_catalog.simple'::regconfig
  end
$$;

-- A lexeme that every passage of one workspace and locale carries. No word has a slash.
create function baton.passage_scope(p_workspace text, p_locale text) returns text language sql immutable parallel safe as $$
  select '/' || p_workspace || '/' || p_locale
$$;

-- One lexeme as a query, whatever characters it has. p_weights: '' for anywhere, 'A' for the title, 'AB' for title and headings.
create function baton.lexeme_query(p_lexeme text, p_weights text) returns tsquery language sql immutable parallel safe as $$
  select ('''' || replace(replace(p_lexeme, '\', '\\'), '''', '''''') || '''' || case when p_weights = '' then '' else ':' || p_weights end)::tsquery
$$;

-- Takes an article's passages, and what they added to the count of words, away again.
create function baton.drop_passages(p_article text, p_locale text) returns void language plpgsql as $$
declare v_terms text[];
begin
  -- Counts of one workspace change one after the other: two articles share most of their words.
  perform pg_advisory_xact_lock(hashtextextended('baton.terms/' || baton.workspace(), 0));
  with gone as (
    delete from baton.passages p where p.workspace_id = baton.workspace() and p.article_id = p_article and p.locale = p_locale returning p.tsv
  ), counted as (
    select l.lexeme as term, count(*)::int as n from gone, unnest(gone.tsv) as l group by l.lexeme
    union all select '', count(*)::int from gone having count(*) > 0
  ), changed as (
    update baton.terms t set articles = t.articles - 1, passages = t.passages - c.n from counted c
      where t.workspace_id = baton.workspace() and t.locale = p_locale and t.term = c.term collate "C" returning t.term
  )
  select array_agg(term) into v_terms from changed;
  delete from baton.terms t
    where t.workspace_id = baton.workspace() and t.locale = p_locale and t.term = any(v_terms) and t.articles <= 0;
end $$;

-- Makes or replaces an article in one locale. p_passages: [{id, heading, body, words: {title, heading, body}}] in order.
create function baton.put_article(p_article jsonb, p_passages jsonb, p_at bigint) returns void language plpgsql as $$
declare
  v_id text := p_article ->> 'id';
  v_locale text := p_article ->> 'locale';
  v_config regconfig := baton.text_config(p_article ->> 'locale');
begin
  perform baton.drop_passages(v_id, v_locale);
  insert into baton.articles (workspace_id, id, locale, title, url, tags, body, source, hash, updated_at)
    select baton.workspace(), a.id, a.locale, a.title, a.url, a.tags, a.body, a.source, a.hash, p_at
      from jsonb_to_record(p_article) as a (id text, locale text, title text, url text, tags text[], body text, source text, hash text)
    on conflict (workspace_id, id, locale) do update set title = excluded.title, url = excluded.url, tags = excluded.tags,
      body = excluded.body, source = excluded.source, hash = excluded.hash, updated_at = excluded.updated_at;
  with made as (
    insert into baton.passages (workspace_id, id, article_id, locale, ordinal, heading, body, tsv, title_terms)
      select baton.workspace(), p.passage ->> 'id', v_id, v_locale, p.n::int - 1,
          array(select jsonb_array_elements_text(p.passage -> 'heading')), p.passage ->> 'body',
          setweight(to_tsvector(v_config, p.passage -> 'words' ->> 'title'), 'A')
            || setweight(to_tsvector(v_config, p.passage -> 'words' ->> 'heading'), 'B')
            || to_tsvector(v_config, p.passage -> 'words' ->> 'body')
            || array_to_tsvector(array[baton.passage_scope(baton.workspace(), v_locale)]),
          length(to_tsvector(v_config, p.passage -> 'words' ->> 'title'))
        from jsonb_array_elements(p_passages) with ordinality as p (passage, n)
      returning tsv
  )
  insert into baton.terms as t (workspace_id, locale, term, articles, passages)
    select baton.workspace(), v_locale, l.lexeme, 1, count(*)::int from made, unnest(made.tsv) as l where l.lexeme not like '/%' group by l.lexeme
    union all select baton.workspace(), v_locale, '', 1, count(*)::int from made having count(*) > 0
    on conflict (workspace_id, locale, term) do update set articles = t.articles + 1, passages = t.passages + excluded.passages;
end $$;

-- What the words of a question are among the workspace's terms. p_words: [{locale, n, word}]; words of one n mean the same.
-- kind: same | alike (likeness by trigrams; the caller judges) | part (of a German compound) | none (unknown here) | total (of the locale).
-- A word that its language passes over gives no row.
create function baton.search_terms(p_words jsonb)
returns table (locale text, n int, lexeme text, kind text, term text, likeness real, articles int, passages int)
language sql stable security definer rows 60 as $$
  with total as materialized (
    select t.locale, t.articles, t.passages from baton.terms t where t.workspace_id = baton.workspace() and t.term = ''
  ), asked as materialized (
    select distinct w.locale, w.n, l.lexeme collate "C" as lexeme
      from jsonb_to_recordset(p_words) as w (locale text, n int, word text)
      join total on total.locale = w.locale
      cross join lateral unnest(tsvector_to_array(to_tsvector(baton.text_config(w.locale), left(w.word, 60)))) as l (lexeme)
  ), same as materialized (
    select a.locale, a.n, a.lexeme, t.term, t.articles, t.passages from asked a
      join baton.terms t on t.workspace_id = baton.workspace() and t.locale = a.locale and t.term = a.lexeme
  ), strange as materialized (
    select a.locale, a.n, a.lexeme from asked a
      where not exists (select from same s where s.locale = a.locale and s.n = a.n)
  )
  select total.locale, -1, '', 'total', '', 1::real, total.articles, total.passages from total
  union all
  select s.locale, s.n, s.lexeme, 'same', s.term, 1::real, s.articles, s.passages from same s
  union all
  select s.locale, s.n, s.lexeme, 'none', null, 0::real, 0, 0 from strange s
  union all
  select s.locale, s.n, s.lexeme, 'alike', near.term, near.likeness, near.articles, near.passages from strange s
    cross join lateral (
      select t.term, similarity(t.term, s.lexeme) as likeness, t.articles, t.passages from baton.terms t
        where t.workspace_id = baton.workspace() and t.locale = s.locale and length(s.lexeme) >= 4
          and t.term >= left(s.lexeme, 1) and t.term < left(s.lexeme, 1) || chr(1114111)
          and length(t.term) between length(s.lexeme) - 2 and length(s.lexeme) + 2
          and similarity(t.term, s.lexeme) >= 0.25
        order by 2 desc, 1 limit 6
    ) as near
  union all
  select s.locale, s.n, s.lexeme, 'part', t.term, 0::real, t.articles, t.passages from strange s
    cross join lateral (
      select left(s.lexeme, k) as piece from generate_series(4, length(s.lexeme) - 3) as k
      union select right(s.lexeme, k) from generate_series(4, length(s.lexeme) - 3) as k
    ) as cut
    join baton.terms t on t.workspace_id = baton.workspace() and t.locale = s.locale and t.term = cut.piece collate "C"
    where s.locale = 'de'
$$;

-- Candidates for a question. p_seek: [{locale, terms, weights, seek}]; passages with one of `seek`, the heaviest by `weights` of the
-- terms they have, at most p_limit a locale. hits: for each term 3 in the title, 2 in a heading, 1 in the body, 0 nowhere.
create function baton.search_passages(p_seek jsonb, p_limit int) returns table (passage_id text, hits int[])
language plpgsql stable security definer rows 60 as $$
declare
  v record;
  v_title tsquery[];
  v_heading tsquery[];
  v_any tsquery[];
  v_seek tsquery;
begin
  for v in select * from jsonb_to_recordset(p_seek) as s (locale text, terms text[], weights real[], seek text[]) loop
    select array_agg(baton.lexeme_query(t.term, 'A') order by t.i), array_agg(baton.lexeme_query(t.term, 'B') order by t.i),
        array_agg(baton.lexeme_query(t.term, '') order by t.i)
      into v_title, v_heading, v_any from unnest(v.terms) with ordinality as t (term, i);
    v_seek := null;
    for i in 1 .. coalesce(array_length(v.seek, 1), 0) loop
      v_seek := case when v_seek is null then baton.lexeme_query(v.seek[i], '') else v_seek || baton.lexeme_query(v.seek[i], '') end;
    end loop;
    continue when v_seek is null;
    v_seek := baton.lexeme_query(baton.passage_scope(baton.workspace(), v.locale), '') && v_seek;
    return query
      select best.id, array(
          select case when not best.tsv @@ v_any[i] then 0 when best.tsv @@ v_title[i] then 3 when best.tsv @@ v_heading[i] then 2 else 1 end
            from generate_subscripts(v_any, 1) as i order by i)
        from (
          select p.id, p.tsv from (
              -- A word that more than so many passages have tells nothing about which of them is meant.
              select common.id, common.tsv from baton.passages common
                where common.tsv @@ v_seek and common.workspace_id = baton.workspace() and common.locale = v.locale limit 1000
            ) as p
            order by (select sum(case when p.tsv @@ q.query then q.weight end) from unnest(v_any, v.weights) as q (query, weight)) desc, p.id
            limit p_limit
        ) as best;
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['articles','passages','terms','playbooks'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- baton_search sees what it searches by and no more: no titles, no texts.
create policy passages_search on baton.passages for select to baton_search using (true);
create policy terms_search on baton.terms for select to baton_search using (true);
grant select (workspace_id, id, locale, tsv) on baton.passages to baton_search;
grant select on baton.terms to baton_search;
grant usage on schema baton to baton_search;
revoke execute on function baton.search_terms(jsonb), baton.search_passages(jsonb, int) from public;
grant execute on function baton.put_article(jsonb, jsonb, bigint), baton.drop_passages(text, text), baton.text_config(text),
  baton.passage_scope(text, text), baton.lexeme_query(text, text), baton.search_terms(jsonb), baton.search_passages(jsonb, int) to baton_app;
grant execute on function baton.workspace(), baton.text_config(text), baton.passage_scope(text, text), baton.lexeme_query(text, text) to baton_search;

-- A function may go only to a role that could have made it here, so baton_search may create for as long as that takes.
-- Its search path is fixed: nobody's own function can slip in. pg_trgm may be in any schema.
do $$
declare f text;
begin
  grant create on schema baton to baton_search;
  foreach f in array array['search_terms(jsonb)', 'search_passages(jsonb, int)'] loop
    execute format('alter function baton.%s set search_path = pg_catalog, %s, pg_temp', f,
      (select extnamespace::regnamespace from pg_extension where extname = 'pg_trgm'));
    execute format('alter function baton.%s owner to baton_search', f);
  end loop;
  revoke create on schema baton from baton_search;
end $$;
