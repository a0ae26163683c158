// What Trivy reads and the walk of the workspace did not: calls there are neither followed nor forgotten.
import { type Dirent, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { hasCode } from '../../base/errors.ts'
import { clean } from '../../base/log.ts'
import type { Workspace } from '../../scan/workspace.ts'
import type { LostCall } from './calls/follow-calls.ts'
import { mayLeadOut } from './calls/module-files.ts'
import { TERRAFORM_FILE } from './calls/terraform-file.ts'

/** Large trees of packages have some hundred thousand files. */
const MAX_ENTRIES = 500_000
const MAX_LOOK_MS = 10_000
const MAX_TOLD = 20

/** Files that may call modules and that nobody follows; the walk itself leaves `node_modules` out for its size. */
export function findUnseenCalls(
  workspace: Pick<Workspace, 'root' | 'modulesSkipped' | 'unnameable' | 'stoppedBy'>,
): LostCall[] {
  const { root, modulesSkipped, unnameable, stoppedBy } = workspace
  if (stoppedBy !== undefined) return [lost('.', `the look ended at ${stoppedBy}`)]
  const closed = unnameable === 0 ? [] : [lost('.', 'there are directories that cannot be opened here')]
  return modulesSkipped === 0 ? closed : [...closed, ...findBelowModules(root)]
}

function findBelowModules(root: string): LostCall[] {
  const { files, isComplete } = lookBelowNodeModules(root)
  const found = files.filter((path) => mayLeadOut(root, [path])).slice(0, MAX_TOLD)
  const told = found.map((path) =>
    lost(clean(path, 200), 'Terraform files below node_modules are not followed'),
  )
  return isComplete ? told : [...told, lost('node_modules', 'it holds more than is looked at')]
}

function lost(where: string, reason: string): LostCall {
  return { where, source: 'unseen', reason: `${reason}, and Trivy reads them` }
}

/** Links are followed by nobody. */
function lookBelowNodeModules(root: string): {
  readonly files: readonly string[]
  readonly isComplete: boolean
} {
  const files: string[] = []
  const queue = [{ path: '.', isBelow: false }]
  const until = performance.now() + MAX_LOOK_MS
  let entries = 0
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (entries > MAX_ENTRIES || performance.now() > until) return { files, isComplete: false }
    const listed = entriesOf(join(root, next.path))
    if (listed === undefined) return { files, isComplete: false }
    for (const entry of listed) {
      entries += 1
      const path = posix.join(next.path, entry.name)
      if (entry.isDirectory() && entry.name !== '.git') {
        queue.push({ path, isBelow: next.isBelow || entry.name === 'node_modules' })
      } else if (next.isBelow && entry.isFile() && TERRAFORM_FILE.test(entry.name)) files.push(path)
    }
  }
  return { files, isComplete: true }
}

/** undefined: it is there, and cannot be opened by its name, which Trivy may know better. */
function entriesOf(directory: string): Dirent[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch (error) {
    // Not to be read by Trivy either, which runs as the same user.
    return hasCode(error, 'EACCES', 'EPERM') ? [] : undefined
  }
}
