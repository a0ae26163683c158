// Writes the root of trust of the public Sigstore into the source, from the seeds of @sigstore/tuf: update that package, run
// this, and look at the difference. With `--check` nothing is written, and a difference is an error.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { argv, exit, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'

/** The repository of the public Sigstore, as the seeds name it. */
const MIRROR = 'https://tuf-repo-cdn.sigstore.dev'
const TARGET = fileURLToPath(new URL('../src/resources/trivy/signature/trusted-root.ts', import.meta.url))

/** The text of the source file. */
export function renderTrustedRoot(): string {
  const manifest = createRequire(import.meta.url).resolve('@sigstore/tuf/package.json')
  const seeds = JSON.parse(readFileSync(join(dirname(manifest), 'seeds.json'), 'utf8'))
  const root = Buffer.from(seeds[MIRROR].targets['trusted_root.json'], 'base64').toString()
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'))
  return `// The root of trust of the public Sigstore, from the seeds of @sigstore/tuf ${version}: written by scripts/trusted-root.ts.

/** As its JSON, one line (https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto). */
export const TRUSTED_ROOT: string = \`${JSON.stringify(JSON.parse(root))}\`
`
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (!argv.includes('--check')) writeFileSync(TARGET, renderTrustedRoot())
  else if (readFileSync(TARGET, 'utf8') !== renderTrustedRoot()) {
    stderr.write('the trusted root is not that of the seeds: run `node scripts/trusted-root.ts`\n')
    exit(1)
  }
}
