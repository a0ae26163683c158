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

  it('decides a version there that was decided further away online, so that each has a package of its own', async () => {
    const module = (name: string) =>
      writePom(`org.acme:${name}:1.0`, { dependencies: ['org.lib:own:1.0', 'org.lib:far:1.0'] })
    const { online, offline } = await compareWithTrivy({
      workspace: {
        'one/pom.xml': module('one'),
        'two/pom.xml': module('two').replace('</project>', `${REPOSITORIES}</project>`),
      },
      central: new Map(
        pomFiles({
          'org.lib:far:1.0': { dependencies: ['org.lib:farther:1.0'] },
          'org.lib:farther:1.0': { dependencies: ['org.lib:deep:1.0'] },
          'org.lib:deep:1.0': {},
          'org.lib:deep:2.0': {},
        }),
      ),
      declared: new Map(pomFiles({ 'org.lib:own:1.0': { dependencies: ['org.lib:deep:2.0'] } })),
    })
    // The nearest decides: without the POM of `own` that is `farther`.
    expect(versionsOf(online, 'org.lib:deep')).toEqual({ 'one/pom.xml': ['1.0'], 'two/pom.xml': ['2.0'] })
    expect(versionsOf(offline, 'org.lib:deep')).toEqual({ 'one/pom.xml': ['2.0'], 'two/pom.xml': ['2.0'] })
  })
})

interface Result {
  readonly Target: string
  readonly Packages?: readonly { readonly Name: string; readonly Version: string }[]
}

function versionsOf(report: unknown, name: string): Readonly<Record<string, readonly string[]>> {
  const rows = (report as readonly Result[]).map(
    ({ Target, Packages = [] }) =>
      [Target, Packages.flatMap((one) => (one.Name === name ? [one.Version] : []))] as const,
  )
  return Object.fromEntries(rows.filter(([, versions]) => versions.length > 0))
}

function modulesWith(report: unknown, name: string): readonly string[] {
  return (report as readonly Result[]).flatMap(({ Target, Packages = [] }) =>
    Packages.some(({ Name }) => Name === name) ? [Target] : [],
  )
}
