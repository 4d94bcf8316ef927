-- A picture of the page that joins its handoff a moment after counts as if it had been there, as it does where the handoff is read
-- (engine/src/handoff/with-capture.ts): its part is present, and the score with it.
create or replace function baton.handoff_health_of(h baton.handoffs) returns setof baton.handoff_health language sql stable as $$
  select h.workspace_id, h.id, h.conversation_id, (h.data ->> 'requestedAt')::bigint, h.data ->> 'team',
      case when h.data -> 'reason' ->> 'kind' = 'handed-in' then coalesce(h.data -> 'reason' ->> 'source', 'handed-in') else coalesce(h.data -> 'from' ->> 'kind', 'nobody') end,
      score, passes,
      coalesce((h.data -> 'corrected' ->> 'score')::int + score - (c ->> 'score')::int, score),
      coalesce((h.data -> 'corrected' ->> 'pass')::boolean, passes),
      coalesce((h.data ->> 'askedAgain')::int, 0),
      coalesce((select array_agg(p) from jsonb_array_elements_text(h.data -> 'askedParts') as p), '{}'),
      coalesce((select jsonb_agg(jsonb_build_object('part', p -> 'part', 'state', p -> 'state', 'cause', p -> 'cause', 'owner', p -> 'owner'))
        from jsonb_array_elements(c -> 'parts') as p where p ->> 'state' <> 'present' and not (joined and p ->> 'part' = 'capture')), '[]')
    from (select h.data -> 'package' -> 'completeness' as c,
        h.data -> 'capture' ? 'captureId' and jsonb_typeof(h.data -> 'package' -> 'page') = 'object'
          and jsonb_typeof(h.data -> 'package' -> 'page' -> 'captureId') is distinct from 'string' as joined) as it
    cross join lateral (select (c -> 'minimum' ->> 'pass')::boolean as passes, case when joined then
        (select case when sum((p ->> 'weight')::numeric) = 0 then 100 else round(100 * sum((p ->> 'weight')::numeric * case
            when p ->> 'part' = 'capture' or p ->> 'state' = 'present' then 1 when p ->> 'state' = 'partial' then 0.5 else 0 end)
          / sum((p ->> 'weight')::numeric)) end from jsonb_array_elements(c -> 'parts') as p)::int
        else (c ->> 'score')::int end as score) as counted
    where c is not null and c ->> 'score' is not null
$$;

create or replace function baton.keep_handoff_health() returns trigger language plpgsql as $$
begin
  insert into baton.handoff_health select * from baton.handoff_health_of(new)
    on conflict (workspace_id, handoff_id) do update set score = excluded.score, gaps = excluded.gaps, corrected = excluded.corrected,
      corrected_passes = excluded.corrected_passes, asked_again = excluded.asked_again, asked_parts = excluded.asked_parts;
  return null;
end $$;

create trigger handoffs_health_pictured after update on baton.handoffs for each row
  when (old.data -> 'capture' is distinct from new.data -> 'capture') execute function baton.keep_handoff_health();

-- Those from before. Row-level security is forced on the owner too, and lifted here for as long as this takes.
alter table baton.handoffs no force row level security;
alter table baton.handoff_health no force row level security;
update baton.handoff_health as k set score = f.score, gaps = f.gaps, corrected = f.corrected, corrected_passes = f.corrected_passes
  from baton.handoffs h cross join lateral baton.handoff_health_of(h) as f
  where h.data -> 'capture' ? 'captureId' and k.workspace_id = f.workspace_id and k.handoff_id = f.handoff_id;
alter table baton.handoffs force row level security;
alter table baton.handoff_health force row level security;
