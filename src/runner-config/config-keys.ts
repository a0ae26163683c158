// What the file may say: every input of every action as a default, and limits for those that can be limited.
import { allowedRegistries } from '../inputs/allowed-registries.ts'
import { entryTables } from '../inputs/entry-inputs.ts'
import type { Parser } from '../inputs/parsers.ts'
import { composeInputs, composeLimits, type InputResource } from '../inputs/table.ts'

/** Parsers by name. */
export type KeyTable = Readonly<Record<string, Parser<unknown>>>

/** The keys of `defaults` and `limits`. */
export interface ConfigKeys {
  readonly defaults: KeyTable
  readonly limits: KeyTable
}

/** What no file decides: a secret does not lie in a file that all jobs may read, and what a run is for is its caller's to say. */
const NO_DEFAULTS: readonly string[] = ['token', 'dry-run']

/** The keys, given the resources of the table. */
export function composeKeys(resources: readonly InputResource[]): ConfigKeys {
  const inputs: KeyTable = composeInputs(resources)
  const entries: KeyTable = Object.assign({}, ...Object.values(entryTables))
  const defaults = Object.entries({ ...entries, ...inputs }).filter(([name]) => !NO_DEFAULTS.includes(name))
  const limits = Object.keys(composeLimits(resources)).flatMap((name) => {
    const parse = inputs[name]
    return parse === undefined ? [] : [[name, parse] as const]
  })
  return {
    defaults: Object.fromEntries(defaults),
    limits: { registries: allowedRegistries, ...Object.fromEntries(limits) },
  }
}
