// Everything into a private registry, under the names that Trivy and the main action look for.

import { ActionError, describeError, hintOf } from '../base/errors.ts'
import { type PublishContext, type Published, publish } from '../carry/publish.ts'
import { readEntryInputs } from '../inputs/entry-inputs.ts'
import type { Verdict } from '../report/verdict.ts'
import { type CarryEnd, type CarryRun, carryRun } from './gather-run.ts'
import { readInput } from './plan-run.ts'
import type { Dependencies } from './planned-run.ts'

/** Runs the action `mirror`. */
export function runMirror(dependencies: Dependencies): Promise<Verdict> {
  const own = readEntryInputs('mirror', readInput)
  return carryRun(dependencies, { readsCache: false, end: (run) => endMirror(run, own) })
}

interface MirrorInputs {
  readonly to: string
  readonly 'as-image': boolean
}

async function endMirror(run: CarryRun, { to, 'as-image': asImage }: MirrorInputs): Promise<CarryEnd> {
  const { log } = run.dependencies
  const context: PublishContext = { client: run.client, base: to, asImage, log }
  const published: Published[] = []
  const failures: { readonly message: string; readonly hint: string | undefined }[] = []
  for (const artifact of run.artifacts) {
    const { title } = artifact
    try {
      published.push(await log.group(`Mirror: ${title}`, () => publish(artifact, context)))
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      failures.push({
        message: `${title}: ${describeError(error)}`,
        hint: hintOf(error),
      })
    }
  }
  const lines = published.map(({ reference, outcome, digest }) => `${reference}: ${outcome}, ${digest}`)
  for (const line of lines) log.info(line)
  return {
    verdict: withFailures(run.verdict, failures),
    notes: [...lines, ...failures.map(({ message }) => `Not mirrored: ${message}`)],
    outputs: { references: published.map(({ reference, digest }) => `${reference}@${digest}`).join('\n') },
  }
}

/** What could not be had and what could not be pushed, in one failure. */
function withFailures(
  verdict: Verdict,
  failures: readonly { readonly message: string; readonly hint: string | undefined }[],
): Verdict {
  if (failures.length === 0) return verdict
  const { failure } = verdict
  const messages = failures.map(({ message }) => message)
  const hints = [
    ...new Set(failures.flatMap(({ hint }) => hint ?? [])),
    ...(failure === undefined ? [] : [failure.hint]),
  ]
  return {
    ...verdict,
    failureClass: 'data',
    failure: {
      message: [
        `Not mirrored: ${messages.join('; ')}`,
        ...(failure === undefined ? [] : [failure.message]),
      ].join('. '),
      hint: hints.join(' ') || 'See the group of this resource in the log.',
    },
  }
}
