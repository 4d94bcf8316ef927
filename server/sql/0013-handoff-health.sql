-- What each handoff brought along, one narrow row each, so that the completeness of ten thousand is read without opening their packages.
-- Written with the handoff, in its transaction; corrected when the customer was asked for what was there.
-- gaps: [{"part","state","cause","owner"}] of the parts that are not whole.
create table baton.handoff_health (
  workspace_id text not null,
  handoff_id text not null,
  conversation_id text not null,
  at bigint not null,
  team text not null,
  source text not null,
  score int not null,
  passes boolean not null,
  corrected int not null,
  corrected_passes boolean not null,
  asked_again int not null,
  asked_parts text[] not null default '{}',
  gaps jsonb not null default '[]',
  primary key (workspace_id, handoff_id)
);
create index handoff_health_at on baton.handoff_health (workspace_id, at desc, handoff_id);

create function baton.handoff_health_of(h baton.handoffs) returns setof baton.handoff_health language sql stable as $$
  select h.workspace_id, h.id, h.conversation_id, (h.data ->> 'requestedAt')::bigint, h.data ->> 'team',
      case when h.data -> 'reason' ->> 'kind' = 'handed-in' then coalesce(h.data -> 'reason' ->> 'source', 'handed-in') else coalesce(h.data -> 'from' ->> 'kind', 'nobody') end,
      (c ->> 'score')::int, (c -> 'minimum' ->> 'pass')::boolean,
      coalesce((h.data -> 'corrected' ->> 'score')::int, (c ->> 'score')::int),
      coalesce((h.data -> 'corrected' ->> 'pass')::boolean, (c -> 'minimum' ->> 'pass')::boolean),
      coalesce((h.data ->> 'askedAgain')::int, 0),
      coalesce((select array_agg(p) from jsonb_array_elements_text(h.data -> 'askedParts') as p), '{}'),
      coalesce((select jsonb_agg(jsonb_build_object('part', p -> 'part', 'state', p -> 'state', 'cause', p -> 'cause', 'owner', p -> 'owner'))
        from jsonb_array_elements(c -> 'parts') as p where p ->> 'state' <> 'present'), '[]')
    from (select h.data -> 'package' -> 'completeness' as c) as it
    where c is not null and c ->> 'score' is not null
$$;

create function baton.keep_handoff_health() returns trigger language plpgsql as $$
begin
  insert into baton.handoff_health select * from baton.handoff_health_of(new)
    on conflict (workspace_id, handoff_id) do update set corrected = excluded.corrected, corrected_passes = excluded.corrected_passes,
      asked_again = excluded.asked_again, asked_parts = excluded.asked_parts;
  return null;
end $$;
create trigger handoffs_health_kept after insert on baton.handoffs for each row execute function baton.keep_handoff_health();
-- What else becomes of a handoff, its offers and its end, changes nothing of this.
create trigger handoffs_health_corrected after update on baton.handoffs for each row
  when (coalesce(old.data -> 'askedAgain', '0') is distinct from coalesce(new.data -> 'askedAgain', '0')) execute function baton.keep_handoff_health();

-- Those from before. Row-level security is forced on the owner too, and lifted here for as long as this takes.
alter table baton.handoffs no force row level security;
insert into baton.handoff_health select k.* from baton.handoffs h cross join lateral baton.handoff_health_of(h) as k;
alter table baton.handoffs force row level security;

-- What people say of a package beside what was computed: one grade for each part and person.
create table baton.audit_grades (
  workspace_id text not null,
  handoff_id text not null,
  agent_id text not null,
  part text not null,
  grade text not null check (grade in ('there', 'partly', 'not-there', 'wrong')),
  computed text not null check (computed in ('present', 'partial', 'missing')),
  weight int not null,
  at bigint not null,
  primary key (workspace_id, handoff_id, agent_id, part)
);

do $$
declare t text;
begin
  foreach t in array array['handoff_health','audit_grades'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;
grant execute on function baton.handoff_health_of(baton.handoffs) to baton_app;

-- Forgetting a customer also takes the signatures of their sentences, and the hashes of values that a model found.
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
    else baton.without_words(baton.without_words(p_fact, '{reason,code}'), '{package,reason,code}')
  end
$$;
