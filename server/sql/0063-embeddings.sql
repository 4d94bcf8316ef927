-- Where an embedding model is configured, each passage has a vector: what it means, as that model puts it. No extension is needed: what is compared is
-- compared by the server. A vector goes with its passage, and a passage is made anew whenever its words or its title change.

-- How far it is in each workspace.
create table baton.embeddings (
  workspace_id text primary key,
  -- What its vectors are of; null: none yet.
  model text,
  -- How often passages were added, and up to which of these all have a vector.
  asked bigint not null default 1,
  done bigint not null default 0,
  -- Raised with every batch that is written: who has read up to one reads on from there.
  generation bigint not null default 0,
  attempts int not null default 0,
  due_at bigint not null default 0,
  fault text,
  fault_at bigint,
  lease_until bigint,
  lease_owner text
);

-- hash: of the text that was embedded. vector: 32-bit floats of length 1 together, the lowest byte first; null where the provider refused the text.
create table baton.passage_vectors (
  workspace_id text not null,
  passage_id text not null,
  model text not null,
  generation bigint not null,
  hash text not null,
  vector bytea,
  primary key (workspace_id, passage_id),
  foreign key (workspace_id, passage_id) references baton.passages (workspace_id, id) on delete cascade
);
create index passage_vectors_new on baton.passage_vectors (workspace_id, generation);
-- Floats do not get smaller.
alter table baton.passage_vectors alter column vector set storage external;

do $$
declare t text;
begin
  foreach t in array array['embeddings','passage_vectors'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- The sweeper finds where something is to do and takes the lease.
create policy embeddings_sweeper on baton.embeddings for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, model, asked, done, due_at, lease_until, lease_owner) on baton.embeddings to baton_sweeper;
grant update (lease_until, lease_owner) on baton.embeddings to baton_sweeper;

-- What is embedded of a passage: where it stands, and what it says.
create function baton.passage_text(p_title text, p_heading text[], p_body text) returns text language sql immutable parallel safe as $$
  select left(p_title || E'\n' || coalesce((select string_agg(h.heading, ' > ' order by h.n) || E'\n' from unnest(p_heading) with ordinality as h (heading, n)), '') || p_body, 8000)
$$;
grant execute on function baton.passage_text(text, text[], text) to baton_app;

create function baton.passages_added() returns trigger language plpgsql as $$
begin
  insert into baton.embeddings as e (workspace_id) values (baton.workspace())
    on conflict (workspace_id) do update set asked = e.asked + 1;
  return null;
end $$;
create trigger passages_added after insert on baton.passages for each statement when (baton.workspace() is not null) execute function baton.passages_added();

alter table baton.passages no force row level security;
alter table baton.embeddings no force row level security;
insert into baton.embeddings (workspace_id) select distinct workspace_id from baton.passages;
alter table baton.passages force row level security;
alter table baton.embeddings force row level security;
