// The proof: the real Trivy with the network cut, on small targets, with nothing but what the action left behind.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { canCutNetwork, runOffline, type TrivyRun } from '../../__tests__/fixtures/offline-trivy.ts'
import { expectedFindings, writeTargets } from '../../__tests__/fixtures/targets.ts'
import { type Finding, readFindings } from '../../__tests__/fixtures/trivy-report.ts'
import { showHeading, showLines } from './show.ts'

/** What a later step of the job has. */
export interface ScanOptions {
  /** Directory for the targets. */
  readonly directory: string
  /** As the action exported them. */
  readonly variables: Readonly<Record<string, string>>
  /** Whether the data is the demo's own, so that every finding is known. */
  readonly isOwnData: boolean
}

/** Nothing listens there (RFC 863, discard). */
const CLOSED_PROXY = 'http://127.0.0.1:9'

/** Scans where there is a Trivy; says what was not as expected. */
export function scanOffline(options: ScanOptions): string[] {
  const version = findVersion()
  if (version === undefined) {
    showHeading('Scan: left out, there is no trivy on PATH')
    return []
  }
  const hasNamespaces = canCutNetwork()
  const cut = hasNamespaces
    ? 'in a network namespace without any network (unshare --net)'
    : `with its proxies at a closed port (${CLOSED_PROXY}), because this system permits no network namespace`
  showHeading(`Scan: Trivy ${version} ${cut}`)
  const { rootfs, config } = writeTargets(join(options.directory, 'targets'))
  const scans = [
    { args: ['rootfs', '--scanners', 'vuln', rootfs], wanted: expectedFindings.rootfs },
    { args: ['config', config], wanted: expectedFindings.config },
  ]
  return scans.flatMap(({ args, wanted }) => {
    const run = runScan([...args, '--format', 'json'], options, hasNamespaces)
    return judgeScan(args, run, options.isOwnData ? wanted : undefined)
  })
}

function findVersion(): string | undefined {
  const { stdout } = spawnSync('trivy', ['--version'], { encoding: 'utf8' })
  return /^Version: *(\S+)/m.exec(stdout ?? '')?.[1]
}

function runScan(args: readonly string[], options: ScanOptions, hasNamespaces: boolean): TrivyRun {
  const environment = { HOME: options.directory, ...options.variables }
  if (hasNamespaces) return runOffline(['trivy', ...args], { environment, cwd: options.directory })
  const proxies = { HTTP_PROXY: CLOSED_PROXY, HTTPS_PROXY: CLOSED_PROXY }
  const { PATH, SystemRoot } = process.env
  const run = spawnSync('trivy', args, {
    encoding: 'utf8',
    env: { PATH, SystemRoot, ...environment, ...proxies },
    cwd: options.directory,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { exitCode: run.status, stdout: run.stdout, stderr: run.stderr }
}

/** Prints the findings; with other people's data any will do, because none would mean that the data was not used. */
function judgeScan(args: readonly string[], run: TrivyRun, wanted: readonly Finding[] | undefined): string[] {
  const name = `trivy ${args.slice(0, -1).join(' ')}`
  if (run.exitCode !== 0) {
    showLines([`${name}: exit code ${run.exitCode}`, ...run.stderr.trimEnd().split('\n')])
    return [`${name} ended with ${run.exitCode}`]
  }
  const found = readFindings(run.stdout)
  showLines([`${name}: findings: ${found.length}`, ...found.map((finding) => `  ${renderFinding(finding)}`)])
  if (wanted === undefined) return found.length > 0 ? [] : [`${name} found nothing`]
  const isSame = JSON.stringify(found.map(withDash)) === JSON.stringify(wanted.map(withDash))
  return isSame ? [] : [`${name} should have found ${wanted.map(renderFinding).join('; ')}`]
}

/** Checkss before major 2 spell ids without a dash. */
function withDash(finding: Finding): Finding {
  return { ...finding, id: finding.id.replace(/^DS(?=\d)/, 'DS-') }
}

function renderFinding(finding: Finding): string {
  const start = `${finding.id.padEnd(14)} ${finding.severity.padEnd(8)}`
  if (finding.kind === 'misconfiguration') return `${start} ${finding.target}: ${finding.message}`
  return `${start} ${finding.packageName} ${finding.installed}, fixed in ${finding.fixed}`
}
