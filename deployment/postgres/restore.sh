#!/bin/bash
# Restores the dump $1 into a database that holds roles.sql's roles and empty schemas. All of it, or nothing.
set -euo pipefail

exec pg_restore --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-coaching_calls}" \
  --clean --if-exists --exit-on-error --single-transaction "$1"
