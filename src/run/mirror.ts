// Everything into a private registry, under the names that Trivy and the main action look for.
import { ActionError, hintOf } from '../base/errors.ts'
import { blameLocal } from '../base/local-failure.ts'
import { type PublishContext, type Published, publish } from '../carry/publish.ts'
import { publishImage } from '../carry/publish-image.ts'
import { readEntryInputs } from '../inputs/entry-inputs.ts'
import { explainError } from '../oci/registry-error.ts'
import type { Verdict } from '../report/verdict.ts'
import { type CarryEnd, type CarryRun, carryRun } from './carry.ts'
import { DOUBT_HINT, listUnconfirmed, sayUnconfirmed } from './carry-doubt.ts'
import type { Dependencies } from './planned-run.ts'
import { textsOf } from './said-texts.ts'

/** Runs the action `mirror`. */
export function runMirror(dependencies: Dependencies): Promise<Verdict> {
  const own = readEntryInputs('mirror', textsOf('mirror', dependencies))
  return carryRun(dependencies, {
    action: 'mirror',
    readsCache: false,
    target: { base: own.to, namedIn: 'the input to' },
    // A registry takes an index with all that it names.
    platforms: own.platforms.length === 0 ? undefined : own.platforms,
    end: (run) => endMirror(run, own),
  })
}

interface MirrorInputs {
  readonly to: string
  readonly 'as-image': boolean
}

async function endMirror(run: CarryRun, { to, 'as-image': asImage }: MirrorInputs): Promise<CarryEnd> {
  const { log } = run.dependencies
  const now = () => new Date(run.dependencies.clock.now())
  const context: PublishContext = { client: run.client, base: to, asImage, now, log }
  const published: Published[] = []
  const failures = refuseUnconfirmed(run, to)
  const refused = failures.map(({ title }) => title)
  const artifacts = run.artifacts.filter(({ title }) => !refused.includes(title))
  const wanted = [
    ...artifacts.map((artifact) => ({ ...artifact, push: () => publish(artifact, context) })),
    ...run.images.map((image) => ({
      ...image,
      push: () => publishImage(image, { ...context, client: run.client }),
    })),
  ]
  for (const { title, push } of wanted) {
    try {
      published.push(await log.group(`Mirror: ${title}`, push))
    } catch (thrown) {
      const error = blameLocal(thrown)
      if (!(error instanceof ActionError)) throw error
      failures.push({ title, reason: explainError(error), hint: hintOf(error) })
    }
  }
  const lines = published.map(({ reference, outcome, digest }) => `${reference}: ${outcome}, ${digest}`)
  for (const line of lines) log.info(line)
  return {
    verdict: withFailures(run.verdict, failures),
    notes: [...lines, ...sayFailures(failures).map((text) => `Not mirrored: ${text}`)],
    outputs: { references: published.map(({ reference, digest }) => `${reference}@${digest}`).join('\n') },
  }
}

interface Failure {
  readonly title: string
  readonly reason: string
  readonly hint: string | undefined
}

/** A registry says nothing of who vouched: what it has counts as confirmed by it. Warns, or with `on-degraded: fail` refuses. */
function refuseUnconfirmed(run: CarryRun, to: string): Failure[] {
  const unconfirmed = listUnconfirmed(run)
  if (unconfirmed.length === 0) return []
  const consequence = `every job that asks ${to} will take the word of that registry for it`
  if (run.inputs.onDegraded !== 'fail') {
    run.dependencies.log.warning(`Mirror: ${sayUnconfirmed(unconfirmed, consequence)}`)
    return []
  }
  const reason = `not confirmed by anybody, and ${consequence}`
  return unconfirmed.map(({ title }) => ({ title, reason, hint: DOUBT_HINT }))
}

/** Each reason once, with all that failed for it. */
function sayFailures(failures: readonly Failure[]): string[] {
  const reasons = [...new Set(failures.map(({ reason }) => reason))]
  return reasons.map((reason) => {
    const titles = failures.filter((failure) => failure.reason === reason).map(({ title }) => title)
    return `${titles.join(', ')}: ${reason}`
  })
}

/** What is not available and what could not be pushed, in one failure. */
function withFailures(verdict: Verdict, failures: readonly Failure[]): Verdict {
  if (failures.length === 0) return verdict
  const { failure } = verdict
  const hints = [
    ...new Set(failures.flatMap(({ hint }) => hint ?? [])),
    ...(failure === undefined ? [] : [failure.hint]),
  ]
  return {
    ...verdict,
    failureClass: 'data',
    failure: {
      message: [
        `Not mirrored: ${sayFailures(failures).join('; ')}`,
        ...(failure === undefined ? [] : [failure.message]),
      ].join('. '),
      hint: hints.join(' ') || 'Run it again when the registry answers; until then the old tag is untouched.',
    },
  }
}
