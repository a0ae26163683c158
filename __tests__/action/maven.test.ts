// Maven POMs from repositories, the Actions cache, and the local repository, as users of the built action see them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pathForShells } from '../../src/report/shell-words.ts'
import { pomPath, writePom } from '../fixtures/poms.ts'
import { itWithPeers } from '../peers.ts'
import { LIBRARY_PATHS, makeJob, mirrorSettings, PROJECT, startMavenLab } from './maven-lab.ts'
import { writeJobFile } from './run.ts'

/** The step runs two days later. */
const LATER = {
  execArgv: ['--import', new URL('faults/clock-preload.ts', import.meta.url).href],
  environment: { TEST_CLOCK_SHIFT_MS: String(2 * 86_400_000) },
}

/** The Actions cache needs programs. */
const itCached = (title: string, body: () => Promise<void>) => itWithPeers(['tar', 'zstd'], title, body)

const GONE = 'org/lib/gone/1.0/gone-1.0.pom'

describe('a project with a pom.xml', () => {
  it('has every POM that its scan reads, asked for once each, and may scan offline', async () => {
    const lab = await startMavenLab()
    const step = await lab.run()
    expect(step.log).not.toContain('::error')
    expect(step.exitCode).toBe(0)
    expect(step.placed).toEqual([...LIBRARY_PATHS].sort())
    expect([...step.asked].sort()).toEqual([...LIBRARY_PATHS, GONE].sort())
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBe('true')
    expect(step.outputs).toMatchObject({
      'maven-poms-ready': 'true',
      degraded: 'false',
      'cache-hit': 'false',
    })
    expect(step.counts).toEqual({ resolved: 5, local: 0, kept: 0, fetched: 5, absent: 1, unknown: 0 })
  })

  itCached('asks nobody in the next job, which reads the Actions cache', async () => {
    const lab = await startMavenLab()
    await lab.run()
    const second = await lab.run()
    expect(second.asked).toEqual([])
    expect(second.placed).toEqual([...LIBRARY_PATHS].sort())
    expect(second.counts).toEqual({ resolved: 5, local: 0, kept: 5, fetched: 0, absent: 1, unknown: 0 })
    expect(second.outputs['cache-hit']).toBe('true')
    expect(second.variables.TRIVY_OFFLINE_SCAN).toBe('true')
  })

  itCached('asks only for the difference after a dependency has changed', async () => {
    const lab = await startMavenLab()
    await lab.run()
    const changed = writePom('org.acme:app:1.0', {
      parent: 'org.acme:parent:3',
      dependencies: ['org.lib:one:1.0', 'org.lib:four:4.0', 'org.lib:gone:1.0'],
    })
    const second = await lab.run({ workspace: { 'pom.xml': changed } })
    expect(second.asked).toEqual(['org/lib/four/4.0/four-4.0.pom'])
    expect(second.counts).toMatchObject({ kept: 5, fetched: 1 })
    const third = await lab.run({ workspace: { 'pom.xml': changed } })
    expect(third.asked).toEqual([])
  })

  it('keeps what lies in the local repository as it is, and asks for the rest', async () => {
    const lab = await startMavenLab()
    const job = makeJob()
    const path = LIBRARY_PATHS.find((one) => one.includes('/one/')) ?? ''
    const own = `${lab.repository.files.get(path)}<!-- mine -->`
    const file = writeJobFile(join(job.temp, 'home', '.m2', 'repository', path), own)
    const step = await lab.run({ job })
    expect(readFileSync(file, 'utf8')).toBe(own)
    expect(step.counts).toMatchObject({ local: 1, fetched: 4 })
    expect(step.log).toContain('1 POM is not kept')
    // Docker actions run on Linux alone.
    if (process.platform === 'win32') return
    const docker = join(job.temp, '_github_home', '.m2', 'repository', path)
    expect(readFileSync(docker, 'utf8')).toBe(own)
  })

  itCached('is read offline from the Actions cache alone', async () => {
    const lab = await startMavenLab()
    await lab.run()
    const offline = await lab.run({ inputs: { offline: 'true' } })
    expect(offline.exitCode).toBe(0)
    expect(offline.asked).toEqual([])
    expect(offline.counts).toMatchObject({ kept: 5, unknown: 0 })
  })

  it('fails offline when something is missing, and says what', async () => {
    const lab = await startMavenLab()
    const step = await lab.run({ inputs: { offline: 'true' } })
    expect(step.exitCode).toBe(1)
    expect(step.asked).toEqual([])
    expect(step.log).toContain(
      'This is a data problem, not a vulnerability finding: Maven POMs are not complete',
    )
    expect(step.outputs).toMatchObject({ 'failure-class': 'data', unavailable: 'maven-poms' })
  })
})

describe('a stand-in for Central that Trivy does not know', () => {
  const NO_MIRROR = '<settings/>'

  it('leaves what it lacks unknown: Trivy asks Central itself, and the user is told of the input', async () => {
    const lab = await startMavenLab()
    const step = await lab.run({ settings: NO_MIRROR })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.placed).toEqual([...LIBRARY_PATHS].sort())
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
    expect(step.outputs).toMatchObject({ degraded: 'true', 'maven-poms-ready': 'false' })
    expect(step.counts).toMatchObject({ fetched: 5, absent: 0, unknown: 1 })
    const { host } = new URL(lab.repository.url)
    const reason = `${host}, asked in place of Maven Central (the input maven-repository), does not have it, but Maven Central may`
    expect(step.log).toContain(`org.lib:gone:1.0, wanted by pom.xml, is not available: ${reason}`)
    expect(step.log).toContain(`Check the name in the POM, the path of ${host} in the input maven-repository`)
  })

  itCached('is not believed by a later job either, nor offline', async () => {
    const lab = await startMavenLab()
    await lab.run({ settings: NO_MIRROR })
    const second = await lab.run({ settings: NO_MIRROR })
    expect(second.asked).toEqual([GONE])
    expect(second.counts).toMatchObject({ kept: 5, absent: 0, unknown: 1 })
    const offline = await lab.run({ settings: NO_MIRROR, inputs: { offline: 'true' } })
    expect(offline.exitCode).toBe(1)
    expect(offline.counts).toMatchObject({ kept: 5, unknown: 1 })
  })
})

describe('what settings.xml names and nobody can ask', () => {
  const NEXUS = `\${env.NEXUS}`
  const mirrorAt = (url: string, more = '') =>
    `<settings>${more}<mirrors><mirror><id>corp</id><mirrorOf>*</mirrorOf><url>${url}</url></mirror></mirrors></settings>`
  const loginFor = `<servers><server><id>corp</id><username>me</username><password>\${env.NEXUS_PASSWORD}</password></server></servers>`
  it.each<[string, string, string, string]>([
    [
      'a mirror at a variable that only later steps have',
      mirrorAt(`${NEXUS}/maven`),
      '0.76.0',
      'Set NEXUS for',
    ],
    ['a mirror in a directory', mirrorAt('file:///srv/maven'), '0.76.0', 'begins with https://'],
    [
      'a mirror at a property of Maven',
      mirrorAt('$' + '{nexus.url}/maven'),
      '0.76.0',
      'begins with https://',
    ],
    [
      'a mirror that blocks what this Trivy asks',
      mirrorAt('http://0.0.0.0/').replace('</mirror>', '<blocked>true</blocked></mirror>'),
      '0.70.0',
      'Use a Trivy of 0.71 or later',
    ],
    [
      'a login by a variable that only later steps have, where a repository says 404 without one',
      mirrorAt('LAB', loginFor),
      '0.76.0',
      'Set NEXUS_PASSWORD, from a secret, for this step too',
    ],
  ])('is not taken for absent: %s', async (_, settings, version, advice) => {
    const lab = await startMavenLab()
    lab.repository.files.clear()
    const step = await lab.run({
      settings: settings.replace('LAB', lab.repository.url),
      inputs: { 'trivy-version': version, 'maven-repository': '' },
    })
    expect(step.exitCode, step.log).toBe(0)
    expect(step.counts).toMatchObject({ absent: 0, unknown: 3 })
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
    expect(step.outputs).toMatchObject({ degraded: 'true', 'maven-poms-ready': 'false' })
    expect(step.log).toContain(advice)
  })

  it.each([
    ['abc', 'its <port> is abc'],
    ['99999', 'its <port> is 99999'],
  ])('is told of a proxy with the port %s', async (port, reason) => {
    const lab = await startMavenLab()
    const proxy = `<protocol>https</protocol><host>127.0.0.1</host><port>${port}</port>`
    const step = await lab.run({
      settings: `<settings><proxies><proxy><id>p</id>${proxy}</proxy></proxies></settings>`,
      inputs: { 'maven-repository': 'central=https://repo.invalid/maven2' },
    })
    expect(step.log).toContain(reason)
    expect(step.log).toContain(`Look at the proxy 127.0.0.1:${port} in settings.xml`)
    // One place, and one piece of advice.
    expect(step.log).not.toContain('the input registries')
    expect(step.log).not.toContain('HTTPS_PROXY')
  })
})

describe('a part of the workspace', () => {
  it.each([
    ['a directory', 'service'],
    ['a file', 'service/pom.xml'],
  ])('that is scanned alone, %s, has its POMs, with the parents that lie beside it', async (_, scanRef) => {
    const lab = await startMavenLab()
    const step = await lab.run({
      inputs: { 'scan-ref': scanRef },
      workspace: {
        'pom.xml': writePom('org.acme:top:1', { managed: ['org.lib:four:4.0'] }),
        'service/pom.xml': writePom(':service:', {
          parent: 'org.acme:top:1',
          dependencies: ['org.lib:four'],
        }),
      },
    })
    expect(step.placed).toEqual([pomPath('org.lib:four:4.0')])
    expect(step.outputs['maven-poms-ready']).toBe('true')
    // The variable would hold for the rest of the workspace too.
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
  })

  it('may lie outside of the workspace', async () => {
    const lab = await startMavenLab()
    const elsewhere = makeJob()
    writeJobFile(
      join(elsewhere.workspace, 'pom.xml'),
      writePom('a:b:1', { dependencies: ['org.lib:four:4.0'] }),
    )
    const step = await lab.run({ inputs: { 'scan-ref': elsewhere.workspace } })
    expect(step.placed).toEqual([pomPath('org.lib:four:4.0')])
  })

  it('may have a name that begins with two dots, and its parent beside it', async () => {
    const lab = await startMavenLab()
    const step = await lab.run({
      inputs: { 'scan-ref': '..app' },
      workspace: {
        'parent/pom.xml': writePom('org.acme:up:1', { dependencies: ['org.lib:four:4.0'] }),
        '..app/pom.xml': writePom('org.acme:app:1', { parent: 'org.acme:up:1 ../parent/pom.xml' }),
      },
    })
    expect(step.asked).toEqual([pomPath('org.lib:four:4.0')])
    expect(step.outputs['maven-poms-ready']).toBe('true')
  })
})

describe('a repository that limits requests', () => {
  itCached(
    'is left alone, what came is kept, and the next job completes it with one request for each file',
    async () => {
      const lab = await startMavenLab()
      lab.repository.intercept = (response, _, count) => {
        if (count <= 3) return false
        response.writeHead(429, { 'retry-after': '1800' }).end()
        return true
      }
      const first = await lab.run()
      expect(first.exitCode).toBe(0)
      expect(first.outputs).toMatchObject({ degraded: 'true', 'maven-poms-ready': 'false' })
      expect(first.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
      expect(first.evidence.mavenPoms?.unknown[0]?.reason).toContain('HTTP 429, asks to wait 1800 s')
      const answered = lab.repository.requests.filter(({ status }) => status !== 429)
      expect(answered).toHaveLength(3)
      // At most those that were on their way.
      expect(first.asked.length - answered.length).toBeLessThanOrEqual(6)

      delete lab.repository.intercept
      const second = await lab.run()
      expect(second.outputs).toMatchObject({ degraded: 'false', 'maven-poms-ready': 'true' })
      expect(second.variables.TRIVY_OFFLINE_SCAN).toBe('true')
      const served = lab.repository.requests.filter(({ status }) => status !== 429).map(({ path }) => path)
      expect([...served].sort()).toEqual([...LIBRARY_PATHS, GONE].sort())
    },
  )

  it('fails the step with on-degraded: fail', async () => {
    const lab = await startMavenLab()
    lab.repository.intercept = (response) => {
      response.writeHead(429).end()
      return true
    }
    const step = await lab.run({ inputs: { 'on-degraded': 'fail' } })
    expect(step.exitCode).toBe(1)
    expect(step.log).toContain('Maven POMs are not complete')
  })
})

describe('a repository with a login', () => {
  const settings = (url: string) => `<settings>
    <servers><server><id>corp</id><username>me</username><password>\${env.CORP_PASSWORD}</password></server></servers>
    <mirrors><mirror><id>corp</id><mirrorOf>*</mirrorOf><url>${url}</url></mirror></mirrors></settings>`

  it('is sent the login of settings.xml, and what it gave is not kept', async () => {
    const lab = await startMavenLab()
    const options = {
      settings: settings(lab.repository.url),
      inputs: { 'maven-repository': '' },
      environment: { CORP_PASSWORD: 'correct horse' },
    }
    const step = await lab.run(options)
    expect(step.counts).toMatchObject({ fetched: 5, unknown: 0 })
    const expected = `Basic ${Buffer.from('me:correct horse').toString('base64')}`
    expect(new Set(lab.repository.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([expected]),
    )
    expect(step.log).toContain('::add-mask::correct horse')
    expect(step.log).toContain('5 POMs are not kept')
    // Not even the name of what is absent there.
    expect(step.log).not.toContain('Actions cache: saved')
    const second = await lab.run(options)
    expect(second.counts).toMatchObject({ fetched: 5, kept: 0 })
  })

  itCached('gives POMs that are kept when the user says so', async () => {
    const lab = await startMavenLab()
    const options = {
      settings: settings(lab.repository.url),
      inputs: { 'maven-repository': '', 'keep-private-poms': 'true' },
      environment: { CORP_PASSWORD: 'correct horse' },
    }
    await lab.run(options)
    const second = await lab.run(options)
    expect(second.counts).toMatchObject({ fetched: 0, kept: 5 })
  })
})

describe('what can change', () => {
  const SNAPSHOT = 'org.lib:snap:1-SNAPSHOT'
  const workspace = {
    'pom.xml': writePom('org.acme:app:1.0', {
      dependencies: [SNAPSHOT, 'org.lib:four:4.0', 'org.lib:gone:1.0'],
    }),
  }

  itCached('is asked for anew once it is older than max-age, and releases are not', async () => {
    const lab = await startMavenLab()
    lab.repository.files.set(pomPath(SNAPSHOT), writePom(SNAPSHOT))
    await lab.run({ workspace, inputs: { 'maven-repository': `central=${lab.repository.url}` } })
    expect((await lab.run({ workspace })).asked).toEqual([])
    const later = await lab.run({ workspace, ...LATER })
    expect([...later.asked].sort()).toEqual(
      [GONE, pomPath(SNAPSHOT), pomPath(SNAPSHOT).replace(/[^/]*$/, 'maven-metadata.xml')].sort(),
    )
    expect(later.outputs).toMatchObject({ degraded: 'false', 'maven-poms-ready': 'true' })
    const again = await lab.run({ workspace, ...LATER })
    expect(again.asked).toEqual([])
  })

  itCached('is used although it is old when nobody answers, and the run is degraded', async () => {
    const lab = await startMavenLab()
    lab.repository.files.set(pomPath(SNAPSHOT), writePom(SNAPSHOT))
    await lab.run({ workspace })
    lab.repository.intercept = (response) => {
      response.writeHead(429).end()
      return true
    }
    const later = await lab.run({ workspace, ...LATER })
    expect(later.outputs).toMatchObject({ degraded: 'true', 'maven-poms-ready': 'true' })
    expect(later.log).toContain('Maven POMs are older than max-age')
  })
})

describe('trivy.yaml', () => {
  it('may name mirrors, which are asked instead of their source, and are as strange as a POM', async () => {
    const lab = await startMavenLab()
    const yaml = (target: string) =>
      `scan:\n  maven:\n    mirrors:\n      - source: https://repo.maven.apache.org/maven2/\n        targets: ['${target}']\n`
    const run = (inputs: Record<string, string>) =>
      lab.run({
        workspace: { 'pom.xml': PROJECT['pom.xml'], 'trivy.yaml': yaml(lab.repository.url) },
        settings: '<settings/>',
        inputs: { 'maven-repository': '', save: 'never', ...inputs },
      })
    const refused = await run({})
    expect(refused.asked).toEqual([])
    expect(refused.evidence.mavenPoms?.unknown[0]?.reason).toContain('only a POM names it')
    // Its origin is listed by the user, under another path.
    const listed = await run({ 'maven-repository': lab.repository.url.replace('/maven2/', '/other/') })
    expect(listed.outputs['maven-poms-ready']).toBe('true')
  })
})

describe('a runner that keeps its local repository', () => {
  const pull = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    RUNNER_ENVIRONMENT: 'self-hosted',
  }

  it('takes nothing from the cache or from repositories of a POM for a pull request, but from those of the user', async () => {
    const lab = await startMavenLab()
    await lab.run()
    const step = await lab.run({ environment: pull })
    expect(step.counts).toMatchObject({ fetched: 5, kept: 0, absent: 1 })
    const declared = writePom('org.acme:app:1.0', {
      dependencies: ['org.lib:four:4.0'],
      repositories: { own: lab.repository.url },
    })
    const options = {
      workspace: { 'pom.xml': declared },
      inputs: { 'maven-repository': `central=${lab.repository.url.replace('/maven2/', '/other/')}` },
    }
    const refused = await lab.run({ ...options, environment: pull })
    expect(refused.placed).toEqual([])
    expect(refused.evidence.mavenPoms?.unknown[0]?.reason).toContain('outlives the job')
    expect((await lab.run({ ...options, inputs: { ...options.inputs, save: 'never' } })).placed).toHaveLength(
      1,
    )
  })
})

describe('a local repository that settings.xml names', () => {
  it('is where the POMs go', async () => {
    const lab = await startMavenLab()
    const job = makeJob()
    const root = join(job.temp, 'elsewhere')
    const step = await lab.run({
      job,
      settings: mirrorSettings(lab.repository.url, `<localRepository>${root}</localRepository>`),
    })
    expect(step.placed).toEqual([])
    expect(readFileSync(join(root, LIBRARY_PATHS[0] ?? ''), 'utf8')).toContain('<project')
    expect(step.outputs['docker-args']).toContain(`-v ${pathForShells(root)}:/trivy-offline-maven:ro`)
  })
})
