-- What customers said of how it went is read from the facts: the ends that asked, and what was said of them.
create index facts_asked on baton.facts (workspace_id, at) where type = 'Resolved';
create index facts_feedback on baton.facts (workspace_id, conversation_id, seq) where type = 'FeedbackGiven';
