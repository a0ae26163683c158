// What a repository does with Trivy, from its workflow files: needs, findings, and the patch.
import { describeError } from '../base/errors.ts'
import { type Repository, readSourceFiles } from './find-repositories.ts'
import { at, type Finding, sortFindings } from './findings.ts'
import { listFlows } from './flow.ts'
import type { FoundScan } from './found-scans.ts'
import { judgeFlow, type Rules } from './judge-flow.ts'
import type { LeftOver } from './list-view.ts'
import { repairFile } from './repair.ts'
import type { RepairOptions } from './repair-list.ts'
import { parseWorkflow, type WorkflowFile } from './workflow.ts'

/** A part that no patch covers. */
export interface LeftInFile extends LeftOver {
  readonly file: string
}

/** Everything about one repository. */
export interface RepositoryAudit {
  readonly name: string
  /** Files that were read. */
  readonly files: readonly string[]
  readonly scans: readonly FoundScan[]
  readonly findings: readonly Finding[]
  /** A unified diff below the repository; empty: there is nothing to replace. */
  readonly patch: string
  readonly left: readonly LeftInFile[]
}

/** Reads a repository, and judges it. */
export function auditRepository(
  repository: Repository,
  rules: Rules,
  options: RepairOptions,
): RepositoryAudit {
  const findings: Finding[] = []
  const files: WorkflowFile[] = []
  for (const { path, content } of readSourceFiles(repository)) {
    try {
      if ('why' in content) throw new Error(content.why)
      files.push(parseWorkflow(path, content.text))
    } catch (error) {
      const where = at(path, { first: 1, last: 1 })
      findings.push({ kind: 'unread', message: `it could not be read: ${describeError(error)}`, ...where })
    }
  }
  const judged = listFlows(files).map((flow) => ({ flow, ...judgeFlow(flow, rules) }))
  const repairs = files.map((file) => ({ file: file.path, ...repairFile(file, judged, options) }))
  const scans = judged.flatMap((one) => one.scans)
  return {
    name: repository.name,
    files: files.map(({ path }) => path),
    scans: [
      ...new Map(scans.map((scan) => [JSON.stringify([scan.file, scan.line, scan.texts]), scan])).values(),
    ],
    findings: sortFindings([...findings, ...judged.flatMap((one) => one.findings)]),
    patch: repairs.map(({ patch }) => patch).join(''),
    left: repairs.flatMap(({ file, left }) => left.map((one) => ({ file, ...one }))),
  }
}
