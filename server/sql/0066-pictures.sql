-- A person's picture: a table of its own, so that the rows of people stay small. `name` is the hash of whose it is and what it shows, so that an address shows the same
-- for ever, and another picture has another one.
create table baton.agent_pictures (
  workspace_id text not null,
  agent_id text not null,
  name text not null,
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
  body bytea not null,
  at bigint not null,
  primary key (workspace_id, agent_id),
  foreign key (workspace_id, agent_id) references baton.agents (workspace_id, id) on delete cascade
);
create index agent_pictures_name on baton.agent_pictures (workspace_id, name);
-- Pictures are compressed already.
alter table baton.agent_pictures alter column body set storage external;

alter table baton.agent_pictures enable row level security;
alter table baton.agent_pictures force row level security;
create policy agent_pictures_own on baton.agent_pictures to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, update, delete on baton.agent_pictures to baton_app;

-- Where browsers find it. Of what an id may have, only the plus means something else in a query.
create function baton.picture_address(p_workspace text, p_name text) returns text language sql immutable parallel safe as $$
  select '/v1/pictures/' || p_name || '?workspace=' || replace(p_workspace, '+', '%2B')
$$;
grant execute on function baton.picture_address(text, text) to baton_app;

-- Those who follow the people are told.
create function baton.note_picture() returns trigger language plpgsql as $$
begin
  insert into baton.roster_changes (workspace_id, kind, id) values (coalesce(new.workspace_id, old.workspace_id), 'agent', coalesce(new.agent_id, old.agent_id));
  return null;
end $$;
create trigger agent_pictures_noted after insert or update or delete on baton.agent_pictures for each row execute function baton.note_picture();
