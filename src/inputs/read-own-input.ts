// The value of a resource's own input, which only its folder knows the type of.
import { camelCase, type OwnInput } from './own-input.ts'
import type { Inputs } from './table.ts'

/** Inputs as far as they could be parsed. */
type SomeInputs = { readonly [K in keyof Inputs]?: Inputs[K] | undefined }

/** The value, once all inputs are read. */
export function readOwnInput<T>(inputs: Inputs, input: OwnInput<T>): T {
  // The table's reader put there what this very row's parser gave.
  return findOwnInput(inputs, input) as T
}

/** The value while mistakes are still collected; undefined when this text has one. */
export function findOwnInput<T>(inputs: SomeInputs, { name }: OwnInput<T>): T | undefined {
  return (inputs as Readonly<Record<string, unknown>>)[camelCase(name)] as T | undefined
}
