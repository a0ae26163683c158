// Which servers have failed, in this run and in those before it on the same host.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHostMemory } from '../../src/acquire/host-memory.ts'

let directory: string
let nowMs: number
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'host-memory-'))
  nowMs = Date.UTC(2026, 10, 28)
})
afterEach(() => rmSync(directory, { recursive: true }))

const file = () => join(directory, 'hosts.json')
const memory = () => createHostMemory({ file: file(), now: () => nowMs })
const MINUTE_MS = 60_000

describe('the memory of hosts', () => {
  it('is of the host, whatever was wanted of it', () => {
    const hosts = createHostMemory({ now: () => nowMs })
    hosts.noteBad('ghcr.io/aquasecurity/trivy-db:2')
    expect(hosts.isBad('ghcr.io/aquasecurity/trivy-java-db:1')).toBe(true)
    expect(hosts.isBad('https://ghcr.io/x')).toBe(true)
    expect(hosts.isBad('ghcr.io.example/x')).toBe(false)
  })

  it('is there for the next run, for ten minutes', () => {
    memory().noteBad('dead.test/a:1')
    nowMs += 9 * MINUTE_MS
    expect(memory().isBad('dead.test/b:1')).toBe(true)
    nowMs += MINUTE_MS
    expect(memory().isBad('dead.test/b:1')).toBe(false)
  })

  it('forgets who has answered', () => {
    memory().noteBad('dead.test/a:1')
    const next = memory()
    next.noteGood('dead.test/a:1')
    expect(next.isBad('dead.test/a:1')).toBe(false)
    expect(memory().isBad('dead.test/a:1')).toBe(false)
  })

  it('keeps what other runs have learnt meanwhile', () => {
    const [one, two] = [memory(), memory()]
    one.noteBad('one.test/a:1')
    two.noteBad('two.test/a:1')
    expect(['one.test', 'two.test'].map((host) => memory().isBad(host))).toEqual([true, true])
  })

  it.each(['', 'null', '[1]', '{"a.test":"x"}', '{"a.test":1e99}', '{'])(
    'takes no harm from a file with %j',
    (text) => {
      writeFileSync(file(), text)
      const hosts = memory()
      expect(hosts.isBad('a.test/x')).toBe(false)
      hosts.noteBad('b.test/x')
      expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ 'b.test': nowMs })
    },
  )

  it('does without a file that cannot be written', () => {
    const hosts = createHostMemory({ file: join(file(), 'behind', 'a', 'file'), now: () => nowMs })
    writeFileSync(file(), '')
    hosts.noteBad('a.test/x')
    expect(hosts.isBad('a.test/x')).toBe(true)
  })
})
