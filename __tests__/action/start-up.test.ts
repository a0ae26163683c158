// What a job costs that finds everything fresh is what it loads: a limit on that, and what must not be among it.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { newJob, startUpstream, step } from './carry-lab.ts'

/** A tenth more than it was when this was written (November 2026: 0.87 MB). */
const MAX_BYTES = 950_000

const MAIN = join(import.meta.dirname, '..', '..', 'dist', 'main')

/** Each file with what tells that it was written anew. */
function keptIn(directory: string) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  return paths.sort().map((path) => ({ path, inode: statSync(path).ino }))
}

describe('a job that finds everything fresh', () => {
  it('loads what it needs, and no HTTP stack, archive reader, or second copy of one', async () => {
    const { base } = await startUpstream()
    const job = newJob()
    const first = await step('main', { registries: base }, { job })
    expect(first.exitCode, first.log).toBe(0)
    const file = join(job.temp, 'loaded.json')
    const preload = pathToFileURL(join(import.meta.dirname, 'loaded.mjs')).href
    const second = await step(
      'main',
      { registries: base },
      { job, execArgv: ['--import', preload], environment: { LOADED_FILE: file } },
    )
    expect(second.exitCode, second.log).toBe(0)
    const { files, builtins } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>
    const parts = (files ?? []).filter((url) => url.includes('/dist/')).map((url) => fileURLToPath(url))
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.reduce((bytes, path) => bytes + statSync(path).size, 0)).toBeLessThan(MAX_BYTES)
    for (const heavy of ['https', 'tls', 'dns', 'zlib']) expect(builtins).not.toContain(heavy)
    expect(builtins).toContain('fs')
    const text = parts.map((path) => readFileSync(path, 'utf8')).join('')
    for (const library of [
      'class HttpClient',
      'ProxyAgent',
      'class Extract',
      'SaxesParser',
      'ipaddr',
      'class Composer',
    ]) {
      expect(text).not.toContain(library)
    }
  })

  // Windows has no modes that could tell whose a directory is.
  it.skipIf(process.platform === 'win32')(
    'takes code that an earlier job of the host compiled, and leaves none on hosted runners',
    async () => {
      const { base } = await startUpstream()
      const job = newJob()
      const tools = join(job.temp, 'tools')
      mkdirSync(tools)
      writeFileSync(join(job.workspace, 'trivy.yaml'), 'quiet: true\n')
      const compiled = join(tools, 'trivy-offline-cache', 'compile-cache')
      const run = (RUNNER_ENVIRONMENT: string) =>
        step(
          'main',
          { registries: base },
          { job, environment: { RUNNER_ENVIRONMENT, RUNNER_TOOL_CACHE: tools } },
        )
      await run('github-hosted')
      // The store is made by the first job, and what is compiled is kept from the second on.
      await run('self-hosted')
      expect(existsSync(compiled)).toBe(false)
      const second = await run('self-hosted')
      expect(second.exitCode, second.log).toBe(0)
      const kept = keptIn(compiled)
      expect(kept.length).toBeGreaterThan(2)
      const library = readFileSync(join(MAIN, 'yaml.cjs'))
      const digest = createHash('sha256').update(library).digest('hex')
      expect(kept.map(({ path }) => basename(path))).toContain(`${digest}-main`)
      // Taken as they are: nothing is compiled and kept again.
      expect((await run('self-hosted')).exitCode).toBe(0)
      expect(keptIn(compiled)).toEqual(kept)
      // Neither what is damaged, nor what others could have changed.
      for (const [index, { path }] of kept.entries()) {
        if (index % 2 === 0) writeFileSync(path, 'half written')
        else chmodSync(path, 0o666)
      }
      const third = await run('self-hosted')
      expect(third.exitCode, third.log).toBe(0)
      expect(keptIn(compiled).map(({ path }) => path)).toEqual(kept.map(({ path }) => path))
      for (const { path } of kept) {
        expect(statSync(path).size).toBeGreaterThan(1000)
        expect(statSync(path).mode & 0o777).toBe(0o600)
      }
    },
    60_000,
  )
})

describe('the process of the cache library', () => {
  it('loads the SDK of Azure, most of its code, apart from what restores', () => {
    const directory = join(import.meta.dirname, '..', '..', 'dist', 'cache-worker')
    const files = readdirSync(directory).filter((name) => name.endsWith('.js'))
    const holding = (text: string) =>
      files.filter((name) => readFileSync(join(directory, name), 'utf8').includes(text))
    const [restoring, sdk] = [holding('function restoreCacheV2('), holding('class BlockBlobClient extends')]
    expect([restoring.length, sdk.length]).toEqual([1, 1])
    expect(sdk).not.toEqual(restoring)
  })
})
