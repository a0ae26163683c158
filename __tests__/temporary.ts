// Directories that go when the test that made them is over.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty directory for the running test. */
export function makeDirectory(name = 'test'): string {
  const directory = mkdtempSync(join(tmpdir(), `${name}-`))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Writes a file with the directories above it; says its path. */
export function writeFile(directory: string, path: string, content: string | Buffer, mode = 0o644): string {
  const file = join(directory, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content, { mode })
  return file
}
