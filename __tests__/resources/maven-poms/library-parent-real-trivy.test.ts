// A project that depends on an earlier release of its own: what the release says of its parent is looked for in the tree by
// the real Trivy online, and in the local repository offline. The closure is what Maven would read.
import { expect, it } from 'vitest'
import { pomFiles, writePom } from '../../fixtures/poms.ts'
import { describeOffline } from '../../offline-peers.ts'
import { compareWithTrivy } from './trivy-poms.ts'

/** The parent of the release, in its own version, manages another library than that of the tree. */
const RELEASED = new Map(
  pomFiles({
    'org.acme:parent:1.0': { properties: { lib: '1.0' } },
    'org.acme:client:1.0': {
      parent: 'org.acme:parent:1.0 parent/pom.xml',
      dependencies: ['org.lib:one:${lib}'],
    },
    'org.lib:one:1.0': {},
    'org.lib:one:2.0': {},
  }),
)

function projectWith(directory: string) {
  const workspace = {
    'pom.xml': writePom('org.acme:all:2.0-SNAPSHOT', { modules: [directory, 'it'] }),
    [`${directory}/pom.xml`]: writePom('org.acme:parent:2.0-SNAPSHOT', { properties: { lib: '2.0' } }),
    'it/pom.xml': writePom('org.acme:it:2.0-SNAPSHOT', { dependencies: ['org.acme:client:1.0'] }),
  }
  return { workspace, central: RELEASED }
}

describeOffline('the real Trivy', () => {
  it('takes a module for the parent of the release online, whatever its version, and offline the one that was released', async () => {
    const { online, offline, closureAsked, trivyAsked } = await compareWithTrivy(projectWith('parent'))
    expect(closureAsked).toEqual(['org.acme:client:1.0', 'org.acme:parent:1.0', 'org.lib:one:1.0'])
    expect(trivyAsked).toEqual(['org.acme:client:1.0', 'org.lib:one:2.0'])
    expect(JSON.stringify(online)).toContain('pkg:maven/org.lib/one@2.0')
    expect(JSON.stringify(offline)).toContain('pkg:maven/org.lib/one@1.0')
  })

  it('tells the same online and offline where no module lies at that path', async () => {
    const { online, offline, closureAsked, trivyAsked } = await compareWithTrivy(projectWith('elsewhere'))
    expect(closureAsked).toEqual(trivyAsked)
    expect(offline).toEqual(online)
  })
})
