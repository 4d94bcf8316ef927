-- Who may see what was masked: an admin; a lead where the workspace says so; anybody of whom it was said, and nobody of whom it was denied.
alter table baton.workspaces add column leads_reveal boolean not null default false;
alter table baton.agents add column may_reveal boolean;

create function baton.may_reveal(p_workspace text, p_agent text) returns boolean language sql stable as $$
  select coalesce(a.may_reveal, a.role = 'admin' or (a.role = 'lead' and w.leads_reveal))
    from baton.agents a join baton.workspaces w on w.workspace_id = a.workspace_id
    where a.workspace_id = p_workspace and a.id = p_agent and a.removed_at is null
$$;
grant execute on function baton.may_reveal(text, text) to baton_app;

-- How much somebody has looked at lately is counted in the trail that looking leaves.
create index audit_reveals on baton.audit (workspace_id, actor_id, at) where action = 'text.revealed';
