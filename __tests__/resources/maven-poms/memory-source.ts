// A source of POMs over maps of files: several repositories, asked in Trivy's order, and a record of what was asked.
import type {
  PomAnswer,
  PomRequest,
  PomSource,
} from '../../../src/resources/maven-poms/closure/pom-source.ts'
import { pomPath } from '../../fixtures/poms.ts'

/** Files of a repository by their paths. */
export type RepositoryFiles = ReadonlyMap<string, string | Buffer>

/** A source that remembers. */
export interface MemorySource extends PomSource {
  readonly requests: PomRequest[]
  /** `group:artifact:version` of those for which there is a repository to ask. */
  readonly asked: Set<string>
  /** What was found, by its path in a local repository. */
  readonly found: Map<string, Buffer>
}

/** Central holds releases only; what POMs declare is known by URL. */
export function createMemorySource(
  central: RepositoryFiles,
  declared: Readonly<Record<string, RepositoryFiles>> = {},
): MemorySource {
  const requests: PomRequest[] = []
  const asked = new Set<string>()
  const found = new Map<string, Buffer>()
  return {
    requests,
    asked,
    found,
    find(request) {
      requests.push(request)
      const text = look(request)
      if (text === undefined) return Promise.resolve<PomAnswer>({ kind: 'absent' })
      found.set(pomPath(nameRequest(request)), text)
      return Promise.resolve<PomAnswer>({ kind: 'found', text })
    },
  }

  function look(request: PomRequest): Buffer | undefined {
    const isSnapshot = /SNAPSHOT$|^LATEST$/.test(request.version)
    const repositories = [
      ...request.repositories
        .filter(({ snapshots, releases }) => (isSnapshot ? snapshots : releases))
        .map(({ url }) => declared[url]),
      isSnapshot ? undefined : central,
    ]
    if (repositories.some((files) => files !== undefined)) asked.add(nameRequest(request))
    const path = pomPath(nameRequest(request))
    for (const files of repositories) {
      const text = files?.get(isSnapshot ? nameSnapshot(path, files) : path)
      if (text !== undefined) return Buffer.from(text)
    }
    return undefined
  }
}

/** `group:artifact:version` of a request. */
export function nameRequest({ groupId, artifactId, version }: PomRequest): string {
  return `${groupId}:${artifactId}:${version}`
}

/** The last version of a POM in the metadata beside it, if there is any. */
function nameSnapshot(path: string, files: RepositoryFiles): string {
  const [file = '', , artifact = '', ...above] = path.split('/').reverse()
  const directory = path.slice(0, -file.length)
  const metadata = String(files.get(`${directory}maven-metadata.xml`) ?? '')
  const value = /<extension>pom<\/extension>\s*<value>(.*?)<\/value>/.exec(metadata)?.[1]
  return value === undefined || above.length === 0 ? path : `${directory}${artifact}-${value}.pom`
}
