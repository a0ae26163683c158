// A runner with the Actions cache of the fake service: private directories, the real library, a log to look into.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { type Header, pack } from 'tar-stream'
import { onTestFinished } from 'vitest'
import type { Log } from '../../src/base/log.ts'
import type { CacheCallerOptions } from '../../src/cache/cache-caller.ts'
import { type ActionsCache, openActionsCache } from '../../src/cache/cache-client.ts'

/** Whether this machine has what the cache library needs; a suite that needs it says so when it is skipped. */
export const hasTools = ['tar', 'zstd'].every((tool) => {
  try {
    return execFileSync(tool, ['--version']).length > 0
  } catch {
    return false // Not installed.
  }
})

/** A log that keeps its lines. */
export function createTestLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const keep = (line: string): void => void lines.push(line)
  return { lines, info: keep, warning: keep, debug: keep, group: (_, body) => body() }
}

/** A temporary directory, removed after the test. */
export async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'cache-lab-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

/** The cache as a run with this service's environment sees it; `below` sets how deep in the file system its runner lives. */
export async function openCache(
  environment: Readonly<Record<string, string>>,
  { below = '', ...options }: Partial<CacheCallerOptions> & { below?: string } = {},
): Promise<ActionsCache & { readonly lines: string[]; readonly runnerTemp: string }> {
  const runnerTemp = join(await makeDirectory(), below)
  await mkdir(runnerTemp, { recursive: true })
  const log = createTestLog()
  const opened = openActionsCache({
    environment: { PATH: process.env.PATH, ...environment, RUNNER_TEMP: runnerTemp },
    workerFile: join(import.meta.dirname, '../../src/cache-worker.ts'),
    signal: new AbortController().signal,
    log,
    ...options,
  })
  if (opened.kind === 'unavailable') throw new Error(opened.reason)
  onTestFinished(() => opened.cache.close())
  return { ...opened.cache, lines: log.lines, runnerTemp }
}

/** Lays files as a caller would before a save: an index, and a blob in a directory. */
export async function layFiles(cache: ActionsCache, resource: string, content: string): Promise<void> {
  const blobs = join(cache.pathFor(resource), 'blobs', 'sha256')
  await mkdir(blobs, { recursive: true })
  await writeFile(join(cache.pathFor(resource), 'index.json'), '{}')
  await writeFile(join(blobs, 'aa'), content)
}

/** The content that `layFiles` laid. */
export function readContent(directory: string | undefined): Promise<string> {
  return readFile(join(directory ?? 'nothing was restored', 'blobs', 'sha256', 'aa'), 'utf8')
}

/** An archive as the library would download it, with any members. */
export async function buildArchive(
  members: readonly (Partial<Header> & { name: string; content?: string })[],
): Promise<Buffer> {
  const archive = pack()
  for (const { content, ...header } of members) archive.entry(header, content ?? '')
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(Buffer.from(chunk as Uint8Array))
  return zstdCompressSync(Buffer.concat(chunks))
}
