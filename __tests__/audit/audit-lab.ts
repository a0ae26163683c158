// The command on clones of a test, from the sources.
import { execFileSync } from 'node:child_process'
import type { KINDS } from '../../src/audit/findings.ts'
import type { Dependencies } from '../../src/run/planned-run.ts'
import { runAudit } from '../../src/run/program/audit.ts'
import { writeFile } from '../temporary.ts'

/** What the document says of one repository. */
export interface AuditedRepository {
  readonly name: string
  readonly files: readonly string[]
  readonly scans: readonly {
    readonly file: string
    readonly line: number
    readonly by: string
    readonly says: Readonly<Record<string, string>>
    readonly isPartlyUnknown: boolean
    readonly isServed: boolean
    readonly needs: readonly { readonly resource: string; readonly need: string }[]
  }[]
  readonly findings: readonly {
    readonly kind: keyof typeof KINDS
    readonly severity: string
    readonly file: string
    readonly line: number
    readonly message: string
  }[]
  readonly byHand: readonly { readonly file: string; readonly line: number; readonly why: string }[]
  readonly patch: string
}

/** What a run said. */
export interface Audited {
  readonly text: string
  readonly isAlarm: boolean
  readonly repositories: readonly AuditedRepository[]
}

/** Runs it over a directory; time stands still unless a clock is given. */
export async function audit(
  directory: string,
  flags: Readonly<Record<string, string>> = {},
  now = () => 0,
): Promise<Audited> {
  // What it takes of the world, and nothing else.
  const world = { environment: {}, clock: { now } } as unknown as Dependencies
  const { report, isAlarm = false } = await runAudit(world, new Map(Object.entries({ directory, ...flags })))
  if (report === undefined) throw new Error('it printed nothing')
  const { repositories } = report.data as { readonly repositories: readonly AuditedRepository[] }
  return { text: report.text, isAlarm, repositories }
}

/** The one repository that a directory is, with its patch. */
export async function auditOne(
  root: string,
  flags: Readonly<Record<string, string>> = {},
): Promise<AuditedRepository> {
  const { repositories } = await audit(root, { fix: 'true', ...flags })
  const [repository] = repositories
  if (repository === undefined || repositories.length !== 1) throw new Error('it is not one repository')
  return repository
}

/** Applies a patch as its reader would. */
export function applyPatch(directory: string, patch: string): void {
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: directory, input: patch, stdio: 'pipe' })
}

/** A clone with one workflow. */
export function writeWorkflow(directory: string, text: string, name = 'scan.yml'): string {
  writeFile(directory, `.github/workflows/${name}`, text)
  return directory
}

/** A workflow of one job with these steps, in which each line is indented as in a file. */
export function jobOf(...steps: readonly string[]): string {
  const lines = steps.flatMap((step) =>
    step.split('\n').map((line, index) => (index === 0 ? `      - ${line}` : `        ${line}`)),
  )
  return ['on: push', 'jobs:', '  scan:', '    runs-on: ubuntu-24.04', '    steps:', ...lines, ''].join('\n')
}
