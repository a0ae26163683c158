// What the user reads while it runs. Every line is cleaned here, once, so that foreign text can never become a command.
import * as core from '@actions/core'

/** The log as the rest of the code sees it. All text is cleaned before it is printed (design rule: foreign text is data). */
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
 * Makes foreign text harmless: one line, no control or bidirectional characters, no leading `::` or `##[`
 * (workflow commands), capped at `maxCharacters`.
 */
export function clean(text: string, maxCharacters: number = MAX_LINE_CHARACTERS): string {
  const single = text
    // C0 and C1 controls, line and paragraph separators, and the characters that reorder what is read.
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
  const harmless = /^(::|##\[)/.test(single) ? `'${single}` : single
  return harmless.length <= maxCharacters ? harmless : `${harmless.slice(0, maxCharacters - 1)}…`
}

/** The log of a real job, through `@actions/core`. */
export function createLog(): Log {
  return {
    info: (line) => core.info(clean(line)),
    warning: (line) => core.warning(clean(line)),
    debug: (line) => core.debug(clean(line)),
    group: (title, body) => core.group(clean(title), body),
  }
}
