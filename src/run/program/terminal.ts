// What a run tells where no runner listens: lines for people, or one JSON document for whatever started it.
import type { Host } from '../../base/host.ts'
import { clean, type Log } from '../../base/log.ts'
import { hideSecrets, rememberSecret } from '../../base/secrets.ts'

/** Everything that a run has told. */
export interface Told {
  readonly outputs: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  /** Directories for PATH, last first. */
  readonly path: readonly string[]
  readonly warnings: readonly string[]
  readonly failures: readonly string[]
}

/** A host and a log for a program. */
export interface Terminal {
  readonly host: Host
  readonly log: Log
  /** What was told so far. */
  told(): Told
}

/**
 * @param readInput the text of an input; empty: nothing was said
 * @param write one line for people
 */
export function createTerminal(readInput: (name: string) => string, write: (line: string) => void): Terminal {
  const outputs: Record<string, string> = {}
  const variables: Record<string, string> = {}
  const path: string[] = []
  const warnings: string[] = []
  const failures: string[] = []
  const say = (line: string) => write(hideSecrets(line))
  return {
    host: {
      readInput,
      setOutput: (name, value) => {
        outputs[name] = value
      },
      exportVariable: (name, value) => {
        variables[name] = value
      },
      addPath: (directory) => {
        path.push(directory)
      },
      maskSecret: rememberSecret,
      // What it says is in the log already.
      notice: () => undefined,
      writeSummary: async () => undefined,
      fail: (text) => {
        failures.push(hideSecrets(text))
        say(`error: ${text}`)
      },
    },
    log: {
      info: (line) => say(clean(line)),
      warning: (line) => {
        warnings.push(clean(line))
        say(`warning: ${clean(line)}`)
      },
      debug: () => undefined,
      group: (title, body) => {
        say(clean(title))
        return body()
      },
    },
    told: () => ({ outputs, variables, path, warnings, failures }),
  }
}
