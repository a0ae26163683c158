// Whoever started this process, and takes what it has to say besides the log: a runner's job, or a program of its own.
import * as core from '@actions/core'
import { rememberSecret } from './secrets.ts'

/** What a run tells and asks. */
export interface Host {
  /** The text of an input, as it was given: with the space that marks a default. */
  readInput(name: string): string
  setOutput(name: string, value: string): void
  /** For all that comes later. */
  exportVariable(name: string, value: string): void
  /** Before all other directories of PATH, for all that comes later. */
  addPath(directory: string): void
  maskSecret(secret: string): void
  notice(text: string, title: string): void
  /** Adds Markdown to what people read of the run. */
  writeSummary(text: string): Promise<void>
  /** Ends in failure, with this text; what comes after is still told. */
  fail(text: string): void
}

/** A step of a job: commands and files of the runner. */
export function createStepHost(): Host {
  return {
    readInput: (name) => core.getInput(name, { trimWhitespace: false }),
    setOutput: core.setOutput,
    exportVariable: core.exportVariable,
    addPath: core.addPath,
    maskSecret: (secret) => {
      rememberSecret(secret)
      core.setSecret(secret)
    },
    notice: (text, title) => core.notice(text, { title }),
    async writeSummary(text) {
      await core.summary.addRaw(text, true).write()
    },
    fail: core.setFailed,
  }
}
