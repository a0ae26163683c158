import { describe, expect, it } from 'vitest'
import {
  mergeSettings,
  NO_SETTINGS,
  parseSettings,
  repositoriesOf,
} from '../../../../src/resources/maven-poms/repositories/maven-settings.ts'

const environment: Readonly<Record<string, string>> = { HOST: 'nexus.test', PASSWORD: 'secret' }
const read = (body: string) =>
  parseSettings(Buffer.from(`<settings>${body}</settings>`), (name, use) =>
    name === 'PASSWORD' && use === 'text' ? '' : (environment[name] ?? ''),
  )
const profile = (id: string, repository: string, more = '') =>
  `<profile><id>${id}</id>${more}<repositories><repository><id>${repository}</id><url>https://${repository}.test</url></repository></repositories></profile>`

describe('a settings.xml', () => {
  it('says where the local repository is; what is no variable of the environment is empty, as in Trivy', () => {
    expect(read('<localRepository> /repo </localRepository>').localRepository).toBe('/repo')
    const property = '$' + '{user.home}/.m2'
    expect(read(`<localRepository>${property}</localRepository>`).localRepository).toBe('/.m2')
    expect(read('').localRepository).toBe('')
  })

  it('reads variables of the environment, secrets only for logins', () => {
    const variable = (name: string) => `$${`{env.${name}}`}`
    const { servers, mirrors } = read(
      `<servers><server><id>a</id><username>me</username><password>${variable('PASSWORD')}</password></server></servers>
       <mirrors><mirror><id>m</id><mirrorOf> a , ,!b</mirrorOf><url>https://${variable('HOST')}/${variable('PASSWORD')}</url></mirror></mirrors>`,
    )
    expect(servers).toEqual([{ id: 'a', username: 'me', password: 'secret', problem: undefined }])
    expect(mirrors).toEqual([
      // Without a value it stays as it is, so that nobody else is meant.
      { id: 'm', url: `https://nexus.test/${variable('PASSWORD')}`, patterns: ['a', '!b'], isBlocked: false },
    ])
  })

  const login = (username: string, password: string) =>
    `<username>${username}</username><password>${password}</password>`
  it.each([
    [login('me', '{COQLCE6DU6GtcS5P=}'), 'encrypted'],
    [login('me', 'until friday {jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u}'), 'encrypted'],
    [login('me', '{[name=master,version=4.0]abc=}'), 'encrypted'],
    [login('me', '\\{plain\\}'), undefined],
    [login('me', '$' + '{env.UNSET}'), '$' + '{env.UNSET}'],
    [login('$' + '{env.UNSET}', 'secret'), '$' + '{env.UNSET}'],
    [login('me', '$' + '{my.password}'), '$' + '{my.password}'],
    ['<username>me</username>', 'half'],
    ['<password>secret</password>', 'half'],
    ['<privateKey>/home/me/.ssh/id</privateKey>', 'key'],
    ['<configuration><httpHeaders><property/></httpHeaders></configuration>', 'headers'],
    [
      '<configuration><httpConfiguration><all><headers><property/></headers></all></httpConfiguration></configuration>',
      'headers',
    ],
    [`${login('me', 'secret')}<configuration><httpHeaders/></configuration>`, undefined],
    ['', undefined],
  ])('says what keeps the login of a server from being sent: %s', (text, problem) => {
    expect(read(`<servers><server><id>a</id>${text}</server></servers>`).servers[0]?.problem).toBe(problem)
  })

  it('gives the repositories of active profiles, the last first, each id once', () => {
    const settings = read(
      `<profiles>${profile('p', 'one')}${profile('q', 'two', '<activation><activeByDefault>true</activeByDefault></activation>')}
       ${profile('r', 'three')}${profile('s', 'one')}</profiles>
       <activeProfiles><activeProfile>p</activeProfile><activeProfile>s</activeProfile></activeProfiles>`,
    )
    expect(repositoriesOf(settings).map(({ id }) => id)).toEqual(['two', 'one'])
  })

  it('switches repositories off for releases or snapshots', () => {
    const { profiles } = read(
      '<profiles><profile><repositories><repository><id>a</id><url>https://a</url><snapshots><enabled>false</enabled></snapshots></repository></repositories></profile></profiles>',
    )
    expect(profiles[0]?.repositories[0]).toMatchObject({ releases: true, snapshots: false })
  })

  it('keeps active proxies only', () => {
    const proxy = (id: string, active: string) =>
      `<proxy><id>${id}</id>${active}<protocol>HTTP</protocol><host>p.test</host><port>3128</port><nonProxyHosts>localhost|*.test</nonProxyHosts></proxy>`
    const { proxies } = read(
      `<proxies>${proxy('a', '')}${proxy('b', '<active>true</active>')}${proxy('c', '<active>false</active>')}</proxies>`,
    )
    expect(proxies.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(proxies[0]).toMatchObject({ protocol: 'http', nonProxyHosts: ['localhost', '*.test'] })
  })

  it('is refused when it is not well-formed', () => {
    expect(() => read('<servers>')).toThrow('XML')
  })
})

describe('the settings of the user', () => {
  it('come before the global ones, and win for the same id', () => {
    const user = read('<servers><server><id>a</id><username>user</username></server></servers>')
    const global = read(
      '<localRepository>/global</localRepository><servers><server><id>a</id></server><server><id>b</id></server></servers>',
    )
    const merged = mergeSettings(user, global)
    expect(merged.servers.map(({ id, username }) => [id, username])).toEqual([
      ['a', 'user'],
      ['b', ''],
    ])
    expect(merged.localRepository).toBe('/global')
    expect(mergeSettings(NO_SETTINGS, NO_SETTINGS)).toEqual(NO_SETTINGS)
  })
})
