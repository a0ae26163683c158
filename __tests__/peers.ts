// Programs of other people that some tests run against. Where one is missing, the test's name says so; in CI that is a failure.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, it } from 'vitest'

// Neither packaged by Debian nor served by the Go module proxy, so CI may lack them; everything else CI installs.
const MAY_BE_MISSING_IN_CI = ['zot', 'olareg']

/** Whether a program of this name is on PATH. */
export function hasPeer(name: string): boolean {
  const extensions = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE').split(';') : ['']
  const directories = (process.env.PATH ?? '').split(delimiter).filter((directory) => directory !== '')
  return directories.some((directory) =>
    extensions.some((extension) => isExecutable(join(directory, name + extension))),
  )
}

/** `describe` for tests that need all of these programs. */
export function describeWithPeers(names: readonly string[], title: string, body: () => void): void {
  const decision = decidePeers(names, process.env)
  if (decision.kind === 'run') describe(title, body)
  else if (decision.kind === 'skip') describe.skip(title + decision.suffix, body)
  else describe(title, () => it('has its peers', () => Promise.reject(decision.error)))
}

/** `it` for a test that needs all of these programs. */
export function itWithPeers(names: readonly string[], title: string, body: () => Promise<void>): void {
  const decision = decidePeers(names, process.env)
  if (decision.kind === 'run') it(title, body)
  else if (decision.kind === 'skip') it.skip(title + decision.suffix, body)
  else it(title, () => Promise.reject(decision.error))
}

/** What to do with a test that needs these programs. */
export type PeerDecision =
  | { readonly kind: 'run' }
  | { readonly kind: 'skip'; readonly suffix: string }
  | { readonly kind: 'fail'; readonly error: Error }

/** Runs when nothing is missing; else skips, or fails in CI unless only what CI may lack is missing. */
export function decidePeers(names: readonly string[], environment: NodeJS.ProcessEnv): PeerDecision {
  const missing = names.filter((name) => !hasPeer(name))
  if (missing.length === 0) return { kind: 'run' }
  const inexcusable = missing.filter((name) => !MAY_BE_MISSING_IN_CI.includes(name))
  if (isSet(environment.CI) && inexcusable.length > 0) {
    return { kind: 'fail', error: new Error(`no ${inexcusable.join(', ')} on PATH: CI must install it`) }
  }
  return { kind: 'skip', suffix: ` (skipped: no ${missing.join(', ')} on PATH)` }
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false'
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Absent or not executable: look in the next directory.
    return false
  }
}
