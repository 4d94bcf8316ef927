-- Where the map sent an intent before a lesson was accepted, so that the lesson can be forgotten. Null: the policy did not say.
alter table baton.route_lessons add column team_before text;
