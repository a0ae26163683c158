// What the user reads while it runs. Every line is cleaned here, once, so that foreign text can never become a command.
import { hideSecrets } from './secrets.ts'
import { printLine } from './standard-output.ts'

/** The log as the rest of the code sees it. All text is cleaned before it is printed: foreign text is data. */
export interface Log {
  info(line: string): void
  /** For what the user should act on; becomes an annotation. */
  warning(line: string): void
  debug(line: string): void
  /** Runs `body` inside a collapsible group. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>
}

/** Longest line we print: the runner cuts annotations at 4096 characters. */
const MAX_LINE_CHARACTERS = 2000

/**
 * Makes foreign text harmless: one line, no control or invisible characters, no workflow command, no secret of this run,
 * capped at `maxCharacters`. The runner takes `::` for a command at the start of a line, but `##[` anywhere in it
 * (actions/runner, `ActionCommand.cs`).
 */
export function clean(text: string, maxCharacters: number = MAX_LINE_CHARACTERS): string {
  const shown = hideSecrets(text)
  const single = (PLAIN.test(shown) ? shown : withoutControls(shown)).replaceAll('##[', '## [').trim()
  const harmless = single.startsWith('::') ? `'${single}` : single
  return harmless.length <= maxCharacters ? harmless : `${harmless.slice(0, maxCharacters - 1)}…`
}

/** Nearly every line: without the tables of all characters, which take a millisecond to set up. */
const PLAIN = /^[\x20-\x7e]*$/

/**
 * Controls, line and paragraph separators, and format characters: those that reorder what is read, and those of zero width,
 * which a comparison by culture would skip in front of `::`.
 */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, ' ')
}

/** The log of a real job: lines, and commands of the runner as `@actions/core` writes them. */
export function createLog(): Log {
  return {
    info: (line) => printLine(clean(line)),
    warning: (line) => printLine(command('warning', line)),
    debug: (line) => printLine(command('debug', line)),
    async group(title, body) {
      printLine(command('group', title))
      try {
        return await body()
      } finally {
        printLine(command('endgroup'))
      }
    },
  }
}

/** The runner decodes `%25`; of what else it decodes, a clean line has nothing. */
function command(name: string, text = ''): string {
  return `::${name}::${clean(text).replaceAll('%', '%25')}`
}

/** A log that also adds every warning to `warnings`, for whoever shows them again at the end. */
export function keepWarnings(log: Log, warnings: string[]): Log {
  return {
    ...log,
    warning: (line) => {
      warnings.push(line)
      log.warning(line)
    },
  }
}
