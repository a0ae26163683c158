#!/usr/bin/env bash
# crane 0.22.1: `crane pull` writes an OCI artifact (an empty config, one layer of its own type) as a tarball and reports
# nothing, although that form has no room for the layer's media type and annotations; `crane push` of that very file then
# fails. With `--format=oci` the same way back and forth keeps the digest.
# Needs go, curl, and python3. Runs a registry of crane's own on loopback.
set -euo pipefail

work=$(mktemp -d)
cleanup() {
  [ -z "${registry:-}" ] || kill "$registry" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
cd "$work"

GOBIN="$work" CGO_ENABLED=0 go install github.com/google/go-containerregistry/cmd/crane@v0.22.1
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
./crane registry serve --address "127.0.0.1:$port" >registry.log 2>&1 &
registry=$!
base=http://127.0.0.1:$port/v2/data
for _ in $(seq 50); do curl -sf -o /dev/null "http://127.0.0.1:$port/v2/" && break; sleep 0.1; done

digest_of() { printf 'sha256:%s' "$(sha256sum "$1" | cut -d' ' -f1)"; }
push_blob() {
  local location
  location=$(curl -sf -o /dev/null -D - -X POST "$base/blobs/uploads/" | tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }')
  curl -sf -o /dev/null -X PUT --data-binary "@$1" -H 'content-type: application/octet-stream' \
    "http://127.0.0.1:$port$location?digest=$(digest_of "$1")"
}

printf '{}' >config
printf 'some data' >data.txt
tar -czf layer.tar.gz data.txt
push_blob config
push_blob layer.tar.gz
cat >manifest <<EOF
{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example.data.v1","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"$(digest_of config)","size":2},"layers":[{"mediaType":"application/vnd.example.data.layer.v1.tar+gzip","digest":"$(digest_of layer.tar.gz)","size":$(stat -c %s layer.tar.gz),"annotations":{"org.opencontainers.image.title":"data.tar.gz"}}]}
EOF
curl -sf -o /dev/null -X PUT --data-binary @manifest -H 'content-type: application/vnd.oci.image.manifest.v1+json' "$base/manifests/1"

reference=127.0.0.1:$port/data
./crane pull "$reference:1" artifact.tar 2>pull.log
[ ! -s pull.log ] || { echo "changed: pull says something now: $(cat pull.log)"; exit 1; }
if ./crane push artifact.tar "$reference:tarball" >push.log 2>&1; then
  echo 'changed: the tarball of an artifact can be pushed back'
  exit 1
fi
grep -q 'config has 0 rootfs.diff_ids' push.log || { echo "changed: $(cat push.log)"; exit 1; }

./crane pull --format=oci "$reference:1" layout
./crane push layout "$reference:layout" >/dev/null 2>&1
[ "$(./crane digest "$reference:layout")" = "$(digest_of manifest)" ] ||
  { echo 'changed: a layout does not keep the digest'; exit 1; }

echo "crane $(./crane version): pull of an artifact as a tarball: no error; push of that tarball: $(tail -n 1 push.log)"
echo 'as a layout (--format=oci): the same digest comes back'
