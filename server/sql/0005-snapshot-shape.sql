-- A snapshot says in its state how it was folded. One that was folded otherwise is not trusted: the state is folded anew from the facts.
create function baton.load(p_workspace text, p_conversation text, p_shape text) returns table (state jsonb, facts jsonb) language plpgsql as $$
declare v_state jsonb; v_version int;
begin
  perform set_config('baton.workspace', p_workspace, true);
  select s.state, s.version into v_state, v_version from baton.snapshots s
    where s.workspace_id = p_workspace and s.conversation_id = p_conversation and coalesce(s.state ->> 'shape', '') = p_shape;
  return query select v_state, baton.facts_after(p_workspace, p_conversation, coalesce(v_version, 0));
end $$;
grant execute on function baton.load(text, text, text) to baton_app, baton_sweeper;

-- Nodes of the version before know of no shape, and run beside this one while they are replaced: they get the snapshots that they made.
create or replace function baton.load(p_workspace text, p_conversation text) returns table (state jsonb, facts jsonb) language sql as $$
  select * from baton.load(p_workspace, p_conversation, '')
$$;
