// Trivy as this host has it already: where it is looked for and kept, and whose word for it counts.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalError } from '../../base/errors.ts'
import { isInside } from '../../base/inside.ts'
import { findMovable, findStranger, trustedOwners } from '../../base/trusted-owner.ts'
import { outlivesJob } from '../../provenance/trust.ts'
import { STATE_DIRECTORY } from '../../verify/seal.ts'
import type { ProvideOwnContext } from '../contract/run-context.ts'
import type { Platform } from './platform.ts'
import {
  directoriesOf,
  findInstalled,
  type Installed,
  type InstalledRecord,
  listInstalled,
  type ToolCache,
} from './tool-cache.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import type { VerifyPolicy } from './vouch.ts'
import { judgeAge, sortCandidates } from './wanted-version.ts'

/** What looking needs of a run. */
export interface HostRun {
  readonly context: Pick<
    ProvideOwnContext,
    'environment' | 'guardsWhatOutlives' | 'cacheDir' | 'facts' | 'workspace' | 'log' | 'clock'
  >
  readonly wishes: TrivyWishes
  readonly platform: Platform
  readonly policy: VerifyPolicy
}

/**
 * The runner's tool cache, which other jobs and actions read: for what is signed, and for a digest where nobody else's job
 * could have chosen it; and where another user of the host can put nothing in its place once it was verified. Everything
 * else is for this job alone. It never lies in the workspace, where the checkout could hold
 * a program with a record that fits.
 *
 * @throws {LocalError} when a stranger has made the directory of this job
 */
export function openToolCache({ context, wishes, policy, platform }: HostRun): ToolCache {
  const versions = wishes.wanted.kind === 'exact' ? [wishes.wanted.version] : []
  const { environment, workspace } = context
  const how = { platform, architecture: process.arch }
  const named = sharedRoot(policy, context)
  if (named && !isInside(named, workspace) && isWritable(named)) {
    const shared = { ...how, root: named, trustedUsers: trustedOwners(named) }
    const movable = findMovableRoot(shared, environment)
    if (movable !== undefined) {
      context.log.info(
        `Trivy is kept for this job alone, and not in ${named}: other users can rename what lies in ${movable} (chmod +t, or o-w)`,
      )
    } else if (findStranger(directoriesOf(shared, versions), shared.trustedUsers) === undefined) {
      return shared
    }
  }
  const { above, home } = placeOfJob(context)
  const own = { ...how, root: join(home, 'tools'), trustedUsers: trustedOwners(above) }
  const stranger = findStranger([home, own.root, ...directoriesOf(own, versions)], own.trustedUsers)
  if (stranger === undefined) return own
  throw new LocalError(`${stranger} is a link, belongs to another user, or may be written to by all`, {
    hint: "A program there could be anybody's: remove it, or name another directory in the input cache-dir.",
  })
}

/**
 * Where jobs of this host share it: what is signed by its version, where other actions find it too; what a digest vouches for
 * below that digest, for jobs that demand a signature run what lies at the plain version.
 */
function sharedRoot(
  policy: VerifyPolicy,
  { environment, guardsWhatOutlives }: HostRun['context'],
): string | undefined {
  const root = environment.RUNNER_TOOL_CACHE
  if (!root || policy.kind === 'signature') return root
  if (policy.kind === 'none' || guardsWhatOutlives) return undefined
  return join(root, 'trivy-offline-cache', 'by-digest', policy.digest.replace(':', '-'))
}

/**
 * Where a stranger could put another tool cache in the place of this one. GitHub's own machines are new for each job and have
 * no other users; their tool cache is open to all.
 */
function findMovableRoot({ root, trustedUsers }: ToolCache, environment: NodeJS.ProcessEnv) {
  const isKept = outlivesJob({ runnerEnvironment: environment.RUNNER_ENVIRONMENT })
  return isKept ? findMovable(root, trustedUsers) : undefined
}

/** Beside this job's data; where the checkout could bring that along, in what the runner empties before each job. */
function placeOfJob({ cacheDir, workspace, environment }: HostRun['context']) {
  if (!isInside(cacheDir, workspace)) return { above: cacheDir, home: join(cacheDir, STATE_DIRECTORY) }
  const above = environment.RUNNER_TEMP || tmpdir()
  return { above, home: join(above, 'trivy-offline-cache') }
}

function isWritable(directory: string): boolean {
  try {
    // Whatever the umask: where all may write, nobody could rely on what lies there.
    mkdirSync(directory, { recursive: true, mode: 0o775 })
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    // Read-only, or another user's: then this job has one of its own.
    return false
  }
}

/** The newest that lies there and is wanted, and is no other than what somebody vouched for. */
export async function findWanted(cache: ToolCache, run: HostRun): Promise<Installed | undefined> {
  const { wishes, policy, context } = run
  const names = wishes.wanted.kind === 'exact' ? [wishes.wanted.version] : await listInstalled(cache)
  const { candidates } = sortCandidates(names, wishes.wanted, wishes.denied)
  const full = context.facts.inputs.verify === 'full'
  const now = new Date(context.clock.now())
  const test = (record: InstalledRecord) => counts(record, policy) && isRested(record, wishes, now)
  for (const version of candidates) {
    const found = await findInstalled(cache, version, { test, full })
    if (found !== undefined) return found
  }
  return undefined
}

/** A job that names a version exactly may have brought it here on its first day: a range still waits. */
function isRested({ releasedMs }: InstalledRecord, { wanted, cooldownMs }: TrivyWishes, now: Date): boolean {
  const releasedAt = releasedMs === undefined ? undefined : new Date(releasedMs)
  return wanted.kind === 'exact' || judgeAge(releasedAt, { now, cooldownMs }).isOldEnough
}

function counts(record: InstalledRecord, policy: VerifyPolicy): boolean {
  if (policy.kind === 'none') return false
  const isDigest = policy.digest === undefined || record.digest === policy.digest
  return isDigest && (policy.kind === 'digest' || record.by === 'signature')
}
