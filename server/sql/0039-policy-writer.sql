-- Who wrote a version of the policy last, so that whoever chooses one of several knows whose it is.
alter table baton.policies add column writer_kind text, add column writer_id text;

-- What was written before is told by the audit. Row-level security is forced on the owner too, and lifted here for as long as this takes.
alter table baton.policies no force row level security;
alter table baton.audit no force row level security;
update baton.policies p set writer_kind = d.actor_kind, writer_id = d.actor_id
  from (select distinct on (workspace_id, detail ->> 'version') workspace_id, detail ->> 'version' as version, actor_kind, actor_id from baton.audit
    where action in ('policy.drafted', 'route-lesson.accepted') order by workspace_id, detail ->> 'version', at desc) d
  where d.workspace_id = p.workspace_id and d.version = p.version::text;
alter table baton.audit force row level security;
alter table baton.policies force row level security;
