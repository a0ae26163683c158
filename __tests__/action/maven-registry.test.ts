// POM sets from a private registry: no Maven repository can be reached, and the scan has the same files.
import { describe, expect, it, onTestFinished } from 'vitest'
import { repositoryKey } from '../../src/resources/maven-poms/repositories/candidates.ts'
import { buildPomArtifact } from '../../src/resources/maven-poms/sets/pom-artifact.ts'
import { sha256, startRegistry } from '../fakes/registry.ts'
import { MANIFEST_TYPE } from '../fixtures/manifest.ts'
import { LIBRARY, LIBRARY_PATHS, makeJob, startMavenLab } from './maven-lab.ts'

const GONE = 'org/lib/gone/1.0/gone-1.0.pom'

describe('a private registry with the POM set of the project', () => {
  it.each(['input', 'project'] as const)(
    'gives every POM by the tag of the %s, and nobody else is asked',
    async (kind) => {
      const lab = await startMavenLab()
      const registry = await startRegistry()
      onTestFinished(() => registry.close())
      const first = await lab.run()
      const { inputDigest = '', project = '' } = first.evidence.mavenPoms ?? {}
      const { files, key } = readKept(lab)
      const artifact = await buildPomArtifact(
        {
          poms: files,
          origins: new Map([...files.keys()].map((path) => [path, { from: [key], after: [] }])),
          absent: new Map([[GONE, [key]]]),
          isComplete: true,
        },
        { inputDigest, confirmedAt: new Date() },
      )
      const tag = kind === 'input' ? inputDigest.replace('sha256:', '') : `project-${project}`
      registry.put('base/trivy-poms', tag, {
        manifest: artifact.fetched.bytes,
        mediaType: MANIFEST_TYPE,
        blobs: new Map([
          [sha256(artifact.layer), artifact.layer],
          [sha256(artifact.config), artifact.config],
        ]),
      })
      const { url } = lab.repository
      await lab.repository.close()
      const second = await lab.run({
        job: makeJob(),
        inputs: { registries: `${registry.host}/base`, save: 'never', 'maven-repository': `central=${url}` },
        environment: { ACTIONS_RESULTS_URL: undefined, ACTIONS_RUNTIME_TOKEN: undefined },
      })
      expect(second.placed).toEqual([...LIBRARY_PATHS].sort())
      expect(second.outputs).toMatchObject({ degraded: 'false', 'maven-poms-ready': 'true' })
      expect(second.variables.TRIVY_OFFLINE_SCAN).toBe('true')
      expect(second.counts).toMatchObject({ kept: 5, fetched: 0, absent: 1, unknown: 0 })
    },
  )
})

/** Its files, and the key of the repository that gave them. */
function readKept(lab: { readonly repository: { readonly url: string } }) {
  const files = new Map([...LIBRARY].map(([path, text]) => [path, Buffer.from(text)]))
  return { files, key: repositoryKey(lab.repository.url) }
}
