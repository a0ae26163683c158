// The file on the runner cannot be acted on: one error, every mistake with its line.
import { count } from '../base/count.ts'
import { ActionError } from '../base/errors.ts'
import { clean } from '../base/log.ts'

/** What is wrong, and where; without a line it is of the file as a whole. */
export interface ConfigMistake {
  readonly line: number | undefined
  readonly text: string
}

/** The job does not go on with half of it: what the administrator meant is not known. */
export class ConfigError extends ActionError {
  override name = 'ConfigError'
  readonly mistakes: readonly ConfigMistake[]

  constructor(file: string, mistakes: readonly ConfigMistake[], hint?: string) {
    const list = mistakes.map(({ line, text }, index) => {
      const number = mistakes.length === 1 ? '' : `(${index + 1}) `
      return `${number}${line === undefined ? '' : `line ${line}: `}${clean(text, 300)}`
    })
    super(
      `${count(mistakes.length, 'mistake')} in ${clean(file, 300)}, the file of this runner: ${list.join('; ')}`,
      {
        hint: hint ?? 'Whoever runs this runner must correct the file; no job goes on with half of it.',
      },
    )
    this.mistakes = mistakes
  }
}
