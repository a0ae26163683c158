#!/usr/bin/env bash
# skopeo 1.9.3 (Debian 12): copying a newer artifact to the same name of an OCI layout (`oci:DIR:TAG`) leaves the older one
# in the index, nameless, and before the newer: whoever takes the first entry of the index gets the old data. Its blobs
# stay too.
# Needs apt-get, dpkg-deb, and python3, on Debian 12 with the libraries that skopeo needs (libgpgme11, libdevmapper1.02.1).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"

version=$(apt-cache madison skopeo | awk '$3 ~ /^1\.9\.3/ { print $3; exit }')
[ -n "$version" ] || { echo 'no skopeo 1.9.3 in the package sources' >&2; exit 1; }
apt-get -qq -o APT::Sandbox::User=root download "skopeo=$version" >/dev/null
dpkg-deb -x skopeo_*.deb unpacked
skopeo=$work/unpacked/usr/bin/skopeo

# A layout with one artifact, whose one layer holds this text.
write_layout() {
  python3 - "$1" "$2" <<'EOF'
import hashlib, json, os, sys
directory, text = sys.argv[1:]
os.makedirs(f'{directory}/blobs/sha256')
def blob(data):
    digest = hashlib.sha256(data).hexdigest()
    open(f'{directory}/blobs/sha256/{digest}', 'wb').write(data)
    return {'digest': f'sha256:{digest}', 'size': len(data)}
manifest = 'application/vnd.oci.image.manifest.v1+json'
layer = {'mediaType': 'application/vnd.oci.image.layer.v1.tar', **blob(text.encode())}
config = {'mediaType': 'application/vnd.oci.image.config.v1+json', **blob(json.dumps({'architecture': 'amd64', 'os': 'linux', 'config': {}, 'rootfs': {'type': 'layers', 'diff_ids': [layer['digest']]}}).encode())}
entry = {'mediaType': manifest, **blob(json.dumps({'schemaVersion': 2, 'mediaType': manifest, 'config': config, 'layers': [layer]}).encode())}
open(f'{directory}/oci-layout', 'w').write('{"imageLayoutVersion":"1.0.0"}')
open(f'{directory}/index.json', 'w').write(json.dumps({'schemaVersion': 2, 'manifests': [entry]}))
EOF
}

write_layout old 'the old data'
write_layout new 'the new data'
for name in old new; do "$skopeo" --insecure-policy copy -q "oci:$name" oci:carry:2; done

python3 - <<'EOF'
import gzip, json, sys
def read(digest):
    data = open('carry/blobs/' + digest.replace(':', '/'), 'rb').read()
    # It compresses layers on the way.
    return (gzip.decompress(data) if data[:2] == b'\x1f\x8b' else data).decode()
entries = []
for entry in json.load(open('carry/index.json'))['manifests']:
    layer = json.loads(read(entry['digest']))['layers'][0]['digest']
    entries.append((read(layer), entry.get('annotations', {})))
wanted = [('the old data', {}), ('the new data', {'org.opencontainers.image.ref.name': '2'})]
if entries != wanted:
    sys.exit(f'changed: {entries}')
print('the old entry stands first, without a name; the new one has it')
EOF
"$skopeo" --version
