-- What people note about a customer, beside their conversations. The words go with the customer.
create table baton.customer_notes (
  workspace_id text not null,
  id text not null,
  customer_id text not null,
  body text not null,
  agent_id text,
  created_at bigint not null,
  primary key (workspace_id, id)
);
create index customer_notes_customer on baton.customer_notes (workspace_id, customer_id, created_at);
alter table baton.customer_notes enable row level security;
alter table baton.customer_notes force row level security;
create policy customer_notes_own on baton.customer_notes to baton_app using (workspace_id = baton.workspace()) with check (workspace_id = baton.workspace());
grant select, insert, delete on baton.customer_notes to baton_app;
-- The trail is read by its time.
create index audit_at on baton.audit (workspace_id, at, id);
-- And the customers by when they were changed.
create index customers_updated on baton.customers (workspace_id, updated_at, id);
