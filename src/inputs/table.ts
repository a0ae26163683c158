// The table of inputs: each name of action.yml with its parser. Defaults live in action.yml only.
import {
  bool,
  durationOrNever,
  hosts,
  keyPrefix,
  oneOf,
  optionalText,
  optionalVersion,
  type Parser,
  perName,
  positiveDuration,
  references,
  registryBases,
  selection,
  timerDuration,
} from './parsers.ts'
import { RESOURCE_NAMES } from './resource-name.ts'

/** Every input, in the order of action.yml. A test ties the two together, both ways. */
export const inputTable = {
  resources: selection(RESOURCE_NAMES),
  'trivy-version': optionalVersion,
  'cache-dir': optionalText,
  registries: registryBases,
  'db-repository': references,
  'java-db-repository': references,
  'checks-bundle-repository': references,
  'insecure-registries': hosts,
  'ca-file': optionalText,
  offline: bool,
  'max-age': perName(RESOURCE_NAMES, positiveDuration),
  'stale-if-error': perName(RESOURCE_NAMES, durationOrNever),
  'on-unavailable': oneOf('fail', 'continue'),
  'on-degraded': oneOf('warn', 'fail'),
  save: oneOf('auto', 'always', 'never'),
  confirm: oneOf('auto', 'always', 'never'),
  verify: oneOf('seal', 'full'),
  'key-prefix': keyPrefix,
  'export-env': bool,
  timeout: timerDuration,
} satisfies Record<string, Parser<unknown>>

/** The name of an input. */
export type InputName = keyof typeof inputTable

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S

/** All inputs, parsed. */
export type Inputs = { readonly [K in InputName as Camel<K>]: ReturnType<(typeof inputTable)[K]> }
