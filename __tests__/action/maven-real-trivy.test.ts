// The whole way with the real Trivy: what it reports online is what it reports with the network cut, after the action.
import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startMavenRepository } from '../fakes/maven-repository.ts'
import { runOffline } from '../fixtures/offline-trivy.ts'
import { describeOffline } from '../offline-peers.ts'
import { DECLARED_URL, pomProjects } from '../resources/maven-poms/pom-scenes.ts'
import { scanOffline, scanOnline, writeHome } from '../resources/maven-poms/trivy-poms.ts'
import { makeJob, startMavenLab } from './maven-lab.ts'
import { runStep, writeJobFile } from './run.ts'

describeOffline('the real Trivy after the action', () => {
  it.each(Object.entries(pomProjects))('reports the same offline as online for %s', async (_, project) => {
    const [central, declared] = await Promise.all([startMavenRepository(), startMavenRepository()])
    onTestFinished(() => Promise.all([central.close(), declared.close()]).then(() => undefined))
    for (const [path, text] of project.central) central.files.set(path, text)
    for (const [path, text] of project.declared ?? []) declared.files.set(path, text)
    const job = makeJob()
    for (const [path, text] of Object.entries(project.workspace)) {
      writeJobFile(join(job.workspace, path), text.replaceAll(DECLARED_URL, declared.url))
    }
    const makeHome = (path: string) => {
      const home = writeHome(path, central.url)
      // Loopback is refused unless the user lists it; here for everybody alike.
      if (project.declared !== undefined) writeSettings(path, central.url, declared.url)
      return home
    }
    const online = await scanOnline(job.workspace, {
      ...project.environment,
      ...makeHome(join(job.temp, 'online')),
    })
    const askedOnline = [central, declared].flatMap(({ requests }) => requests.splice(0))

    const home = { ...project.environment, ...makeHome(join(job.temp, 'home')) }
    const step = await runStep(job, {
      inputs: {
        resources: 'maven-poms',
        'scan-type': 'fs',
        'trivy-version': '0.74.0',
      },
      environment: { ...home, TRIVY_CACHE_DIR: undefined },
    })
    expect(step.exitCode).toBe(0)
    expect(step.outputs['maven-poms-ready']).toBe('true')
    expect(step.variables.TRIVY_OFFLINE_SCAN).toBe('true')
    const asked = [central, declared].flatMap(({ requests }) => requests.map(({ path }) => path))
    expect(asked).toHaveLength(new Set(asked).size + countTwice(asked))
    expect(
      served(askedOnline).filter(
        (path) => !served([...central.requests, ...declared.requests]).includes(path),
      ),
    ).toEqual([])

    expect(scanOffline(job.workspace, home)).toEqual(online)
    // A Docker action has another HOME, and no settings of ours.
    const github = join(job.temp, 'home-of-docker')
    mkdirSync(github)
    renameSync(join(job.temp, '_github_home', '.m2'), join(github, '.m2'))
    expect(scanOffline(job.workspace, { ...home, HOME: github })).toEqual(online)
  })
})

function writeSettings(home: string, mirror: string, repository: string): void {
  const repositories = `<repositories><repository><id>own</id><url>${repository}</url></repository></repositories>`
  writeJobFile(
    join(home, '.m2', 'settings.xml'),
    `<settings><mirrors><mirror><id>lab</id><mirrorOf>central</mirrorOf><url>${mirror}</url></mirror></mirrors>
     <profiles><profile><id>p</id>${repositories}</profile></profiles>
     <activeProfiles><activeProfile>p</activeProfile></activeProfiles></settings>`,
  )
}

/** A root with nothing in it but Trivy and what `docker-args` mounts; the user's HOME is nowhere. */
const CONTAINER = `set -eu
root=$1 repository=$2 cache=$3 workspace=$4
mount -t tmpfs tmpfs "$root"
mkdir -p "$root/tmp" "$root/trivy-offline-maven" "$root/trivy-offline-cache" "$root/workspace"
touch "$root/trivy"
mount --bind "$(command -v trivy)" "$root/trivy"
mount --bind "$repository" "$root/trivy-offline-maven"
mount --bind "$cache" "$root/trivy-offline-cache"
mount --bind "$workspace" "$root/workspace"
exec env -i HOME=/nobody MAVEN_HOME="$5" TRIVY_CACHE_DIR=/tmp/cache TRIVY_OFFLINE_SCAN=true TRIVY_SKIP_VERSION_CHECK=true \\
  /usr/sbin/chroot "$root" /trivy fs --format json --list-all-pkgs --scanners license /workspace`

// Mounts and chroot need root.
if (process.getuid?.() === 0)
  describeOffline('the real Trivy in a container with docker-args', describeContainer, ['mount'])
else describe.skip('the real Trivy in a container with docker-args (skipped: not root)', describeContainer)

function describeContainer(): void {
  it('knows the transitive dependencies, whatever the HOME of its user', async () => {
    const lab = await startMavenLab()
    const { job, outputs } = await lab.run()
    const args = outputs['docker-args'] ?? ''
    const [, repository = ''] = /-v (\S+):\/trivy-offline-maven:ro/.exec(args) ?? []
    const [, mavenHome = ''] = /-e MAVEN_HOME=(\S+)/.exec(args) ?? []
    const root = join(job.temp, 'root')
    mkdirSync(root)
    const mounts = [root, repository, job.cacheDir, job.workspace, mavenHome]
    const run = runOffline(['sh', '-c', CONTAINER, 'sh', ...mounts], { privateMounts: true })
    expect(run.stdout).toContain('pkg:maven/org.lib/three@3.0')
  })
}

/** What came with 200. */
function served(requests: readonly { readonly path: string; readonly status: number }[]): string[] {
  return [...new Set(requests.filter(({ status }) => status === 200).map(({ path }) => path))].sort()
}

/** Two repositories may be asked for the same path, once each. */
function countTwice(asked: readonly string[]): number {
  return asked.filter((path, position) => asked.indexOf(path) !== position).length
}

describe('the scenes', () => {
  it('are many', () => {
    expect(Object.keys(pomProjects).length).toBeGreaterThanOrEqual(10)
  })
})
