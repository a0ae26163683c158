import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { LocalError } from '../../src/base/errors.ts'
import { createStaging, sweepStaging } from '../../src/place/staging.ts'
import { hoursAgo, NOW } from '../acquire/acquire-lab.ts'
import { makeTempDirectory } from '../acquire/temp-directory.ts'
import { itWhere, lackOf } from '../system.ts'

let cacheDir: string
beforeEach(async () => {
  cacheDir = await makeTempDirectory()
})

/** Staging of another process, which runs until the test ends or kills it. */
async function startOwner(): Promise<{ owner: ChildProcess; home: string }> {
  const script = join(import.meta.dirname, 'staging-child.ts')
  const owner = spawn(process.execPath, [script, cacheDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void owner.kill('SIGKILL'))
  const [line] = await once(createInterface(owner.stdout), 'line')
  return { owner, home: dirname(String(line)) }
}

async function kill(process: ChildProcess): Promise<void> {
  const ended = once(process, 'exit')
  process.kill('SIGKILL')
  await ended
}

/** Staging as this process would leave it, with an owner file changed, and last touched so many hours ago. */
async function leaveStaging(
  change: (owner: Record<string, unknown>) => unknown,
  ageHours: number,
): Promise<string> {
  const { directory } = await createStaging(cacheDir, 'java-db')
  const home = dirname(directory)
  const path = join(home, 'owner.json')
  const owner = change(JSON.parse(await readFile(path, 'utf8')))
  if (owner === undefined) await rm(path)
  else await writeFile(path, typeof owner === 'string' ? owner : JSON.stringify(owner))
  await utimes(home, hoursAgo(ageHours), hoursAgo(ageHours))
  return home
}

describe('a staging directory', () => {
  it('is empty, in the cache directory, and gone without a trace when it is discarded', async () => {
    const staging = await createStaging(cacheDir, 'vuln-db')
    expect(staging.directory.startsWith(join(cacheDir, '.offline-cache', 'staging'))).toBe(true)
    expect(await readdir(staging.directory)).toEqual([])
    await writeFile(join(staging.directory, 'trivy.db'), 'data')
    await staging.discard()
    expect(await readdir(join(cacheDir, '.offline-cache', 'staging'))).toEqual([])
    await staging.discard()
  })

  it('is another one each time', async () => {
    const both = await Promise.all([createStaging(cacheDir, 'vuln-db'), createStaging(cacheDir, 'vuln-db')])
    expect(new Set(both.map(({ directory }) => directory)).size).toBe(2)
  })

  it('that cannot be made is the fault of this machine, and the error names the input', async () => {
    await writeFile(join(cacheDir, '.offline-cache'), 'a file in the way')
    const failed = createStaging(cacheDir, 'vuln-db')
    await expect(failed).rejects.toBeInstanceOf(LocalError)
    await expect(failed).rejects.toMatchObject({ hint: expect.stringContaining('cache-dir') })
  })
})

describe('sweeping', () => {
  it('removes what a killed process left, and nothing else', async () => {
    const { owner, home } = await startOwner()
    const own = await createStaging(cacheDir, 'vuln-db')
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(true)
    await kill(owner)
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(false)
    expect(existsSync(own.directory)).toBe(true)
  })

  itWhere(['proc'], 'leaves what a living process owns, however old it is', async () => {
    const { home } = await startOwner()
    await utimes(home, hoursAgo(1000), hoursAgo(1000))
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(true)
  })

  // A process id alone may be another's by now: where no start time tells the two apart, a day is more than any step takes.
  it('goes by age where a process cannot be told from another with its id', async () => {
    const { home } = await startOwner()
    const owner = JSON.parse(await readFile(join(home, 'owner.json'), 'utf8'))
    expect(owner.started === '').toBe(lackOf('proc').isLacking)
    await utimes(home, hoursAgo(23), hoursAgo(23))
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(true)
    await utimes(home, hoursAgo(25), hoursAgo(25))
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(owner.started !== '')
  })

  itWhere(['proc'], 'is not fooled by a process that was given the same id later', async () => {
    const home = await leaveStaging((owner) => ({ ...owner, started: '1' }), 0)
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(false)
  })

  it.each([
    ['of this machine before it was started again', { boot: 'before' }, 0, false],
    ['of another machine, which may be at work', { host: 'elsewhere' }, 23, true],
    ['of another machine, a day ago', { host: 'elsewhere' }, 25, false],
    ['of another machine that booted at another time', { host: 'elsewhere', boot: 'b' }, 23, true],
    ['of another container of this machine', { pidNamespace: 'pid:[1]' }, 23, true],
    ['of another container of this machine, a day ago', { pidNamespace: 'pid:[1]' }, 25, false],
  ])('knows staging %s', async (_, change, ageHours, stays) => {
    const home = await leaveStaging((owner) => ({ ...owner, ...change }), ageHours)
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(stays)
  })

  it.each([
    ['is missing', undefined],
    ['was cut short', '{"host":"x","pi'],
    ['is not ours', '[]'],
    ['is null', 'null'],
    ['names no process', '{"host":"x","pid":-1}'],
  ])('goes by the age where the owner file %s', async (_, text) => {
    const young = await leaveStaging(() => text, 23)
    const old = await leaveStaging(() => text, 25)
    await sweepStaging(cacheDir, NOW)
    expect([existsSync(young), existsSync(old)]).toEqual([true, false])
  })

  it('goes a day after a look, where a clock that was ahead has dated it', async () => {
    const home = await leaveStaging(() => undefined, -9000)
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(home)).toBe(true)
    await sweepStaging(cacheDir, hoursAgo(-25))
    expect(existsSync(home)).toBe(false)
  })

  it('is no error where there is nothing to sweep', async () => {
    await sweepStaging(join(cacheDir, 'absent'), NOW)
    await writeFile(join(cacheDir, '.offline-cache'), 'a file in the way')
    await sweepStaging(cacheDir, NOW)
  })

  it('passes over files that nobody of ours left', async () => {
    await mkdir(join(cacheDir, '.offline-cache', 'staging'), { recursive: true })
    const note = join(cacheDir, '.offline-cache', 'staging', 'README')
    await writeFile(note, 'x')
    await utimes(note, hoursAgo(1), hoursAgo(1))
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(note)).toBe(true)
  })

  itWhere(['links'], 'removes nothing of others where a link leads to them', async () => {
    const home = await makeTempDirectory()
    const precious = join(home, 'precious')
    await mkdir(precious)
    await utimes(precious, hoursAgo(1000), hoursAgo(1000))
    await mkdir(join(cacheDir, '.offline-cache'))
    await symlink(home, join(cacheDir, '.offline-cache', 'staging'))
    await sweepStaging(cacheDir, NOW)
    expect(existsSync(precious)).toBe(true)
  })
})
