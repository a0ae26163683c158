// The closure: every POM that Trivy reads for the pom.xml files of a workspace, asked for once each.
import { LATEST_KNOWN_TRIVY } from '../../../scan/trivy-version.ts'
import { CLOSURE_BOUNDS, ClosureBoundError, type ClosureBounds } from './bounds.ts'
import { type ClosureContext, readFile } from './context.ts'
import { dialectOf } from './dialect.ts'
import { openTexts } from './kept-texts.ts'
import { type ClosureReport, openLedger } from './ledger.ts'
import type { PomSource } from './pom-source.ts'
import { createRepositoryLists } from './repository-lists.ts'
import { openWalk, walkProject } from './walk.ts'

/** What the closure of a workspace is computed from. */
export interface ClosureOptions {
  /** Absolute paths of the pom.xml files that Trivy reads. */
  readonly pomFiles: readonly string[]
  /** No file outside of this directory is read, whatever a `relativePath` or a module says. */
  readonly root: string
  readonly source: PomSource
  /** What `${env.X}` may become: the variables that POMs are allowed to name (design D14), and no others. */
  readonly environment: Readonly<Record<string, string>>
  /** The Trivy that will scan: versions differ in what they read. Default: the newest known. */
  readonly trivyVersion?: string
  readonly bounds?: ClosureBounds
  readonly signal?: AbortSignal
}

/** Everything that was asked for, and whether the closure came to its end. */
export interface Closure extends ClosureReport {
  /** Why the closure was given up; undefined when it was followed to its end. */
  readonly stoppedBy: ClosureBoundError | undefined
}

/**
 * Asks the source for every POM that Trivy would read. Nothing that a POM says makes it throw; it throws what the
 * source throws, and when the signal says so.
 */
export async function resolveClosure(options: ClosureOptions): Promise<Closure> {
  const ledger = openLedger()
  const context: ClosureContext = {
    source: options.source,
    root: options.root,
    readVariable: (name) => {
      const value = Object.hasOwn(options.environment, name) ? options.environment[name] : undefined
      if (value === undefined) ledger.variable(name)
      return value
    },
    dialect: dialectOf(options.trivyVersion ?? LATEST_KNOWN_TRIVY),
    ledger,
    keepText: openTexts(),
    bounds: options.bounds ?? CLOSURE_BOUNDS,
    signal: options.signal,
    asked: new Map(),
    files: new Map(),
    lists: createRepositoryLists(),
    work: { questions: 0 },
    declared: [],
  }
  const stoppedBy = await walkAll(context, options.pomFiles)
  return { ...ledger.report(), stoppedBy }
}

async function walkAll(
  context: ClosureContext,
  pomFiles: readonly string[],
): Promise<ClosureBoundError | undefined> {
  const shared = openWalk()
  // Upper directories first: what is met as a module of a project need not be walked again.
  const depth = (file: string) => file.split(/[\\/]/).length
  const sorted = [...pomFiles].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
  try {
    for (const file of sorted) {
      const loaded = readFile(context, file)
      if (loaded === undefined) continue
      if (context.dialect.keepsModulesApart) await walkProject(context, shared, loaded)
      // What holds for all modules of a project holds for that project only.
      else await walkProject({ ...context, declared: [] }, { ...openWalk(), cache: shared.cache }, loaded)
    }
  } catch (error) {
    if (!(error instanceof ClosureBoundError)) throw error
    return error
  }
  return undefined
}
