// What is wrong with an input that is a list: each item may have a mistake of its own, and all are told at once.
import { describeError, hintOf } from '../base/errors.ts'

/** Told of one list; more are like them. */
const MAX_TOLD = 5

/**
 * What a parser makes of each item.
 *
 * @throws what the parser throws, where it refuses one item; an `AggregateError` of all that it throws, where it refuses several
 */
export function parseEach<T>(items: readonly string[], parse: (item: string) => T): T[] {
  const values: T[] = []
  const errors: unknown[] = []
  for (const item of items) {
    try {
      values.push(parse(item))
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, errors.map(sayMistake).join('; '))
  return values
}

/** What is wrong, a sentence for each mistake, with what to do about it where the parser knows that. */
export function sayMistakes(error: unknown): readonly string[] {
  if (!(error instanceof AggregateError)) return [sayMistake(error)]
  const told = error.errors.slice(0, MAX_TOLD).map(sayMistake)
  const more = error.errors.length - told.length
  return more === 0 ? told : [...told, `${more} more items have mistakes like these`]
}

function sayMistake(error: unknown): string {
  const hint = hintOf(error)
  const message = describeError(error)
  return hint === undefined ? message : `${message} (${hint})`
}
