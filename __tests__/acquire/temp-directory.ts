// A directory of one test.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A temporary directory, removed after the test. */
export async function makeTempDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'acquire-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}
