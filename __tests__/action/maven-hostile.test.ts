// POMs that a stranger wrote: what they make the built action send, reach, and spend, told by the requests themselves.
import { describe, expect, it, onTestFinished } from 'vitest'
import { type MavenRepository, startMavenRepository } from '../fakes/maven-repository.ts'
import { pomPath, writePom } from '../fixtures/poms.ts'
import { type MavenResult, startMavenLab } from './maven-lab.ts'

const TOKEN = 'eyJhbGciOi.actions-runtime.token'

/** A second repository, of whoever wrote the POM. */
async function startStranger(): Promise<MavenRepository> {
  const stranger = await startMavenRepository()
  onTestFinished(() => stranger.close())
  return stranger
}

/** Everything that a repository was sent, in one text. */
function sentTo(...repositories: readonly MavenRepository[]): string {
  return JSON.stringify(repositories.map(({ requests }) => requests))
}

describe('a pom.xml that wants to send a secret', () => {
  it.each(['ACTIONS_RUNTIME_TOKEN', 'GITHUB_TOKEN', 'INPUT_TOKEN', 'MY_SECRET_VERSION', 'DEPLOY_VERSION'])(
    'does not get %s into coordinates',
    async (name) => {
      const lab = await startMavenLab()
      const environment = { [name]: TOKEN, MY_TOKEN: TOKEN }
      const pom = writePom('org.acme:app:1.0', {
        properties: { leak: `\${env.${name}}` },
        dependencies: ['org.lib:one:${leak}', `org.lib.\${env.${name}}:two:1.0`, 'org.lib:four:4.0'],
      })
      const step = await lab.run({ workspace: { 'pom.xml': pom }, environment })
      expect(sentTo(lab.repository)).not.toContain(TOKEN)
      // What is masked is printed, once, for the runner.
      const shown = step.log.replace(/^::add-mask::.*$/gm, '')
      expect(shown + step.summary + JSON.stringify(step.outputs)).not.toContain(TOKEN)
      expect(step.evidence.mavenPoms?.doubts.join()).toContain(`POMs may not read the variable ${name}`)
      expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
      expect(step.asked).toContain(pomPath('org.lib:four:4.0'))
    },
  )

  it('gets a version that the environment says openly', async () => {
    const lab = await startMavenLab()
    const pom = writePom('org.acme:app:1.0', { dependencies: ['org.lib:four:${env.LIB_VERSION}'] })
    const step = await lab.run({ workspace: { 'pom.xml': pom }, environment: { LIB_VERSION: '4.0' } })
    expect(step.asked).toEqual([pomPath('org.lib:four:4.0')])
    expect(step.outputs['maven-poms-ready']).toBe('true')
  })
})

describe('a pom.xml that names a repository', () => {
  const settings = `<settings><servers><server><id>corp</id><username>me</username>
    <password>correct horse</password></server></servers></settings>`
  const pomWith = (id: string, url: string) =>
    writePom('org.acme:app:1.0', { dependencies: ['org.lib:gone:1.0'], repositories: { [id]: url } })

  it.each(['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '2130706433'])(
    'does not make us reach this machine as %s',
    async (host) => {
      const lab = await startMavenLab()
      const stranger = await startStranger()
      const url = stranger.url.replace('127.0.0.1', host)
      const step = await lab.run({ workspace: { 'pom.xml': pomWith('x', url) } })
      expect(stranger.requests).toEqual([])
      expect(step.evidence.mavenPoms?.unknown[0]?.reason).toContain(
        'only a POM names it, and it is an inner address',
      )
      expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
    },
  )

  it.each(['10.1.2.3', '192.168.0.1:8081', '169.254.169.254', '[fd00::1]', '100.100.100.200'])(
    'does not make us reach the network of the runner at %s',
    async (host) => {
      const lab = await startMavenLab()
      const step = await lab.run({ workspace: { 'pom.xml': pomWith('x', `https://${host}/maven`) } })
      expect(step.evidence.mavenPoms?.unknown[0]?.reason).toContain('it is an inner address')
      expect(step.summary).not.toContain(`contacted: ${host}`)
    },
  )

  it('does not get the login whose id it names, even at an origin that the user listed', async () => {
    const lab = await startMavenLab()
    const stranger = await startStranger()
    const url = stranger.url.replace('/maven2/', '/theirs/')
    await lab.run({
      settings,
      workspace: { 'pom.xml': pomWith('corp', url) },
      inputs: { 'maven-repository': `central=${lab.repository.url}, other=${stranger.url}` },
    })
    expect(stranger.requests.map(({ path }) => path)).toContain(`/theirs/${pomPath('org.lib:gone:1.0')}`)
    expect(stranger.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
    expect(sentTo(lab.repository, stranger)).not.toContain('horse')
  })

  it('gets the login once the user lists its very URL', async () => {
    const lab = await startMavenLab()
    const stranger = await startStranger()
    await lab.run({
      settings,
      workspace: { 'pom.xml': pomWith('corp', stranger.url) },
      inputs: { 'maven-repository': `central=${lab.repository.url}, corp=${stranger.url}` },
    })
    expect(stranger.requests.every(({ headers }) => headers.authorization?.startsWith('Basic '))).toBe(true)
    expect(stranger.requests).toHaveLength(1)
  })

  it('does not get a login by a redirect', async () => {
    const lab = await startMavenLab()
    const stranger = await startStranger()
    lab.repository.intercept = (response, path) => {
      response.writeHead(302, { location: `${stranger.url}${path}` }).end()
      return true
    }
    await lab.run({
      settings,
      inputs: { 'maven-repository': `corp=${lab.repository.url}, central=${lab.repository.url}` },
    })
    expect(lab.repository.requests[0]?.headers.authorization).toMatch(/^Basic /)
    expect(stranger.requests.length).toBeGreaterThan(0)
    expect(stranger.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
  })
})

describe('a POM that wants to cost time or memory', () => {
  const bounded = (step: MavenResult) => {
    expect(step.exitCode).toBe(0)
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBeUndefined()
    return JSON.stringify(step.evidence.mavenPoms)
  }

  it('ends as one that nobody can read, when its entities explode', async () => {
    const lab = await startMavenLab()
    const entities = Array.from(
      { length: 20 },
      (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(20)}">`,
    )
    const laughs = `<!DOCTYPE project [<!ENTITY e0 "ha">${entities.join('')}]><project>&e20;</project>`
    lab.repository.files.set(pomPath('org.lib:one:1.0'), laughs)
    const step = await lab.run()
    expect(step.exitCode).toBe(0)
    expect(step.log).not.toContain('haha')
  })

  it('ends when parents and imports go in circles', async () => {
    const lab = await startMavenLab()
    const put = (name: string, parts: Parameters<typeof writePom>[1]) =>
      lab.repository.files.set(pomPath(name), writePom(name, parts))
    put('org.lib:one:1.0', {
      parent: 'org.lib:a:1',
      managed: ['org.lib:b:1 import'],
      dependencies: ['org.lib:c:1'],
    })
    put('org.lib:a:1', { parent: 'org.lib:b:1' })
    put('org.lib:b:1', { parent: 'org.lib:a:1', managed: ['org.lib:b:1 import'] })
    put('org.lib:c:1', { dependencies: ['org.lib:one:1.0'], managed: ['org.lib:b:1 import'] })
    const step = await lab.run()
    expect(step.exitCode).toBe(0)
    expect(step.asked).toHaveLength(new Set(step.asked).size)
  })

  it('ends at a bound when it names a million dependencies', async () => {
    const lab = await startMavenLab()
    const dependencies = Array.from(
      { length: 100_000 },
      (_, number) =>
        `<dependency><groupId>g</groupId><artifactId>a${number}</artifactId><version>1</version></dependency>`,
    )
    const pom = writePom('org.acme:app:1.0', {
      more: `<dependencies>${dependencies.join('')}</dependencies>`,
    })
    lab.repository.intercept = (response) => {
      response.writeHead(404).end()
      return true
    }
    const step = await lab.run({ workspace: { 'pom.xml': pom } })
    expect(bounded(step)).toContain('more than')
    expect(step.asked.length).toBeLessThan(25_000)
  }, 120_000)

  it.each(['../../../../etc/passwd', '..', 'a/../../b', 'a\\..\\b', '%2e%2e'])(
    'names no file elsewhere by the version %s',
    async (version) => {
      const lab = await startMavenLab()
      const pom = writePom('org.acme:app:1.0', {
        more: `<dependencies><dependency><groupId>org.lib</groupId><artifactId>x</artifactId><version>${version}</version></dependency></dependencies>`,
      })
      const step = await lab.run({ workspace: { 'pom.xml': pom } })
      expect(step.asked).toEqual([])
      expect(step.placed).toEqual([])
      bounded(step)
    },
  )

  it('is not taken for one without dependencies because it is too large, which Trivy does not mind', async () => {
    const lab = await startMavenLab()
    const padding = '<a/>'.repeat(600_000)
    const pom = writePom('org.acme:app:1.0', { dependencies: ['org.lib:four:4.0'], more: padding })
    expect(bounded(await lab.run({ workspace: { 'pom.xml': pom } }))).toContain('more than 500000 elements')
  })

  it('is not read beyond a few megabytes, whether it says its size or not', async () => {
    const lab = await startMavenLab()
    let sent = 0
    lab.repository.intercept = (response, path) => {
      if (path === pomPath('org.lib:gone:1.0')) {
        response.writeHead(200, { 'content-length': String(2 ** 30) })
        response.write('<project>')
        return true
      }
      if (path !== pomPath('org.lib:one:1.0')) return false
      const chunk = Buffer.alloc(1 << 20, ' ')
      const push = () => {
        while (!response.destroyed && sent < 1024) {
          sent += 1
          if (!response.write(chunk)) {
            response.once('drain', push)
            return
          }
        }
        response.end()
      }
      response.writeHead(200)
      push()
      return true
    }
    const step = await lab.run()
    expect(bounded(step)).toContain('longer than')
    expect(step.evidence.mavenPoms?.unknown).toHaveLength(2)
    expect(sent).toBeLessThan(64)
  })
})
