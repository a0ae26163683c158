// A registry's refusal as a value: the caller decides by its fields, the user reads its message.
import { ActionError, describeError } from '../base/errors.ts'

/** What is known about a refusal; `temporary` is worked out from the status and codes when it is not given. */
export interface RegistryErrorOptions {
  readonly status?: number | undefined
  readonly codes?: readonly string[] | undefined
  readonly temporary?: boolean | undefined
  readonly retryAfterMs?: number | undefined
  readonly hint?: string | undefined
  readonly cause?: unknown
}

/** A registry, or the way to it, failed. `status` is absent when there was no HTTP answer; `codes` are the registry's own (`DENIED`). */
export class RegistryError extends ActionError {
  override name = 'RegistryError'
  readonly status: number | undefined
  readonly codes: readonly string[]
  readonly temporary: boolean
  readonly retryAfterMs: number | undefined

  constructor(message: string, options: RegistryErrorOptions = {}) {
    super(message, options)
    this.status = options.status
    this.codes = options.codes ?? []
    this.temporary = options.temporary ?? isTemporary(this.status, this.codes)
    this.retryAfterMs = options.retryAfterMs
  }
}

// Request timeout, early data, too many requests (RFC 9110, 8470, 6585), and what a gateway says of a server that is down.
const TEMPORARY_STATUSES: readonly (number | undefined)[] = [408, 425, 429, 500, 502, 503, 504]
// Of the codes in https://specs.opencontainers.org/distribution-spec/#error-codes, and Distribution's own UNAVAILABLE.
const TEMPORARY_CODES = ['TOOMANYREQUESTS', 'UNAVAILABLE']

/** Whether asking again later may help; no status and no code means: not known to help. */
export function isTemporary(status: number | undefined, codes: readonly string[]): boolean {
  return TEMPORARY_STATUSES.includes(status) || codes.some((code) => TEMPORARY_CODES.includes(code))
}

/** What went wrong, in one line: a registry's refusal is complete, and its cause only how Node spells the same. */
export function explainError(error: unknown): string {
  return error instanceof RegistryError ? error.message : describeError(error)
}
