#!/bin/bash
# Restores the dump $1 into an empty database whose roles are there (roles.sh). All of it, or nothing.
set -euo pipefail

exec pg_restore --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-coaching_calls}" \
  --exit-on-error --single-transaction "$1"
