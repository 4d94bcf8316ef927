-- What `->>` gives may not be looked up by an index under row-level security: it is not leakproof. Each fact's text was looked for among all texts of its
-- conversation, so a long conversation cost the square of its length. A name that has been taken out of the fact beforehand may be looked up. And it is planned anew each time: a plan that was made for the first hundred texts of a desk is kept for a million.
create or replace function baton.read_words(p_conversations text[], p_seqs int[]) returns int language plpgsql
set plan_cache_mode = 'force_custom_plan' as $$
declare
  v_read int;
begin
  with said as materialized (
    select f.workspace_id, f.conversation_id, f.seq, f.at, f.data ->> 'textId' as text_id
      from unnest(p_conversations, p_seqs) as p (conversation, seq)
      join baton.facts f on f.workspace_id = baton.workspace() and f.conversation_id = p.conversation and f.seq = p.seq
  )
  insert into baton.said_words (workspace_id, conversation_id, text_id, seq, at, words)
    select t.workspace_id, t.conversation_id, t.id, s.seq, s.at, baton.search_words(t.workspace_id, t.body, baton.time_spans(s.at))
      from said s
      join baton.texts t on t.workspace_id = s.workspace_id and t.conversation_id = s.conversation_id and t.id = s.text_id
      where t.kind in ('message', 'reply', 'note') and not exists (select from baton.said_words w
        where w.workspace_id = t.workspace_id and w.conversation_id = t.conversation_id and w.text_id = t.id)
      for key share of t
    on conflict do nothing;
  get diagnostics v_read = row_count;
  return v_read;
end $$;
