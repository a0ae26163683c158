// Errors are for people: what failed, where, what to do. Everything here may be imported by every folder.

/** An error whose message is meant for the user; `hint` says what to do, naming the input or permission. */
export class ActionError extends Error {
  override name = 'ActionError'
  readonly hint: string | undefined
  /** The message says all that its causes could tell a user; they are for the debug log. */
  readonly isWhole: boolean

  constructor(
    message: string,
    options: { hint?: string | undefined; cause?: unknown; isWhole?: boolean | undefined } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.hint = options.hint
    this.isWhole = options.isWhole ?? false
  }
}

/** Bytes or contents that are not what they claim to be: they are discarded, never used. */
export class VerifyError extends ActionError {
  override name = 'VerifyError'
  readonly wanted: string | undefined
  readonly found: string | undefined

  constructor(
    message: string,
    options: { wanted?: string; found?: string; hint?: string; cause?: unknown; isWhole?: boolean } = {},
  ) {
    const detail = options.wanted === undefined ? '' : `: wanted ${options.wanted}, found ${options.found}`
    super(message + detail, options)
    this.wanted = options.wanted
    this.found = options.found
  }
}

/** Whether `error` is a Node system error with this code, such as `ENOENT`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && codes.includes(code)
}

/** Whether it is an answer of the system that nobody has put into words yet. */
export function isSystemError(error: unknown): boolean {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown }
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) && typeof syscall === 'string'
}

/** An error and its causes, to the first that is whole, in one line, outermost first; foreign text must be cleaned by the caller. */
export function describeError(error: unknown): string {
  const links: string[] = []
  for (let link: unknown = error; link !== undefined && links.length < 8; ) {
    links.push(messageOf(link))
    const isLast = link instanceof ActionError && link.isWhole
    link = link instanceof Error && !isLast ? link.cause : undefined
  }
  return links.join(': ')
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Node's AggregateError (all addresses of a host refused) has an empty message; its code says what happened.
  if (error.message === '') return String((error as { code?: unknown }).code ?? error.name)
  return error.message
}

/** This machine is at fault (full disk, no permission): another source would not help. */
export class LocalError extends ActionError {
  override name = 'LocalError'
}

/** The hint of an error for people, if it is one that has a hint. */
export function hintOf(error: unknown): string | undefined {
  return error instanceof ActionError ? error.hint : undefined
}
