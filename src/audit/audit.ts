// What a repository does with Trivy, from its workflow files: needs, findings, and the patch.
import { describeError } from '../base/errors.ts'
import type { Repository } from './find-repositories.ts'
import { at, type Finding, sortFindings, type Where } from './findings.ts'
import { type Flow, listFlows, whereOf } from './flow.ts'
import type { FoundScan } from './found-scans.ts'
import { judgeFlow, type Rules } from './judge-flow.ts'
import type { LeftOver } from './list-view.ts'
import { type JudgedFlow, repairFile } from './repair.ts'
import type { RepairOptions } from './repair-list.ts'
import { readSourceFiles } from './source-files.ts'
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

/** Reads a repository, and judges it. Whatever it holds, it does not end the audit of others. */
export function auditRepository(
  repository: Repository,
  rules: Rules,
  options: RepairOptions,
): RepositoryAudit {
  try {
    return judgeRepository(repository, rules, options)
  } catch (error) {
    const findings = [unread(`it could not be looked at: ${describeError(error)}`)]
    return { name: repository.name, files: [], scans: [], findings, patch: '', left: [] }
  }
}

function judgeRepository(repository: Repository, rules: Rules, options: RepairOptions): RepositoryAudit {
  const findings: Finding[] = []
  const files: WorkflowFile[] = []
  for (const { path, content } of readSourceFiles(repository)) {
    try {
      if ('why' in content) throw new Error(content.why)
      files.push(parseWorkflow(path, content.text))
    } catch (error) {
      findings.push(unread(`it could not be read: ${describeError(error)}`, at(path, { first: 1, last: 1 })))
    }
  }
  const { flows, cut } = listFlows(files)
  const judged = flows.map((flow): JudgedFlow => ({ flow, ...judgeFlow(flow, rules) }))
  if (cut !== undefined) findings.push(unread(TOO_MUCH, whereOf(cut, cut.list.lines.first)))
  if (rules.needs.isSpent()) findings.push(unread(NOT_PLANNED))
  // A part that was not followed may need what a patch would take away.
  const repairable = cut === undefined ? files : []
  const repairs = repairable.map((file) => ({
    file: file.path,
    ...repairFile(
      file,
      judged.filter(({ flow }) => touches(flow, file)),
      options,
    ),
  }))
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

const TOO_MUCH =
  'it was not followed to its end: with all that it calls, this job or the repository has more steps than are followed, and no patch is made'
const NOT_PLANNED =
  'looking into it for each scan took too long: for the others it is told what any scan would need'

/** Said of a place, or of all of the repository. */
function unread(message: string, where: Where = at('.', { first: 1, last: 1 })): Finding {
  return { kind: 'unread', message, ...where }
}

/** Whether a part of the file runs in the flow. */
function touches({ file, occurrences }: Flow, wanted: WorkflowFile): boolean {
  return file === wanted || occurrences.some((one) => one.file === wanted)
}
