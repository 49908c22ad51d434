#!/bin/bash
# Writes the database to standard output, consistent in itself, while everybody goes on working.
set -euo pipefail

exec pg_dump --username "${POSTGRES_USER:-postgres}" --format custom "${POSTGRES_DB:-coaching_calls}"
