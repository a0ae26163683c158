// Foreign JSON: bytes become an object whose every field is still unknown.
import { VerifyError } from '../base/errors.ts'
import { clean } from '../base/log.ts'

/** A JSON object about which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>

/** Parses foreign bytes as a JSON object; `what` names them in the VerifyError that HTML, other JSON, or too many bytes cause. */
export function parseJsonObject(bytes: Buffer, what: string, maxBytes: number): Fields {
  if (bytes.length > maxBytes) {
    throw new VerifyError(`${what}: too large`, {
      wanted: `at most ${maxBytes} bytes`,
      found: `${bytes.length}`,
    })
  }
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (cause) {
    throw notJson(bytes, what, cause)
  }
  if (isObject(value)) return value
  throw unexpected(what, 'a JSON object', value)
}

/** Whether a JSON value is an object: not null, not a list. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list, or a VerifyError in which `what` names it. */
export function readList(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw unexpected(what, 'a list', value)
}

/** The VerifyError for a JSON value that is not what it should be. */
export function unexpected(what: string, wanted: string, value: unknown): VerifyError {
  return new VerifyError(what, { wanted, found: describeValue(value) })
}

// Lists and objects are not printed: they may be megabytes, or nested deeper than JSON.stringify can go.
function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return 'an object'
  return clean(JSON.stringify(value), 200)
}

function notJson(bytes: Buffer, what: string, cause: unknown): VerifyError {
  const start = clean(bytes.subarray(0, 200).toString(), 80)
  if (!start.startsWith('<')) {
    return new VerifyError(what, { wanted: 'JSON', found: start || 'nothing', cause })
  }
  const found = `a web page (${start})`
  return new WebPageError(what, { wanted: 'JSON', found, hint: pageHint(), cause })
}

/** A web page in place of what was asked for: whoever knows where the server was named has better advice. */
export class WebPageError extends VerifyError {
  constructor(
    message: string,
    options: {
      readonly wanted?: string
      readonly found?: string
      readonly hint: string
      readonly cause?: unknown
    },
  ) {
    super(message, { ...options, isWhole: true })
  }

  /** The same with this advice. */
  advising(hint: string): WebPageError {
    const { message, cause } = this
    return new WebPageError(message, { hint, cause })
  }
}

/** What to do about a web page in place of an answer. @param namedIn where the user named whom was asked */
export function pageHint(namedIn?: string): string {
  const address = namedIn === undefined ? 'its name' : `its name in ${namedIn}`
  return `A login page or a proxy may have answered instead of the registry: check ${address}, and the proxy settings.`
}
