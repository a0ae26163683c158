// Breaks each guard of the threat model on purpose, in a copy of this checkout, and runs the test that must turn red: what
// survives is a guard that no test holds. Takes most of an hour; `npm run mutations -- terraform` tries those whose file or
// test has that word.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process, { argv, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { MUTATIONS } from './mutations/all.ts'
import { tryMutation } from './mutations/try-mutation.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const [, , ...words] = argv

const chosen = MUTATIONS.filter(({ file, seenBy }) =>
  words.every((word) => file.includes(word) || seenBy.includes(word)),
)
const copy = copyCheckout()
const counts = { caught: 0, survived: 0, untried: 0 }
try {
  for (const mutation of chosen) {
    const { outcome, words: said } = tryMutation(copy, mutation)
    counts[outcome] += 1
    stdout.write(
      `${outcome.padEnd(8)} ${mutation.file}: ${oneLine(mutation.from)} -> ${oneLine(mutation.to)}\n`,
    )
    stdout.write(`         ${oneLine(said)}\n`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
stdout.write(`${counts.caught} caught, ${counts.survived} survived, ${counts.untried} untried\n`)
if (counts.survived + counts.untried > 0 || chosen.length === 0) process.exitCode = 1

/** What git knows, and what it would: never this checkout itself, of which nothing may stay broken. */
function copyCheckout(): string {
  const to = mkdtempSync(join(tmpdir(), 'mutations-'))
  const { stdout: listed } = spawnSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)))
  for (const file of files) cpSync(join(ROOT, file), join(to, file), { verbatimSymlinks: true })
  symlinkSync(join(ROOT, 'node_modules'), join(to, 'node_modules'))
  // A guard that is gone may leave a name unused, or a comparison that never holds: that is no reason not to build.
  const config = join(to, 'tsconfig.build.json')
  const { compilerOptions, ...rest } = JSON.parse(readFileSync(config, 'utf8'))
  writeFileSync(config, JSON.stringify({ ...rest, compilerOptions: { ...compilerOptions, noCheck: true } }))
  return to
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200)
}
