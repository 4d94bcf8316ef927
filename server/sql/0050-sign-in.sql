-- Sign-in by an OpenID Connect provider: at most one a workspace. Its secret is sealed under a key that is not in the database.
create table baton.sign_in_providers (
  workspace_id text not null,
  -- What the button says: "Sign in with <name>".
  name text not null,
  issuer text not null,
  client_id text not null,
  sealed_secret text,
  -- Whoever has a verified address here is let in without an invitation, as this.
  domains text[] not null,
  default_role text not null check (default_role in ('agent', 'lead')),
  -- Who may sign in by password while the provider is on.
  passwords text not null check (passwords in ('everybody', 'admins')),
  enabled boolean not null,
  updated_at bigint not null,
  primary key (workspace_id)
);

-- Sign-ins that have begun and are not back. The browser has the token; the hash is here, and used once.
create table baton.sign_ins (
  workspace_id text not null,
  token_hash text not null,
  issuer text not null,
  client_id text not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (workspace_id, token_hash)
);
create index sign_ins_token on baton.sign_ins (token_hash);
create index sign_ins_expired on baton.sign_ins (workspace_id, expires_at);

-- Who an agent is at a provider. An address may be given to somebody else there; the subject never is.
create table baton.agent_identities (
  workspace_id text not null,
  issuer text not null,
  subject text not null,
  agent_id text not null,
  linked_at bigint not null,
  used_at bigint not null,
  primary key (workspace_id, issuer, subject)
);
create unique index agent_identities_agent on baton.agent_identities (workspace_id, agent_id, issuer);

do $$
declare t text;
begin
  foreach t in array array['sign_in_providers','sign_ins','agent_identities'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
end $$;

-- Whose a sign-in is, is looked up before the workspace is known, as other credentials are.
create policy sign_ins_auth on baton.sign_ins for select to baton_auth using (true);
grant select (workspace_id, token_hash) on baton.sign_ins to baton_auth;
