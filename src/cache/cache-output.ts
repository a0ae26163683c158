// What @actions/cache prints, read as data: its secrets are hidden, its reasons kept, the rest goes to the debug log.
import { clean, type Log } from '../base/log.ts'

/** Collects the output of one call after another. */
export interface OutputReader {
  push(text: string): void
  /** The library's reason for not doing what it was asked since the last time, in one line; absent when it gave none. */
  takeReason(): string | undefined
}

interface OutputLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error'
  readonly text: string
}

/** Longest reason we repeat: one line of a log. */
const MAX_REASON_CHARACTERS = 300

/** A reader that passes every line on to `log.debug`. */
export function createOutputReader(log: Log): OutputReader {
  const secrets = new Set<string>()
  let partial = ''
  let lines: OutputLine[] = []
  const read = (raw: string): void => {
    const secret = /^::add-mask::(.*)$/.exec(raw)?.[1]
    if (secret) secrets.add(unescapeData(secret))
    if (secret !== undefined || raw.trim() === '') return
    const line = parseLine(raw, secrets)
    lines.push(line)
    log.debug(`@actions/cache: ${line.text}`)
  }
  return {
    push: (text) => {
      const parts = (partial + text).split(/\r?\n/)
      partial = parts.pop() ?? ''
      parts.forEach(read)
    },
    takeReason: () => {
      read(partial)
      const reason = findReason(lines)
      partial = ''
      lines = []
      return reason
    },
  }
}

/** Whether the service refused by policy, as opposed to failing: the library's prefix for it, or the status of its answer. */
export function isDenial(reason: string): boolean {
  return /cache (write|read) denied|\((401|403)\)/.test(reason)
}

/**
 * The library tells every refused reservation as "another job may be creating this cache", and the truth only in a
 * debug line; otherwise its last warning is the best it says.
 */
function findReason(lines: readonly OutputLine[]): string | undefined {
  const reserve = lines.findLast(
    (line) => line.level === 'debug' && /^Failed to reserve cache: /.test(line.text),
  )
  const warned = lines.findLast((line) => line.level === 'warning' || line.level === 'error')
  const said = lines.findLast((line) => /^Failed to (save|restore): /.test(line.text))
  const text = (reserve ?? warned ?? said)?.text
  if (text === undefined) return undefined
  return clean(text.replace(/^Failed to (reserve cache|save|restore): (Error: )?/, ''), MAX_REASON_CHARACTERS)
}

function parseLine(raw: string, secrets: ReadonlySet<string>): OutputLine {
  const match = /^::(debug|warning|error)(?: [^:]*)?::(.*)$/.exec(raw)
  if (match === null) return { level: 'info', text: redact(raw, secrets) }
  const [, level, data = ''] = match
  const text = redact(unescapeData(data), secrets)
  return { level: level === 'debug' || level === 'warning' ? level : 'error', text }
}

// The library masks the signatures of its URLs before it prints them. Those masks stay in the child's output, so we apply them.
function redact(text: string, secrets: ReadonlySet<string>): string {
  let redacted = text
  for (const secret of secrets) redacted = redacted.replaceAll(secret, '***')
  return redacted
}

/** Undoes the escaping of workflow commands. */
function unescapeData(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
