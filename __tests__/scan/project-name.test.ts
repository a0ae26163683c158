// Names under which something is kept for one project.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { identifyProject } from '../../src/resources/maven-poms/sets/pom-project.ts'
import { projectOf } from '../../src/resources/terraform-modules/module-places.ts'
import type { ProjectPlace } from '../../src/scan/project-name.ts'

const GITHUB = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/app' }
const WORKSPACE = join(import.meta.dirname, 'workspace')

const poms = (place: ProjectPlace) =>
  identifyProject({
    ...place,
    pomFiles: [],
    repositories: {
      settings: [],
      inputs: [],
      servers: [],
      mirrors: [],
      readsMirrors: true,
      configMirrors: new Map(),
      insecureHosts: [],
      guardsLocalRepository: false,
    },
    keepsPrivate: false,
  }).project

const modules = ({ environment, ...place }: ProjectPlace) =>
  projectOf(
    { ...place, hosts: { mirrors: new Map(), listed: new Set() }, keepsPrivate: false },
    { environment },
  )

describe.each([
  ['Maven POMs', poms],
  ['Terraform modules', modules],
])('the project of %s', (_, identify) => {
  const name = (changes: NodeJS.ProcessEnv = {}, root = WORKSPACE, workspace = WORKSPACE) =>
    identify({ environment: { ...GITHUB, ...changes }, workspace, root })

  it('is another one on another server, in another repository, or in another directory', () => {
    const names = [
      name(),
      name({ GITHUB_SERVER_URL: 'https://ghes.example' }),
      name({ GITHUB_REPOSITORY: 'acme/other' }),
      name({}, join(WORKSPACE, 'app')),
    ]
    expect(new Set(names).size).toBe(4)
    expect(name()).toBe(names[0])
  })

  it.each(['app', '..app'])('is the same wherever the workspace lies, for its directory %s/x', (part) => {
    const elsewhere = `${WORKSPACE}-of-another-runner`
    const isSame = name({}, join(WORKSPACE, part, 'x')) === name({}, join(elsewhere, part, 'x'), elsewhere)
    expect(isSame).toBe(true)
  })
})
