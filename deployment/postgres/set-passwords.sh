#!/bin/bash
# Gives the roles of roles.sql the passwords of the environment; again when one has changed.
set -euo pipefail

# password ROLE PASSWORD. In psql variables, which quote whatever the password holds
password() {
  psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet \
    --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB" -v role="$1" -v password="$2" \
    <<<"ALTER ROLE :\"role\" PASSWORD :'password';"
}

password calls "$CALLS_DATABASE_PASSWORD"
password calls_migrate "$CALLS_MIGRATION_PASSWORD"
password sessions "$SESSIONS_DATABASE_PASSWORD"
password sessions_migrate "$SESSIONS_MIGRATION_PASSWORD"
password recordings "$RECORDINGS_DATABASE_PASSWORD"
password recordings_migrate "$RECORDINGS_MIGRATION_PASSWORD"
password ingest "$INGEST_DATABASE_PASSWORD"
password ingest_migrate "$INGEST_MIGRATION_PASSWORD"
