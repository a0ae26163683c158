// Trivy as this host has it already: where it is looked for and kept, and whose word for it counts.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { STATE_DIRECTORY } from '../../verify/seal.ts'
import type { ProvideOwnContext } from '../contract/run-context.ts'
import type { Platform } from './platform.ts'
import {
  findInstalled,
  type Installed,
  type InstalledRecord,
  listInstalled,
  type ToolCache,
} from './tool-cache.ts'
import type { TrivyWishes } from './trivy-inputs.ts'
import type { VerifyPolicy } from './vouch.ts'
import { sortCandidates } from './wanted-version.ts'

/** What looking needs of a run. */
export interface HostRun {
  readonly context: Pick<ProvideOwnContext, 'environment' | 'guardsWhatOutlives' | 'cacheDir' | 'facts'>
  readonly wishes: TrivyWishes
  readonly platform: Platform
  readonly policy: VerifyPolicy
}

/**
 * The runner's tool cache, which other jobs and actions read: for what is signed, and for a digest where nobody else's job
 * could have chosen it. Everything else is for this job alone.
 */
export function openToolCache({ context, policy, platform }: HostRun): ToolCache {
  const { environment, guardsWhatOutlives, cacheDir } = context
  const isForAll = policy.kind === 'signature' || (policy.kind === 'digest' && !guardsWhatOutlives)
  const shared = isForAll ? environment.RUNNER_TOOL_CACHE : undefined
  const root = shared && isWritable(shared) ? shared : join(cacheDir, STATE_DIRECTORY, 'tools')
  return { root, platform, architecture: process.arch }
}

function isWritable(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true })
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
  for (const version of candidates) {
    const found = await findInstalled(cache, version, { test: (record) => counts(record, policy), full })
    if (found !== undefined) return found
  }
  return undefined
}

function counts(record: InstalledRecord, policy: VerifyPolicy): boolean {
  if (policy.kind === 'none') return false
  const isDigest = policy.digest === undefined || record.digest === policy.digest
  return isDigest && (policy.kind === 'digest' || record.by === 'signature')
}
