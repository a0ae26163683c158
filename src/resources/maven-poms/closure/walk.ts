// The tree of each project and module, breadth first and nearest wins (Trivy's parseRoot).
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ActionError } from '../../../base/errors.ts'
import { type Analysis, type Artifact, analyze, analyzeArtifact } from './analysis.ts'
import { ClosureBoundError, MAX_MODULE_DEPTH } from './bounds.ts'
import { type ClosureContext, findBeside, type LocalPom } from './context.ts'
import type { Managed } from './dependency.ts'
import { type ManagementCache, openManagementCache, resolveManaged } from './management.ts'
import { labelOf, nameOf } from './model.ts'
import type { RemoteRepository } from './pom-source.ts'
import { NO_REPOSITORIES } from './repository-lists.ts'
import { overrides, type Version } from './version.ts'

/** What the walks of a closure share. */
export interface WalkState {
  readonly cache: ManagementCache
  /** For each path, the inherited repositories that its tree was walked with. */
  readonly walked: Map<string, Set<string>>
  /** By `group:artifact:version`, for versions of Trivy in which modules share what they resolved. */
  readonly analyses: Map<string, Promise<Analysis | undefined>>
}

/** The state before the first project. */
export function openWalk(): WalkState {
  return { cache: openManagementCache(new Map()), walked: new Map(), analyses: new Map() }
}

/** A project, or a module of one. */
interface Start {
  readonly loaded: LocalPom
  /** Of the project that it is a module of. */
  readonly repositories: readonly RemoteRepository[]
  readonly depth: number
}

/** Asks for everything that Trivy reads for a pom.xml, its modules included. Throws `ClosureBoundError`. */
export function walkProject(context: ClosureContext, state: WalkState, loaded: LocalPom): Promise<void> {
  return walk(context, state, { loaded, repositories: NO_REPOSITORIES, depth: 0 })
}

async function walk(context: ClosureContext, state: WalkState, start: Start): Promise<void> {
  const { loaded, depth } = start
  if (wasWalked(state, start)) return
  if (depth > MAX_MODULE_DEPTH) {
    context.ledger.problem(loaded.label, `is a module more than ${MAX_MODULE_DEPTH} deep`)
    return
  }
  // What is cached is answered at once: without a turn of its own for timers, nothing could end a long walk.
  await nextTurn()
  context.signal?.throwIfAborted()
  try {
    const root = await analyzeStart(context, state, start)
    // Trivy hands the repositories of the first project to its modules, but not on to theirs.
    const repositories = depth === 0 ? root.repositories : NO_REPOSITORIES
    const modules = root.pom.modules
      .map((path) => findBeside(context, loaded.file, path))
      .filter((module) => module !== undefined)
      .map((module) => ({ loaded: module, repositories, depth: depth + 1 }))
    // Also when there is no dependency: Trivy reads the imports of a project in any case.
    const owner = { pom: root.pom, label: loaded.label, importedBy: [] }
    const rootManaged = await resolveManaged(context, state.cache, owner)
    if (!context.dialect.keepsModulesApart) {
      for (const module of modules) await analyzeStart(context, state, module)
    }
    for (const module of modules) await walk(context, state, module)
    await walkTree(context, root, { ...state, rootManaged })
  } catch (error) {
    if (!(error instanceof ActionError) || error instanceof ClosureBoundError) throw error
    context.ledger.problem(loaded.label, error.message)
  }
}

/** A module is also a project of its own, but then it asks no other repositories than as a module. */
function wasWalked({ walked }: WalkState, { loaded, repositories }: Start): boolean {
  const before = walked.get(loaded.label) ?? new Set()
  const key = repositories.map(({ url }) => url).join('\n')
  if (before.has(key) || (key === '' && before.size > 0)) return true
  walked.set(loaded.label, before.add(key))
  return false
}

async function analyzeStart(
  context: ClosureContext,
  { cache, analyses }: WalkState,
  { loaded, repositories }: Start,
): Promise<Analysis> {
  const root = await analyze(context, loaded, { cache, exclusions: [], rootManaged: [], repositories })
  analyses.set(labelOf(root.coordinates), Promise.resolve(root))
  return root
}

/**
 * A dependency is looked up when it is put into the queue, not when its turn comes: the first of a name is the nearest,
 * and is read in any case, so that all of one depth are asked for together and nothing is asked for in vain.
 */
async function walkTree(
  context: ClosureContext,
  root: Analysis,
  options: Pick<WalkState, 'cache' | 'analyses'> & { readonly rootManaged: Managed },
): Promise<void> {
  const { keepsModulesApart } = context.dialect
  const chosen = new Map<string, Version>([[nameOf(root.coordinates), root.coordinates.version]])
  const analyses = keepsModulesApart ? new Map<string, Promise<Analysis | undefined>>() : options.analyses
  const queue: Promise<Analysis | undefined>[] = []
  const enqueue = (artifacts: readonly Artifact[]) => {
    for (const artifact of artifacts) {
      const name = nameOf(artifact.coordinates)
      const { version } = artifact.coordinates
      const first = chosen.get(name)
      if (first !== undefined && !overrides(version, first)) continue
      chosen.set(name, version)
      const label = labelOf(artifact.coordinates)
      const analysis = analyses.get(label) ?? analyzeArtifact(context, artifact, options)
      // It may fail long before its turn; then nobody listens yet.
      analysis.catch(() => undefined)
      analyses.set(label, analysis)
      queue.push(analysis)
    }
  }
  try {
    enqueue(root.dependencies)
    for (let next = 0; next < queue.length; next += 1) {
      const analysis = await queue[next]
      if (analysis !== undefined) enqueue(analysis.dependencies)
    }
  } finally {
    // After a failure nothing is left running, or rejected with nobody listening.
    await Promise.allSettled(queue)
  }
}
