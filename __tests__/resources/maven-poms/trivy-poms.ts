// A scan of POMs by the real Trivy, online against repositories on loopback, and offline with what the closure found.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Closure, resolveClosure } from '../../../src/resources/maven-poms/closure/closure.ts'
import { type MavenRepository, startMavenRepository } from '../../fakes/maven-repository.ts'
import { runOffline } from '../../fixtures/offline-trivy.ts'
import { makeDirectory, writeFile } from '../../temporary.ts'
import { createMemorySource } from './memory-source.ts'
import { DECLARED_URL, type PomProject } from './pom-scenes.ts'

/** What came of a project. */
export interface PomComparison {
  readonly closure: Closure
  /** `group:artifact:version` that the closure asked for, in order of the alphabet, each once. */
  readonly closureAsked: readonly string[]
  /** The same for Trivy online, from the requests at the repositories. */
  readonly trivyAsked: readonly string[]
  /** What Trivy reports of packages, online and offline. */
  readonly online: unknown
  readonly offline: unknown
  /** What it would report offline without the closure. */
  readonly alone: unknown
}

const SCAN = ['fs', '--format', 'json', '--list-all-pkgs', '--scanners', 'license', '--include-dev-deps']

/** Scans online and offline, with the closure between; the repositories are on loopback. */
export async function compareWithTrivy(project: PomProject): Promise<PomComparison> {
  const directory = makeDirectory('poms')
  const workspace = join(directory, 'workspace')
  const [central, declared] = await Promise.all([startMavenRepository(), startMavenRepository()])
  try {
    const place = (text: string) => text.replaceAll(DECLARED_URL, declared.url)
    for (const [path, text] of Object.entries(project.workspace)) writeFile(workspace, path, place(text))
    for (const [path, text] of project.central) central.files.set(path, text)
    for (const [path, text] of project.declared ?? []) declared.files.set(path, text)
    const home = (name: string) => ({
      ...project.environment,
      ...writeHome(join(directory, name), central.url),
    })
    const online = await scanOnline(workspace, home('online'))
    const source = createMemorySource(project.central, { [declared.url]: declared.files })
    const closure = await resolveClosure({
      pomFiles: listPoms(workspace),
      root: workspace,
      source,
      environment: project.environment ?? {},
    })
    const filled = home('filled')
    for (const [path, text] of source.found) writeFile(filled.HOME, `.m2/repository/${path}`, text)
    return {
      closure,
      closureAsked: [...source.asked].sort(),
      trivyAsked: listAsked([central, declared]),
      online,
      offline: scanOffline(workspace, filled),
      alone: scanOffline(workspace, home('empty')),
    }
  } finally {
    await Promise.all([central.close(), declared.close()])
  }
}

/** A home whose settings send everything for Central to the repository; no other settings of the machine are seen. */
export function writeHome(
  home: string,
  centralUrl: string,
): Readonly<Record<'HOME', string> & Record<string, string>> {
  mkdirSync(home, { recursive: true })
  const mirror = `<mirror><id>lab</id><mirrorOf>central</mirrorOf><url>${centralUrl}</url></mirror>`
  writeFile(home, '.m2/settings.xml', `<settings><mirrors>${mirror}</mirrors></settings>`)
  return {
    HOME: home,
    MAVEN_HOME: join(home, 'no-maven'),
    TRIVY_CACHE_DIR: join(home, 'cache'),
    TRIVY_SKIP_VERSION_CHECK: 'true',
    TRIVY_DISABLE_TELEMETRY: 'true',
  }
}

/** The scan must run beside the repositories, which are in this process. */
export async function scanOnline(
  workspace: string,
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  const child = spawn('trivy', [...SCAN, '.'], {
    cwd: workspace,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  if (code !== 0) throw new Error(`trivy: exit code ${code}: ${stderr}`)
  return readPackages(stdout)
}

export function scanOffline(workspace: string, environment: Readonly<Record<string, string>>): unknown {
  const run = runOffline(['trivy', ...SCAN, '--offline-scan', '.'], { environment, cwd: workspace })
  if (run.exitCode !== 0) throw new Error(`trivy: exit code ${run.exitCode}: ${run.stderr}`)
  return readPackages(run.stdout)
}

/** Everything that the report says of packages: versions, relations, licences, places. */
function readPackages(report: string): unknown {
  const { Results: results = [] } = JSON.parse(report) as { Results?: unknown[] }
  return results
}

function listPoms(workspace: string): readonly string[] {
  return readdirSync(workspace, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[\\/])pom\.xml$/.test(path))
    .map((path) => join(workspace, path))
}

/**
 * By directory: a snapshot's metadata, and its POM under another name, lie where its POM would. Trivy also asks for
 * POMs without a group or artifact; no repository can have one, so the closure does not.
 */
function listAsked(repositories: readonly MavenRepository[]): readonly string[] {
  const names = repositories.flatMap(({ requests }) =>
    requests.flatMap(({ path }) => {
      const [file = '', version = '', artifact = '', ...group] = path.split('/').reverse()
      const isNamed = group.length > 0 && !file.startsWith('-')
      return isNamed ? [`${group.reverse().join('.')}:${artifact}:${version}`] : []
    }),
  )
  return [...new Set(names)].sort()
}
