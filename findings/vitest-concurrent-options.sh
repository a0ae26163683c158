#!/usr/bin/env bash
# vitest 5.1.1: `it.concurrent(name, options, …)` writes `concurrent: true` into the object that it is given. Tests that share
# their options with a concurrent one run beside each other too, though nothing in their own lines says so.
# Needs npm and node.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix . vitest@5.1.1 >/dev/null

cat >shared.test.mjs <<'EOF'
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const SLOW = { timeout: 60_000 }
let running = 0
let most = 0
async function alone() {
  running += 1
  most = Math.max(most, running)
  await new Promise((resolve) => setTimeout(resolve, 200))
  running -= 1
}

it.concurrent('beside others', SLOW, async () => {})
it('one', SLOW, alone)
it('two', SLOW, alone)
it('what was seen', () => {
  writeFileSync('seen', `${JSON.stringify(SLOW)} ${most} at once`)
  expect(running).toBe(0)
})
EOF
npx vitest run --root . --reporter=dot >log 2>&1 || { cat log; exit 1; }

cat seen
echo
[ "$(cat seen)" = '{"timeout":60000,"concurrent":true} 2 at once' ] || { echo changed; exit 1; }
