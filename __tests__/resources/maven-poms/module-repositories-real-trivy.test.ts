// Where an offline scan knows more than an online one: what one module's repository gave lies in the local repository, which
// all modules read, with Trivy as with Maven. docs/maven.md says so.
import { expect, it } from 'vitest'
import { pomFiles, writePom } from '../../fixtures/poms.ts'
import { describeOffline } from '../../offline-peers.ts'
import { DECLARED_URL } from './pom-scenes.ts'
import { compareWithTrivy } from './trivy-poms.ts'

const REPOSITORIES = `<repositories><repository><id>own</id><url>${DECLARED_URL}</url></repository></repositories>`

describeOffline('a POM that the repositories of one module alone have', () => {
  it('is unknown to another module online, and known to it offline', async () => {
    const module = (name: string) => writePom(`org.acme:${name}:1.0`, { dependencies: ['org.lib:own:1.0'] })
    const { online, offline, closureAsked, trivyAsked } = await compareWithTrivy({
      workspace: {
        'one/pom.xml': module('one'),
        'two/pom.xml': module('two').replace('</project>', `${REPOSITORIES}</project>`),
      },
      central: new Map(pomFiles({ 'org.lib:deep:1.0': {} })),
      declared: new Map(pomFiles({ 'org.lib:own:1.0': { dependencies: ['org.lib:deep:1.0'] } })),
    })
    expect(closureAsked).toEqual(trivyAsked)
    expect(modulesWith(online, 'org.lib:deep')).toEqual(['two/pom.xml'])
    expect(modulesWith(offline, 'org.lib:deep')).toEqual(['one/pom.xml', 'two/pom.xml'])
  })
})

function modulesWith(report: unknown, name: string): readonly string[] {
  const results = report as readonly { Target: string; Packages?: readonly { Name: string }[] }[]
  return results.flatMap(({ Target, Packages = [] }) =>
    Packages.some(({ Name }) => Name === name) ? [Target] : [],
  )
}
