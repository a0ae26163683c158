// Why a source could not give what it has: told, kept, and held against its host.
import { hintOf, LocalError, VerifyError } from '../base/errors.ts'
import { blameLocal } from '../base/local-failure.ts'
import { RegistryError } from '../oci/registry-error.ts'
import { note, type Run } from './acquisition.ts'
import { sayFailure } from './attempt.ts'
import type { Staged } from './candidate.ts'
import { adviseOnRefused } from './refused.ts'
import { SlowSourceError } from './share.ts'
import { isServer, type Source } from './source.ts'

/**
 * Notes why a source could not give what it has.
 *
 * @throws {LocalError} when the error is one: a full disk stays full whoever sends the bytes
 */
export function noteFailure<S extends Staged>(run: Run<S>, source: Source, thrown: unknown): void {
  // A server has no files here; what a bundle or a cache on this machine answers is a failure of theirs, and others may do better.
  const error = isServer(source.kind) ? blameLocal(thrown) : thrown
  // Noted already, further in.
  if (error instanceof LocalError && error === run.problem) throw error
  const isRefused = error instanceof VerifyError
  const { log, requirement, hosts } = run.context
  const detail = sayFailure(error, source.label, requirement.resource.title)
  note(run, {
    source: source.label,
    outcome: isRefused ? 'refused' : error instanceof LocalError ? 'skipped' : 'failed',
    detail,
    hint:
      hintOf(error) ??
      (isRefused && source.kind === 'registry' ? adviseOnRefused(error, requirement) : undefined),
  })
  if (error instanceof LocalError) {
    run.problem = error
    throw error
  }
  if (isServer(source.kind) && isOfHost(error)) hosts?.noteBad(source.label)
  // Bytes that are not what they claim to be are more than an outage: somebody should look.
  if (!isRefused) return
  const advice = error.hint === undefined ? '' : `. ${error.hint}`
  const holder = source.kind === 'bundle' ? 'the bundle' : source.label
  log.warning(`${requirement.resource.title}: refused what ${holder} has: ${detail}${advice}`)
}

/** Whether it is the server that failed, whatever was asked of it; what it lacks says nothing of what it has. */
function isOfHost(error: unknown): boolean {
  return error instanceof SlowSourceError || (error instanceof RegistryError && error.temporary)
}
