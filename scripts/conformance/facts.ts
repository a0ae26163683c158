// What a Trivy does, by running it with nothing but small data of the tests and no network: one line of the table each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCacheDir } from '../../__tests__/fixtures/cache-dir.ts'
import { runOffline, type TrivyRun } from '../../__tests__/fixtures/offline-trivy.ts'
import { writeTargets } from '../../__tests__/fixtures/targets.ts'

/** A question to a binary; the answer is a cell of the table. */
export interface Fact {
  readonly title: string
  ask(lab: Lab): string
}

/** One version with a directory of its own. */
export interface Lab {
  readonly directory: string
  readonly binaryDirectory: string
  /** Runs it in an empty home; `prepare` is a line of shell before it, as root in a private mount namespace. */
  run(args: readonly string[], options?: RunOptions): TrivyRun
  /** A cache directory with both databases and the checks of this version's major. */
  fillCache(major?: 1 | 2): string
}

interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly prepare?: string
}

/** Opens a lab for the binary in a directory, and closes it after the work. */
export function withLab<T>(binaryDirectory: string, work: (lab: Lab) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'conformance-'))
  try {
    writeTargets(join(directory, 'targets'))
    return work(openLab(directory, binaryDirectory))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function openLab(directory: string, binaryDirectory: string): Lab {
  let count = 0
  const makeDirectory = (name: string) => {
    count += 1
    const path = join(directory, `${name}-${count}`)
    mkdirSync(path)
    return path
  }
  return {
    directory,
    binaryDirectory,
    run: (args, { environment = {}, prepare } = {}) => {
      const home = makeDirectory('home')
      const command =
        prepare === undefined
          ? ['trivy', ...args]
          : ['sh', '-ec', `${prepare}; exec "$@"`, 'sh', 'trivy', ...args]
      return runOffline(command, {
        cwd: join(directory, 'targets'),
        privateMounts: prepare !== undefined,
        environment: {
          PATH: `${binaryDirectory}:${process.env.PATH ?? ''}`,
          HOME: home,
          TRIVY_CACHE_DIR: join(home, 'cache'),
          TRIVY_SKIP_VERSION_CHECK: 'true',
          TRIVY_DISABLE_TELEMETRY: 'true',
          ...environment,
        },
      })
    },
    fillCache: (major = 2) => {
      const cacheDir = makeDirectory('cache')
      const now = { updatedAt: new Date(), downloadedAt: new Date() }
      writeCacheDir(cacheDir, { vulnDb: now, javaDb: now, checks: { major, downloadedAt: now.downloadedAt } })
      return cacheDir
    },
  }
}

const ROOTFS = ['rootfs', '--scanners', 'vuln', '--format', 'json', 'rootfs']
const SKIP = {
  TRIVY_SKIP_DB_UPDATE: 'true',
  TRIVY_SKIP_JAVA_DB_UPDATE: 'true',
  TRIVY_SKIP_CHECK_UPDATE: 'true',
}

/** In the order of the table. */
export const FACTS: readonly Fact[] = [
  { title: 'default `--db-repository`', ask: (lab) => defaultOf(lab, 'db-repository') },
  { title: 'default `--java-db-repository`', ask: (lab) => defaultOf(lab, 'java-db-repository') },
  { title: 'default `--checks-bundle-repository`', ask: (lab) => defaultOf(lab, 'checks-bundle-repository') },
  { title: 'words of `--scanners` for `image`', ask: (lab) => wordsOf(lab, 'scanners') },
  { title: 'words of `--format` for `image`', ask: (lab) => wordsOf(lab, 'format') },
  { title: 'words of `--pkg-types` for `image`', ask: (lab) => wordsOf(lab, 'pkg-types') },
  {
    title: 'fresh data, `TRIVY_CACHE_DIR` alone, no network: JAR and packages found',
    ask: (lab) => found(lab.run(ROOTFS, { environment: { TRIVY_CACHE_DIR: lab.fillCache() } })),
  },
  {
    title: 'the same with `metadata.json` of tomorrow’s schema (`"Version": 3`)',
    ask: (lab) => withDatabaseMetadata(lab, (text) => text.replace(/"Version":\s*2/, '"Version": 3')),
  },
  {
    title: 'the same with `"Version": 2.0`, with skip variables',
    ask: (lab) => withDatabaseMetadata(lab, (text) => text.replace(/"Version":\s*2/, '"Version": 2.0')),
  },
  {
    title: 'databases on a read-only mount, with skip variables',
    ask: (lab) => {
      const cacheDir = lab.fillCache()
      const prepare = `mount --bind '${cacheDir}' '${cacheDir}' && mount -o remount,bind,ro '${cacheDir}'`
      const environment = { ...SKIP, TRIVY_CACHE_DIR: cacheDir, TRIVY_CACHE_BACKEND: 'memory' }
      return found(lab.run(ROOTFS, { environment, prepare }))
    },
  },
  {
    title: 'no data, with skip variables: exit code of a scan for vulnerabilities',
    ask: (lab) => String(lab.run(ROOTFS, { environment: SKIP }).exitCode),
  },
  { title: 'checks bundle of major 1 is used', ask: (lab) => usesChecks(lab, 1) },
  { title: 'checks bundle of major 2 is used', ask: (lab) => usesChecks(lab, 2) },
  {
    title: 'no checks bundle, skipped: embedded checks',
    ask: (lab) => {
      const run = lab.run(['config', '--format', 'json', 'config'], { environment: SKIP })
      return run.exitCode === 0 && /"ID": "DS-?0?002"/.test(run.stdout)
        ? 'yes'
        : `no, exit code ${run.exitCode}`
    },
  },
  {
    title: 'what it says to `--skip-db-update` with `--download-db-only`',
    ask: (lab) => complaintOf(lab.run(['image', '--skip-db-update', '--download-db-only'])),
  },
  {
    title: 'a database that another user owns and nobody may write to',
    ask: scanForeignDatabase,
  },
  {
    title: 'a Helm chart that lacks one it depends on, though a condition switches that off',
    ask: scanChart,
  },
  {
    title: 'a compliance report of your own, of checks for secrets: asks for the vulnerability DB',
    ask: (lab) => (asksForVulnDb(lab, 'SECRET-HIGH') ? 'yes' : 'no'),
  },
  {
    title: 'the same of checks for vulnerabilities',
    ask: (lab) => (asksForVulnDb(lab, 'CVE-2026-1') ? 'yes' : 'no'),
  },
  {
    title: '`--config ""`',
    ask: (lab) => {
      const run = lab.run(['config', '--config', '', '--format', 'json', 'config'], { environment: SKIP })
      return run.exitCode === 0 ? 'reads no file' : `exit code ${run.exitCode}`
    },
  },
]

/** The last part of what it ends with, as a user would look for it; empty where it does not end so. */
function complaintOf({ stderr }: TrivyRun): string {
  const fatal = /^.*FATAL\s+(.*)$/m.exec(stderr)?.[1]
  const reason = fatal
    ?.split(/error: |: (?=[a-z-])/)
    .at(-1)
    ?.trim()
  return reason === undefined ? '' : `\`${reason}\``
}

/** What an ordinary user's scan says to data that root placed and nobody may write to. */
function scanForeignDatabase(lab: Lab): string {
  const cacheDir = lab.fillCache()
  const binary = join(lab.binaryDirectory, 'trivy')
  // Home, tools, and temporary directory of root may be closed to other users: all that the scan needs is shown to it below
  // one directory that is open.
  const prepare = `mount -t tmpfs -o mode=755 tmpfs /mnt; cd /mnt
    mkdir cache targets home; chown 65534 home; touch trivy
    chmod -R a-w,a+rX '${cacheDir}/db'; chmod a+rx '${cacheDir}' targets
    mount --bind '${binary}' trivy; mount --bind '${cacheDir}' cache; mount --bind '${join(lab.directory, 'targets')}' targets
    cd targets; set -- setpriv --reuid 65534 --regid 65534 --clear-groups "$@"`
  const run = lab.run(ROOTFS, {
    environment: {
      ...SKIP,
      HOME: '/mnt/home',
      TRIVY_CACHE_DIR: '/mnt/cache',
      TRIVY_CACHE_BACKEND: 'memory',
      PATH: '/mnt:/usr/bin:/bin',
    },
    prepare,
  })
  return found(run) === 'both'
    ? 'is read'
    : complaintOf(run) || `exit code ${run.exitCode}: ${run.stderr.trim()}`
}

function scanChart(lab: Lab): string {
  const chart = mkdtempSync(join(lab.directory, 'chart-'))
  mkdirSync(join(chart, 'templates'))
  const dependency =
    '{name: cache, version: 1.0.0, repository: "https://charts.test", condition: cache.enabled}'
  writeFileSync(
    join(chart, 'Chart.yaml'),
    `apiVersion: v2\nname: own\nversion: 1.0.0\ndependencies: [${dependency}]\n`,
  )
  writeFileSync(join(chart, 'values.yaml'), 'cache: {enabled: false}\n')
  writeFileSync(
    join(chart, 'templates', 'pod.yaml'),
    '{{ $kind := "Pod" }}\napiVersion: v1\nkind: {{ $kind }}\nmetadata: {name: x}\nspec: {containers: [{name: a, image: "a:latest"}]}\n',
  )
  const run = lab.run(['config', '--format', 'json', chart], { environment: SKIP })
  const level = /\b(WARN|ERROR)\b.*missing in charts/.exec(run.stderr)?.[1] ?? 'nothing'
  return `${run.stdout.includes('templates/pod.yaml') ? 'rendered' : 'passed over'}, exit code ${run.exitCode}, says ${level}`
}

function asksForVulnDb(lab: Lab, check: string): boolean {
  const directory = mkdtempSync(join(lab.directory, 'report-'))
  const control = `{id: "1", name: one, description: one, severity: HIGH, checks: [{id: ${check}}]}`
  writeFileSync(
    join(directory, 'own.yaml'),
    `spec: {id: own, title: own, description: own, version: "1.0", controls: [${control}]}\n`,
  )
  return lab
    .run(['fs', '--compliance', `@${join(directory, 'own.yaml')}`, directory])
    .stderr.includes('vulnerability DB')
}

function defaultOf(lab: Lab, flag: string): string {
  const text = helpOf(lab, flag)
  const [, value = 'no such flag'] = /\(default \[?"?([^"\])]+)"?\]?\)/.exec(text) ?? []
  return value
    .split(',')
    .map((one) => `\`${one}\``)
    .join(', ')
}

function wordsOf(lab: Lab, flag: string): string {
  const text = helpOf(lab, flag)
  // In one line at first, "Allowed values: - table - json (default …" since.
  const [, allowed = text === '' ? 'no such flag' : 'not listed'] =
    /allowed values:?\s+-?\s*(.+?)\s*(?:\)|\(default)/i.exec(text) ??
    /\(([a-z-]+(?:,[a-z-]+)+)\)/.exec(text) ??
    []
  return allowed.split(/,\s*|\s+-\s+/).join(', ')
}

/** The lines of `trivy image --help` that tell of a flag, in one. */
function helpOf(lab: Lab, flag: string): string {
  const lines = lab.run(['image', '--help']).stdout.split('\n')
  const start = lines.findIndex((line) => new RegExp(`^\\s+(-\\w, )?--${flag} `).test(line))
  if (start === -1) return ''
  const next = lines.slice(start + 1).findIndex((line) => /^\s+(-\w, )?--|^\S|^$/.test(line))
  return lines
    .slice(start, start + 1 + Math.max(next, 0))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

function found(run: TrivyRun): string {
  if (run.exitCode !== 0) return `exit code ${run.exitCode}`
  const jar = run.stdout.includes('CVE-2021-44228')
  const packages = run.stdout.includes('CVE-2023-42363')
  if (jar && packages) return 'both'
  return jar ? 'the JAR only' : packages ? 'the packages only' : 'neither'
}

function withDatabaseMetadata(lab: Lab, edit: (text: string) => string): string {
  const cacheDir = lab.fillCache()
  const now = new Date().toISOString()
  const text = `{"Version": 2,"NextUpdate":"${now}","UpdatedAt":"${now}","DownloadedAt":"${now}"}`
  writeFileSync(join(cacheDir, 'db', 'metadata.json'), edit(text))
  return found(lab.run(ROOTFS, { environment: { ...SKIP, TRIVY_CACHE_DIR: cacheDir } }))
}

function usesChecks(lab: Lab, major: 1 | 2): string {
  const environment = { ...SKIP, TRIVY_CACHE_DIR: lab.fillCache(major) }
  const run = lab.run(['config', '--format', 'json', 'config'], { environment })
  if (run.exitCode !== 0) return `exit code ${run.exitCode}`
  return /"ID": "DS-?9001"/.test(run.stdout) ? 'yes' : 'no'
}
