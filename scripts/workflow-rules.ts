// Our own rules for workflows and actions, beside what GitHub's language service checks. Pure: text in, problems out.
import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type Scalar, visit } from 'yaml'

/** Something to mend in a file; lines count from 1. */
export interface Problem {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** Breaches of our rules in the workflow, example, or action metadata at `path` (relative, with forward slashes). */
export function checkRules(path: string, text: string): Problem[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const problems: Problem[] = []
  const report = (offset: number, message: string) => {
    problems.push({ path, line: lines.linePos(offset).line || 1, message })
  }
  visit(document, {
    Pair(_, pair) {
      const value = usesOf(pair)
      if (value !== undefined) checkPin(value, isExample(path), (message) => report(offsetOf(value), message))
    },
  })
  if (!isActionMetadata(path)) checkWorkflow(document.contents, report)
  return problems
}

/** Whether `path` is an action's metadata, not a workflow. */
export function isActionMetadata(path: string): boolean {
  return /(^|\/)action\.ya?ml$/.test(path)
}

type Report = (offset: number, message: string) => void

function checkWorkflow(contents: unknown, report: Report): void {
  if (!isMap(contents)) {
    report(0, 'is not a workflow: a map is expected')
    return
  }
  const events = eventNodes(contents.get('on', true))
  // One that is only called has what its caller gives, and a caller that gives less than it asks for could not start it.
  const isOnlyCalled = events.length === 1 && events[0]?.value === 'workflow_call'
  // Without it every job has whatever the repository's default token may do.
  if (!contents.has('permissions') && !isOnlyCalled)
    report(0, 'top-level `permissions:` is missing; give the least that will do')
  // It runs with the base repository's rights and secrets on what a fork sent.
  const event = events.find((node) => node.value === 'pull_request_target')
  if (event !== undefined) report(offsetOf(event), '`pull_request_target` is not allowed; use `pull_request`')
}

// `on` is one event, a list of them, or a map from them.
function eventNodes(on: unknown): Scalar[] {
  if (isMap(on)) return on.items.map(({ key }) => key).filter((key) => isScalar(key))
  return (isSeq(on) ? on.items : [on]).filter((item) => isScalar(item))
}

function usesOf({ key, value }: Pair): Scalar<string> | undefined {
  const isUses = isScalar(key) && key.value === 'uses'
  return isUses && isScalar(value) && typeof value.value === 'string' ? (value as Scalar<string>) : undefined
}

function checkPin(uses: Scalar<string>, isExampleFile: boolean, report: (message: string) => void): void {
  const target = uses.value
  // Ours: the checkout (`./`) or the repository the file itself comes from (`$/`) is pinned by its own commit.
  if (/^(\.|\$)\//.test(target)) return
  // How a user would write it; the release notes name the commit. Where nobody knows `$/`, there is no other way.
  if (isExampleFile && /^org\/trivy-offline-cache(\/[\w./-]+)?@v\d+$/.test(target)) return
  if (target.startsWith('docker://')) {
    if (!/@sha256:[0-9a-f]{64}$/.test(target)) report(`${target} must be pinned by its digest, @sha256:…`)
    return
  }
  if (!/@[0-9a-f]{40}$/.test(target)) {
    report(`${target} must be pinned by a commit's full SHA; tags can be moved`)
  } else if (!/^\s*v?\d+(\.\d+)*\b/.test(uses.comment ?? '')) {
    report(`${target} needs its version as a comment behind it, such as # v1.2.3`)
  }
}

function isExample(path: string): boolean {
  return /(^|\/)examples\/|-anywhere\.yml$|\.md$/.test(path)
}

function offsetOf(node: Scalar): number {
  return node.range?.[0] ?? 0
}
