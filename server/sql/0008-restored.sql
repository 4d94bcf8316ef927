-- Transaction ids count in one cluster. A log that was restored into another brings ids of the one before, and those that lie ahead of the
-- new one's would be taken for new facts, again and again: the follower sets them back. What the log says is not touched.
create policy facts_follower_sets_back on baton.facts for update to baton_follower using (true) with check (true);
grant update (xid) on baton.facts to baton_follower;
