#!/bin/bash
# A role for each service that has tables. It may make its own schema in the database (Flyway does, at the service's first
# start), and sees nobody else's.
set -euo pipefail

# role NAME PASSWORD. In psql variables, which quote whatever the password holds
role() {
  psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet \
    --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" \
    -v role="$1" -v password="$2" -v database="$POSTGRES_DB" <<'SQL'
CREATE ROLE :"role" LOGIN PASSWORD :'password';
GRANT CONNECT, CREATE ON DATABASE :"database" TO :"role";
SQL
}

role calls "$CALLS_DATABASE_PASSWORD"
role sessions "$SESSIONS_DATABASE_PASSWORD"
role recordings "$RECORDINGS_DATABASE_PASSWORD"
role ingest "$INGEST_DATABASE_PASSWORD"
