-- Capacity is kept free for a booked time that is near: whose time is booked, moved or over is read again in the roster.
create function baton.note_callback() returns trigger language plpgsql as $$
begin
  insert into baton.roster_changes (workspace_id, kind, id)
    select distinct new.workspace_id, 'agent', k.id from (values (new.callback_agent), (old.callback_agent)) as k (id) where k.id is not null;
  return null;
end $$;
create trigger handoffs_callback_noted after update on baton.handoffs for each row
  when ((new.callback_agent is not null or old.callback_agent is not null) and (old.callback_agent is distinct from new.callback_agent
    or old.callback_at is distinct from new.callback_at or old.status is distinct from new.status))
  execute function baton.note_callback();
