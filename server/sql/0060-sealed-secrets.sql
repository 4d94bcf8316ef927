-- What signs identities and addresses of files is sealed at the start of a node that has a key.
grant update (secret) on baton.file_secrets to baton_app;
