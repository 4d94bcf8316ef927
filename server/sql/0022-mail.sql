-- E-mail: where a workspace's mail comes from and goes to, what has gone out, and what came in.

-- One setting a workspace. Passwords are sealed under a key that is not in the database. Without a server of its own the platform's sends.
create table baton.mail_settings (
  workspace_id text not null,
  address text not null,
  from_name text not null,
  after_minutes int not null check (after_minutes between 1 and 1440),
  smtp_host text,
  smtp_port int,
  smtp_security text check (smtp_security in ('tls', 'starttls', 'none')),
  smtp_user text,
  sealed_smtp text,
  inbound text not null check (inbound in ('none', 'imap', 'webhook')),
  imap_host text,
  imap_port int,
  imap_security text check (imap_security in ('tls', 'starttls', 'none')),
  imap_user text,
  sealed_imap text,
  imap_folder text,
  sealed_hook text,
  -- Whether answers go to an address of their own, support+token@…, or are known by their heads alone.
  plus_addresses boolean not null default true,
  -- Whose `Authentication-Results` are believed; null believes nobody's.
  trusted_server text,
  updated_at bigint not null,
  -- How far the mailbox was read, and by whom it is read now.
  uid_validity bigint,
  last_uid bigint,
  read_at bigint,
  fault text,
  fault_at bigint,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id)
);

-- What goes out: a stretch of a thread, to an address. The words stay where they are, and are put together when it is sent.
create table baton.mails (
  workspace_id text not null,
  id text not null,
  conversation_id text not null,
  to_address text not null,
  from_seq int not null,
  up_to_seq int not null,
  -- What a reply is known by: the id in the mail's head, and the hash of the token in the address that it is sent to.
  message_id text not null,
  token_hash text not null,
  status text not null check (status in ('waiting', 'sent', 'failed', 'bounced', 'cancelled')),
  -- The conversation's log says how it ended.
  noted boolean not null default false,
  tries int not null default 0,
  due_at bigint not null,
  fault text,
  created_at bigint not null,
  ended_at bigint,
  lease_until bigint,
  lease_owner text,
  primary key (workspace_id, id)
);
create unique index mails_stretch on baton.mails (workspace_id, conversation_id, up_to_seq) where status <> 'cancelled';
create unique index mails_message on baton.mails (workspace_id, message_id);
create unique index mails_token on baton.mails (workspace_id, token_hash);
create index mails_due on baton.mails (due_at) where status = 'waiting' or not noted;
create index mails_to on baton.mails (workspace_id, lower(to_address), created_at);
create index mails_ended on baton.mails (workspace_id, created_at) where status in ('failed', 'bounced');

-- What came in, once for each Message-ID. The words that are a customer's are in the thread; what was put aside waits here for a person.
create table baton.mails_in (
  workspace_id text not null,
  id text not null,
  -- The Message-ID, or a hash of a mail that has none.
  message_key text not null,
  status text not null check (status in ('waiting', 'taken', 'aside', 'ignored')),
  because text,
  conversation_id text,
  from_address text,
  subject text,
  body text,
  bytes int not null,
  tries int not null default 0,
  received_at bigint not null,
  seen_at bigint,
  primary key (workspace_id, id)
);
create unique index mails_in_message on baton.mails_in (workspace_id, message_key);
create index mails_in_from on baton.mails_in (workspace_id, lower(from_address), received_at);
create index mails_in_aside on baton.mails_in (workspace_id, received_at) where status = 'aside';
create index mails_in_conversation on baton.mails_in (workspace_id, conversation_id) where conversation_id is not null;

do $$
declare t text;
begin
  foreach t in array array['mail_settings','mails','mails_in'] loop
    execute format('alter table baton.%I enable row level security', t);
    execute format('alter table baton.%I force row level security', t);
    execute format('create policy %I on baton.%I to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_own', t);
    execute format('grant select, insert, update, delete on baton.%I to baton_app', t);
  end loop;
  foreach t in array array['mails','mails_in'] loop
    execute format('create policy %I on baton.%I to baton_eraser using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace())',
      t || '_erased', t);
    execute format('grant select, delete on baton.%I to baton_eraser', t);
  end loop;
end $$;

-- The sweeper finds what is due, whose mailbox is to be read, and takes the lease; what is in it is the application's.
create policy mails_sweeper on baton.mails for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, conversation_id, status, noted, tries, due_at, lease_until, lease_owner) on baton.mails to baton_sweeper;
grant update (tries, lease_until, lease_owner) on baton.mails to baton_sweeper;
create policy mail_settings_sweeper on baton.mail_settings for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, inbound, lease_until, lease_owner) on baton.mail_settings to baton_sweeper;
grant update (lease_until, lease_owner) on baton.mail_settings to baton_sweeper;
-- What was put aside is kept for a while; what was taken, for as long as the same mail may come again.
create policy mails_in_sweeper on baton.mails_in for all to baton_sweeper using (true) with check (true);
grant select (workspace_id, id, status, received_at) on baton.mails_in to baton_sweeper;
grant delete on baton.mails_in to baton_sweeper;

create or replace function baton.erase_conversations(p_conversations text[]) returns int language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_workspace text := baton.workspace();
  v_texts int;
begin
  delete from baton.texts t where t.workspace_id = v_workspace and t.conversation_id = any (p_conversations);
  get diagnostics v_texts = row_count;
  delete from baton.captures c where c.workspace_id = v_workspace and c.conversation_id = any (p_conversations);
  delete from baton.snapshots s where s.workspace_id = v_workspace and s.conversation_id = any (p_conversations);
  delete from baton.receipts r where r.workspace_id = v_workspace and r.conversation_id = any (p_conversations);
  delete from baton.mails m where m.workspace_id = v_workspace and m.conversation_id = any (p_conversations);
  delete from baton.mails_in m where m.workspace_id = v_workspace and m.conversation_id = any (p_conversations);
  update baton.handoffs h set data = baton.without_traces(h.data) where h.workspace_id = v_workspace and h.conversation_id = any (p_conversations)
    and h.data is distinct from baton.without_traces(h.data);
  update baton.facts f set data = baton.without_traces(f.data), body_hash = null
    where f.workspace_id = v_workspace and f.conversation_id = any (p_conversations)
      and (f.body_hash is not null or f.data is distinct from baton.without_traces(f.data));
  return v_texts;
end $$;
