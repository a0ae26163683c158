// Workspaces for the scans of the plan's matrix, each also as an image, a disk, and an SBOM: the same files whatever looks at them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeImageArchive } from '../fixtures/image-archive.ts'
import { log4jJar } from '../fixtures/jar.ts'

/** What a workspace holds beside a lock file and a Dockerfile. */
export type Kind =
  | 'plain'
  | 'jar'
  | 'pom'
  | 'both'
  | 'leaf'
  | 'vendored'
  | 'git'
  | 'named'
  | 'configured'
  | 'linked'
  | 'nested'
  | 'system'
  | 'deep'

/** Where a scan finds its target, as seen from the workspace. */
export interface Target {
  readonly workspace: string
  readonly image: string
  readonly disk: string
  readonly sbom: string
}

/** Writes one workspace of each kind. Disks need `mkfs.ext4`. */
export async function writePlanTargets(directory: string): Promise<Readonly<Record<Kind, Target>>> {
  const kinds = Object.keys(FILES) as Kind[]
  const targets = await Promise.all(kinds.map((kind) => writeTarget(directory, kind)))
  return Object.fromEntries(targets.map((target, index) => [kinds[index], target])) as Record<Kind, Target>
}

async function writeTarget(directory: string, kind: Kind): Promise<Target> {
  const workspace = join(directory, kind, 'workspace')
  const target = {
    workspace,
    image: join(directory, kind, 'image.tar'),
    disk: join(directory, kind, 'disk.img'),
    sbom: join(directory, kind, 'sbom.json'),
  }
  for (const [path, content] of Object.entries({ ...COMMON_FILES, ...FILES[kind] })) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), content)
  }
  if (kind === 'linked') {
    symlinkSync('../elsewhere', join(workspace, 'link'))
    symlinkSync('../elsewhere/pom.xml', join(workspace, 'pom.xml'))
  }
  await writeImageArchive(target.image, workspace)
  writeFileSync(target.sbom, JSON.stringify(sbom))
  spawnSync('mkfs.ext4', ['-q', '-d', workspace, target.disk, '2M'])
  return target
}

const packageLock = JSON.stringify({
  name: 'fixture',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: { 'node_modules/lodash': { version: '4.17.20' } },
})

/** Its dependency's own POM is nowhere on this machine, so it has to be asked for. */
const pom = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId><artifactId>service</artifactId><version>1.0.0</version>
  <dependencies>
    <dependency>
      <groupId>org.example</groupId><artifactId>library</artifactId><version>2.0.0</version>
    </dependency>
  </dependencies>
</project>
`

const sbom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: { component: { 'bom-ref': 'app', type: 'application', name: 'app' } },
  components: [
    { type: 'library', name: 'lodash', version: '4.17.20', purl: 'pkg:npm/lodash@4.17.20' },
    {
      type: 'library',
      group: 'org.example',
      name: 'library',
      version: '2.0.0',
      purl: 'pkg:maven/org.example/library@2.0.0',
    },
  ],
}

const COMMON_FILES = {
  Dockerfile: 'FROM alpine:3.19\nRUN echo built\n',
  'package-lock.json': packageLock,
  'lib/README.md': 'Nothing to see.\n',
  'vex.json': JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.org/vex',
    author: 'Somebody',
    timestamp: '2026-01-01T00:00:00Z',
    version: 1,
    statements: [],
  }),
}

const FILES: Readonly<Record<Kind, Readonly<Record<string, string | Buffer>>>> = {
  plain: {},
  jar: { 'lib/logging.jar': log4jJar },
  pom: { 'service/pom.xml': pom },
  both: { 'lib/logging.jar': log4jJar, 'service/pom.xml': pom },
  // Without a dependency there is nothing to look up.
  leaf: { 'service/pom.xml': pom.replace(/<dependencies>.*<\/dependencies>/s, '') },
  vendored: { 'node_modules/bridge/pom.xml': pom },
  git: { '.git/pom.xml': pom },
  named: { 'service/deps.xml': pom },
  // Links lead from the workspace to a directory and a file beside it.
  linked: { '../elsewhere/pom.xml': pom },
  // Skipped at the top only, and not by this name.
  system: {
    'proc/pom.xml': pom,
    'sys/pom.xml': pom,
    'dev/pom.xml': pom,
    'service/POM.xml': pom,
    'my-pom.xml': pom,
  },
  deep: { 'service/proc/pom.xml': pom },
  nested: { 'service/inner/pom.xml': pom },
  configured: { 'ci.yaml': 'scan:\n  scanners: [secret]\n' },
}
