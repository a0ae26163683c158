// The table of inputs: each name of action.yml with its parser. Defaults live in action.yml only.

import { mavenRepositories } from './maven-parsers.ts'
import {
  bool,
  durationOrNever,
  hosts,
  keyPrefix,
  oneOf,
  optionalDigest,
  optionalText,
  optionalVersion,
  type Parser,
  perName,
  positiveDuration,
  references,
  registryBases,
  timerDuration,
} from './parsers.ts'
import { PROVIDED_NAMES, RESOURCE_NAMES } from './resource-name.ts'
import { optionalList, optionalWord, optionalWords, wantedResources } from './scan-parsers.ts'
import {
  COMMAND_WORDS,
  FORMAT_WORDS,
  IMAGE_CONFIG_SCANNER_WORDS,
  PKG_TYPE_WORDS,
  SCANNER_WORDS,
} from './trivy-words.ts'
import { vexRepositories } from './vex-repositories.ts'

/** Every input, in the order of action.yml. A test ties the two together, both ways. */
export const inputTable = {
  resources: wantedResources(PROVIDED_NAMES),
  'scan-type': optionalWord(COMMAND_WORDS),
  'scan-ref': optionalText,
  scanners: optionalWords(SCANNER_WORDS),
  format: optionalWord(FORMAT_WORDS),
  'pkg-types': optionalWords(PKG_TYPE_WORDS),
  'image-config-scanners': optionalWords(IMAGE_CONFIG_SCANNER_WORDS),
  vex: optionalList,
  compliance: optionalText,
  server: optionalText,
  'trivy-config': optionalText,
  'trivy-version': optionalVersion,
  'cache-dir': optionalText,
  registries: registryBases,
  'db-repository': references,
  'java-db-repository': references,
  'checks-bundle-repository': references,
  'vex-repositories': vexRepositories,
  'maven-repository': mavenRepositories,
  'keep-private-poms': bool,
  'insecure-registries': hosts,
  'ca-file': optionalText,
  bundle: optionalText,
  'bundle-digest': optionalDigest,
  offline: bool,
  'max-age': perName(PROVIDED_NAMES, positiveDuration),
  'stale-if-error': perName(RESOURCE_NAMES, durationOrNever),
  'on-unavailable': oneOf('fail', 'continue'),
  'on-degraded': oneOf('warn', 'fail'),
  save: oneOf('auto', 'always', 'never'),
  store: oneOf('auto', 'always', 'never'),
  'store-dir': optionalText,
  confirm: oneOf('auto', 'always', 'never'),
  verify: oneOf('seal', 'full'),
  'key-prefix': keyPrefix,
  'export-env': bool,
  token: optionalText,
  timeout: timerDuration,
  'dry-run': bool,
} satisfies Record<string, Parser<unknown>>

/** The name of an input. */
export type InputName = keyof typeof inputTable

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S

/** All inputs, parsed. */
export type Inputs = { readonly [K in InputName as Camel<K>]: ReturnType<(typeof inputTable)[K]> }
