// A bundle that is no plain file or directory: told at once, whatever it is, for nothing of it may be waited for; a link is what
// it leads to.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { itWithPeers } from '../peers.ts'
import { exportBundle, newJob, startUpstream, step } from './carry-lab.ts'

const digest = `sha256:${'0'.repeat(64)}`

/** The step with what `make` puts at the path of its bundle. */
async function withBundle(make: (path: string) => unknown, inputs: Record<string, string> = {}) {
  const job = newJob()
  const path = join(job.workspace, 'data')
  await make(path)
  const all = { resources: 'vuln-db', bundle: 'data', offline: 'true', timeout: '1m', ...inputs }
  return { path, result: await step('main', all, { job }) }
}

// Windows has none of these in its file system.
describe.skipIf(process.platform === 'win32')('a bundle that would never end', () => {
  itWithPeers(['mkfifo'], 'is refused, named for what it is: a named pipe', async () => {
    const { path, result } = await withBundle((path) => execFileSync('mkfifo', [path]))
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain(`bundle: failed, ${path} is a named pipe, and no file or directory`)
    expect(result.log).toContain('A bundle is read more than once, so write it to a file first.')
  })

  itWithPeers(['mkfifo'], 'is refused with a digest too, and behind a link', async () => {
    const makePipe = (path: string) => {
      execFileSync('mkfifo', [`${path}.pipe`])
      symlinkSync(`${path}.pipe`, path)
    }
    const { result } = await withBundle(makePipe, { 'bundle-digest': digest })
    expect(result.log).toMatch(/^::error::.*data is a named pipe, and no file or directory/m)
  })

  it('is refused, named for what it is: a device', async () => {
    const { result } = await withBundle(() => {}, { bundle: '/dev/zero' })
    expect(result.log).toMatch(/^::error::.*\/dev\/zero is a device, and no file or directory/m)
  })

  it('is refused, named for what it is: a socket', async () => {
    const server = createServer()
    onTestFinished(() => void server.close())
    const { result } = await withBundle((path) => new Promise<void>((done) => server.listen(path, done)))
    expect(result.log).toMatch(/^::error::.*data is a socket, and no file or directory/m)
  })

  it.each<[string, (path: string) => void, RegExp]>([
    ['a link to nowhere', (path) => symlinkSync('/no/such/bundle', path), /there is nothing at .*data;/],
    ['a link in a circle', (path) => symlinkSync(path, path), /data is a link that leads in a circle;/],
  ])('is told: %s', async (_, make, message) => {
    const { result } = await withBundle(make)
    expect(result.exitCode).toBe(1)
    expect(result.log).toMatch(message)
  })

  itWithPeers(['mkfifo'], 'does not keep the registries from being asked', async () => {
    const { base } = await startUpstream()
    const inputs = { registries: base, offline: 'false' }
    const { result } = await withBundle((path) => execFileSync('mkfifo', [path]), inputs)
    expect(result.outputs).toMatchObject({ 'vuln-db-ready': 'true', degraded: 'false' })
  })
})

// Links need a right on Windows.
describe.skipIf(process.platform === 'win32')('a bundle that is a link', () => {
  it.each<[string, (file: string, path: string) => void]>([
    ['to the file', symlinkSync],
    [
      'to the directory that it unpacks to',
      (file, path) => {
        mkdirSync(`${path}.d`)
        spawnSync('tar', ['-xf', file, '-C', `${path}.d`])
        symlinkSync(`${path}.d`, path)
      },
    ],
  ])('%s is what it leads to, and its digest is checked', async (_, link) => {
    const { file, digest } = await exportBundle(await startUpstream())
    const good = await withBundle((path) => link(file, path), { 'bundle-digest': digest })
    expect(good.result.outputs, good.result.log).toMatchObject({ 'vuln-db-ready': 'true', degraded: 'false' })
    expect(good.result.log).not.toMatch(/^::(warning|error)/m)
    const other = await withBundle((path) => link(file, path), {
      'bundle-digest': `sha256:${'0'.repeat(64)}`,
    })
    expect(other.result.log).toContain('This is not the bundle whose digest the export action printed')
  })
})

describe.skipIf(process.platform === 'win32')('another file of the user that is a pipe', () => {
  itWithPeers(['mkfifo'], 'is not waited for: ca-file, settings.xml, the payload of the event', async () => {
    const job = newJob()
    const pipe = (path: string) => {
      mkdirSync(join(job.temp, path, '..'), { recursive: true })
      execFileSync('mkfifo', [join(job.temp, path)])
      return join(job.temp, path)
    }
    const file = pipe('ca.pem')
    const refused = await step('main', { 'ca-file': file, resources: 'vuln-db' }, { job })
    expect(refused.log).toContain(`::error::ca-file: ${file} cannot be read: it is not a file`)

    const { base } = await startUpstream()
    const settings = pipe('maven/conf/settings.xml')
    const environment = { MAVEN_HOME: join(job.temp, 'maven'), GITHUB_EVENT_PATH: pipe('event.json') }
    const inputs = { registries: base, resources: 'vuln-db, maven-poms', 'scan-type': 'fs' }
    const result = await step('main', inputs, { job, environment })
    expect(result.exitCode, result.log).toBe(0)
    expect(result.log).toContain(`${settings} is not a file, and ignored`)
  })
})
