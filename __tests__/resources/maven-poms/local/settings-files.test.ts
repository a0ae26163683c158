// What is said of settings.xml where Trivy reads it otherwise than Maven, and what helps when a repository is out of reach.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConnectionError, type ConnectionProblem } from '../../../../src/oci/connection-error.ts'
import {
  findLocalRepositories,
  findSettings,
} from '../../../../src/resources/maven-poms/local/settings-files.ts'
import { adviseOnConnection } from '../../../../src/resources/maven-poms/repositories/maven-advice.ts'
import type { MavenProxy } from '../../../../src/resources/maven-poms/repositories/maven-settings.ts'
import { makeDirectory, writeFile } from '../../../temporary.ts'

describe('a local repository', () => {
  async function find(written: string, trivyVersion = '0.76.0') {
    const home = makeDirectory()
    writeFile(home, '.m2/settings.xml', `<settings><localRepository>${written}</localRepository></settings>`)
    const environment = { HOME: home, MAVEN_HOME: join(home, 'none') }
    const place = { environment, platform: 'linux', trivyVersion } as const
    const { settings, warnings } = await findSettings(place)
    return { home, warnings, repositories: findLocalRepositories(settings, place) }
  }

  it('that names what Trivy does not know is where Trivy reads it, with a warning and the cure', async () => {
    const { warnings, repositories } = await find('${user.home}/.m2/repository')
    expect(repositories).toEqual(['/.m2/repository'])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(
      'names ${user.home}, which Trivy 0.76.0 does not know: it reads /.m2/repository',
    )
    expect(warnings[0]).toContain('write ${env.HOME} instead')
  })

  it('that names a variable of the environment is what it says', async () => {
    const { home, warnings, repositories } = await find('${env.HOME}/elsewhere')
    expect([repositories, warnings]).toEqual([[`${home}/elsewhere`], []])
  })

  it('that names a variable that is not set is told, and where Trivy reads then', async () => {
    const { warnings, repositories } = await find('${env.NOT_SET_HERE}/repository')
    expect(repositories).toEqual(['/repository'])
    expect(warnings).toEqual([
      expect.stringContaining(
        'names ${env.NOT_SET_HERE}, which is not set for this step: Trivy reads /repository',
      ),
    ])
  })

  it('is taken as it is written by a Trivy before 0.64', async () => {
    expect((await find('${env.HOME}/x', '0.59.1')).repositories).toEqual(['${env.HOME}/x'])
  })
})

describe('on Windows, where bash sets a HOME and PowerShell none', () => {
  async function find(environment: (home: string) => Record<string, string>, platform: NodeJS.Platform) {
    const home = makeDirectory()
    writeFile(home, '.m2/settings.xml', '<settings><localRepository>/elsewhere</localRepository></settings>')
    const place = {
      environment: { MAVEN_HOME: join(home, 'none'), ...environment(home) },
      platform,
      trivyVersion: '0.76.0',
    }
    const { settings } = await findSettings(place)
    return {
      byDefault: join(home, '.m2', 'repository'),
      repositories: findLocalRepositories(settings, place),
    }
  }

  it('the scan finds POMs in either, when this step has none', async () => {
    const { byDefault, repositories } = await find((home) => ({ USERPROFILE: home }), 'win32')
    expect(repositories).toEqual(['/elsewhere', byDefault])
  })

  it('there is one place when HOME is set for all', async () => {
    const { repositories } = await find((home) => ({ USERPROFILE: home, HOME: home }), 'win32')
    expect(repositories).toEqual(['/elsewhere'])
  })

  it('a profile means nothing elsewhere', async () => {
    const { byDefault, repositories } = await find((home) => ({ USERPROFILE: home }), 'darwin')
    expect(repositories).toHaveLength(1)
    expect(repositories).not.toContain('/elsewhere')
    expect(repositories).not.toContain(byDefault)
  })
})

describe('a Maven repository that is out of reach', () => {
  const url = new URL('https://repo.maven.apache.org/maven2/a.pom')
  const proxy: MavenProxy = {
    id: 'p',
    protocol: 'http',
    host: 'proxy.corp.test',
    port: '3128',
    username: '',
    password: '',
    nonProxyHosts: [],
  }
  const advise = (problem: ConnectionProblem, proxies: readonly MavenProxy[] = []) =>
    adviseOnConnection(
      new ConnectionError(url, problem, { detail: '' }),
      { url, namedIn: 'settings.xml' },
      proxies,
    )

  it('because the proxy is for another protocol has that proxy named', () => {
    const advice = advise('network', [proxy])
    expect(advice).toContain('proxy.corp.test:3128 in settings.xml is for http:// alone')
    expect(advice).toContain('<protocol>https</protocol>')
  })

  it('because nobody knows its CA has ca-file named', () => {
    expect(advise('certificate')).toContain('the input ca-file')
  })

  it('because its name is not found has the place of that name named', () => {
    expect(advise('dns')).toMatch(/^Check the name repo\.maven\.apache\.org in settings\.xml, and the DNS/)
  })

  it('because it says nothing has what may hold an answer back named', () => {
    expect(advise('silent')).toContain('A firewall or proxy on the way to repo.maven.apache.org')
  })

  it('because it breaks off has nothing but waiting as advice', () => {
    expect(advise('broken')).toBe(
      'Run it again when repo.maven.apache.org answers: only what is missing is asked for.',
    )
    expect(adviseOnConnection(new Error('x'), { url, namedIn: undefined }, [])).toBeUndefined()
  })
})
