// Gets one resource as an artifact in a layout, verified and not placed: what `warm` keeps, `export` packs, `mirror` pushes.
import { acquire } from '../acquire/acquire.ts'
import type { Candidate } from '../acquire/candidate.ts'
import type { HostMemory } from '../acquire/host-memory.ts'
import { type KeptCopy, startKeptCopy } from '../acquire/kept-copy.ts'
import { listSources, type SourcesContext } from '../acquire/list-sources.ts'
import { describeReady, judgeQuality, type Outcome } from '../acquire/outcome.ts'
import { withProgress } from '../acquire/progress.ts'
import type { Artifact, Source } from '../acquire/source.ts'
import { sayOffline, tell } from '../acquire/unused.ts'
import { describeError, LocalError } from '../base/errors.ts'
import { cannotWrite } from '../base/local-failure.ts'
import type { Job } from '../provenance/trust.ts'
import type { Requirement } from '../resources/artifact-resource.ts'
import { type CarriedArtifact, describeCarried, type GatheredCopy } from './carried.ts'
import { type Examined, examineArtifact } from './examine.ts'

/** What gathering needs; the same for all of a run. */
export interface GatherContext extends SourcesContext {
  /** An empty directory of this step: the copies lie there until it is removed. */
  readonly directory: string
  readonly trivyVersion: string
  readonly signal: AbortSignal
  readonly hosts?: HostMemory | undefined
  readonly job?: Job | undefined
  /** Where the copy of a resource is made; default: `directory`. */
  readonly copyParent?: ((resource: string) => string) | undefined
  /** When the data was built that this layer holds, where it is known and no copy of it is wanted. */
  readonly findKept?:
    | ((requirement: Requirement, artifact: Artifact) => Promise<Date | undefined>)
    | undefined
}

/** What came of it. */
export interface Gathered {
  readonly outcome: Outcome
  /** The best copy, where it may be used. */
  readonly best: Candidate<Examined> | undefined
}

/** Those of which there is a copy. */
export function listCopies(gathered: readonly Gathered[]): GatheredCopy[] {
  return gathered.flatMap(({ outcome, best }) => {
    const { requirement } = outcome
    const staged = best?.staged
    if (best === undefined || staged?.kept === undefined) return []
    return [{ requirement, best: { ...best, staged: { ...staged, kept: staged.kept } } }]
  })
}

/** The same, ready to be packed or pushed. */
export function listArtifacts(gathered: readonly Gathered[], context: GatherContext): CarriedArtifact[] {
  return listCopies(gathered).map((copy) => describeCarried(copy, context))
}

/** Gathers one resource; never throws for what sources or this machine do wrong. */
export async function gather(requirement: Requirement, context: GatherContext): Promise<Gathered> {
  const startedAt = context.now()
  const acquisition = await acquire<Examined>({
    requirement,
    placed: undefined,
    isPlacedPinned: false,
    sources: async () => listSources(requirement, undefined, context),
    stage: (artifact, source) => examine({ artifact, source, requirement }, context),
    now: context.now,
    budget: context.budget,
    hosts: context.hosts,
    job: context.job,
    signal: context.signal,
    log: context.log,
  })
  const { best, problem } = acquisition
  const attempts = [...acquisition.attempts]
  if (context.client === undefined && acquisition.freshness !== 'fresh') {
    const offline = sayOffline(requirement, context.bundle !== undefined, attempts)
    attempts.push(offline)
    tell(offline, requirement, context.log)
  }
  const quality = judgeQuality(acquisition.freshness, best?.isUpstreamCurrent === true)
  const isUsable = best !== undefined && quality !== undefined
  if (!isUsable) await best?.staged?.discard()
  const outcome: Outcome = {
    requirement,
    ready: isUsable ? describeReady(best, quality) : undefined,
    attempts,
    problem: problem === undefined ? undefined : describeError(problem),
    hint: problem?.hint,
    isProvenAbsent: false,
    durationMs: context.now().getTime() - startedAt.getTime(),
  }
  return { outcome, best: isUsable ? best : undefined }
}

interface Wanted {
  readonly artifact: Artifact
  readonly source: Source
  readonly requirement: Requirement
}

async function examine(wanted: Wanted, context: GatherContext): Promise<Examined> {
  const { artifact, source, requirement } = wanted
  const keptAt = await context.findKept?.(requirement, artifact)
  if (keptAt !== undefined) {
    return { measuredAt: keptAt, artifact, kept: undefined, discard: async () => undefined }
  }
  const kept = await startCopy(wanted, context)
  const { title } = requirement.resource
  const openLayer = () => withProgress(artifact.openLayer(), { title, ...artifact.layer, ...context })
  return examineArtifact(
    { ...artifact, openLayer },
    {
      ...context,
      cacheDir: context.directory,
      requirement,
      label: source.label,
      kept,
      now: context.now(),
    },
  )
}

function startCopy({ artifact, requirement }: Wanted, context: GatherContext): Promise<KeptCopy> {
  const onFailure = (cause: unknown) => {
    throw cause instanceof LocalError ? cause : cannotWrite(`the directory ${context.directory}`, cause)
  }
  return startKeptCopy(artifact, {
    parent: context.copyParent?.(requirement.resource.name) ?? context.directory,
    tag: String(requirement.schema),
    log: context.log,
    onFailure,
  })
}
