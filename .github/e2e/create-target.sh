#!/usr/bin/env bash
# Creates a project with a vulnerable package and a misconfiguration. Made here, not kept in git, so that nobody's scanner reports it.
set -euo pipefail

mkdir -p "$1"
cat >"$1/package-lock.json" <<'JSON'
{
  "name": "target",
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "lodash": "4.17.4" } },
    "node_modules/lodash": { "version": "4.17.4" }
  }
}
JSON
printf 'FROM scratch\nUSER root\n' >"$1/Dockerfile"
