-- Two roles for each service that has tables: NAME_migrate owns the schema NAME and makes and changes what is in it; NAME
-- runs the service, which reads and writes rows and can neither make, change, empty nor drop a table. Nobody sees another's
-- schema. To be run by a superuser, in the database, and safe to run again; set-passwords.sh then lets the roles in.
DO $$
DECLARE
    runs     TEXT;
    migrates TEXT;
BEGIN
    FOREACH runs IN ARRAY ARRAY ['calls', 'sessions', 'recordings', 'ingest'] LOOP
        migrates := runs || '_migrate';
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = runs) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', runs);
        END IF;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = migrates) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', migrates);
        END IF;
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I, %I', current_database(), runs, migrates);

        -- Before there were two, the role that runs made schema and tables
        EXECUTE format('REASSIGN OWNED BY %I TO %I', runs, migrates);
        EXECUTE format('REVOKE CREATE ON DATABASE %I FROM %I', current_database(), runs);

        IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = runs) THEN
            EXECUTE format('CREATE SCHEMA %I AUTHORIZATION %I', runs, migrates);
        END IF;
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', runs, runs);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', runs, runs);
        EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', runs, runs);
        -- And on those of migrations to come
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I '
            'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', migrates, runs, runs);
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I '
            'GRANT USAGE ON SEQUENCES TO %I', migrates, runs, runs);
    END LOOP;
END
$$;
