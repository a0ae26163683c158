// The table of inputs: each name of action.yml with its parser. Defaults live in action.yml only. What speaks of resources
// is made from theirs.

import { durationOrNever, positiveDuration, timerDuration } from './durations.ts'
import { type InputLimit, shortestOfEach, strictestOf, trueWins } from './input-limit.ts'
import type { OwnInput } from './own-input.ts'
import {
  basesAmong,
  bool,
  certificatesPath,
  hosts,
  keyPrefix,
  oneOf,
  optionalDigest,
  optionalPath,
  optionalText,
  optionalVersion,
  type Parser,
} from './parsers.ts'
import { perName } from './per-name.ts'
import { optionalList, optionalWord, optionalWords, wantedResources } from './scan-parsers.ts'
import {
  COMMAND_WORDS,
  FORMAT_WORDS,
  IMAGE_CONFIG_SCANNER_WORDS,
  PKG_TYPE_WORDS,
  SCANNER_WORDS,
} from './trivy-words.ts'

/** What the table takes from a resource. */
export interface InputResource {
  readonly name: string
  readonly inputs?: readonly OwnInput[] | undefined
  /** Absent: it is no name in `max-age`; the other likewise. */
  readonly maxAgeMs?: number | undefined
  readonly staleIfErrorMs?: number | undefined
  /** Present: `auto` alone does not mean it. */
  readonly isAskedFor?: unknown
  /** Its name in a registry. */
  readonly mirrored?: { readonly repository: string } | undefined
}

/** Names below a registry base. */
export function repositoriesOf(resources: readonly InputResource[]): string[] {
  return resources.flatMap(({ mirrored }) => mirrored?.repository ?? [])
}

/** Resources by what upstream calls them, which people write too. */
function repositoryNames(resources: readonly InputResource[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    resources.flatMap(({ name, mirrored }) => (mirrored === undefined ? [] : [[mirrored.repository, name]])),
  )
}

/** The inputs that are there whatever the resources are. */
export type InputTable = ReturnType<typeof composeInputs>

/** Every input, in the order of action.yml. A test ties the two together, both ways. */
export function composeInputs(resources: readonly InputResource[]) {
  const names = resources.map(({ name }) => name)
  const aged = resources.filter(({ maxAgeMs }) => maxAgeMs !== undefined).map(({ name }) => name)
  const stale = resources.filter(({ staleIfErrorMs }) => staleIfErrorMs !== undefined).map(({ name }) => name)
  return {
    resources: wantedResources(names, repositoryNames(resources)),
    'scan-type': optionalWords(COMMAND_WORDS),
    'scan-ref': optionalText,
    scanners: optionalWords(SCANNER_WORDS),
    format: optionalWord(FORMAT_WORDS),
    'pkg-types': optionalWords(PKG_TYPE_WORDS),
    'image-config-scanners': optionalWords(IMAGE_CONFIG_SCANNER_WORDS),
    vex: optionalList,
    compliance: optionalText,
    server: optionalText,
    'trivy-config': optionalPath,
    'trivy-version': optionalVersion,
    'cache-dir': optionalPath,
    registries: basesAmong(repositoriesOf(resources)),
    ...ownInputs(resources),
    'insecure-registries': hosts,
    'ca-file': certificatesPath,
    bundle: optionalPath,
    'bundle-digest': optionalDigest,
    offline: bool,
    'max-age': perName(aged, positiveDuration),
    'stale-if-error': perName(stale, durationOrNever),
    'on-unavailable': oneOf('fail', 'continue'),
    'on-degraded': oneOf('warn', 'fail'),
    save: oneOf('auto', 'always', 'never'),
    store: oneOf('auto', 'always', 'never'),
    'store-dir': optionalPath,
    confirm: oneOf('auto', 'always', 'never'),
    verify: oneOf('seal', 'full'),
    untrusted: bool,
    'key-prefix': keyPrefix,
    'export-env': bool,
    'evidence-dir': optionalPath,
    token: optionalText,
    timeout: timerDuration,
    'dry-run': bool,
  } satisfies Record<string, Parser<unknown>>
}

/** Behind `registries`, in the order of the resources. Their types are known to their folders alone (read-own-input.ts). */
function ownInputs(resources: readonly InputResource[]): Readonly<Record<never, never>> {
  const rows = resources.flatMap(({ inputs = [] }) => inputs.map(({ name, parse }) => [name, parse]))
  return Object.fromEntries(rows) as Readonly<Record<never, never>>
}

/** The name of an input that is there whatever the resources are. */
export type InputName = keyof InputTable

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S

/** All inputs, parsed; those that belong to a resource are read by `readOwnInput`. */
export type Inputs = { readonly [K in InputName as Camel<K>]: ReturnType<InputTable[K]> }

/**
 * What the administrator of a runner can limit, by the input's name: a workflow may be stricter. `registries` is a list of
 * what is allowed, and decided where registries are asked.
 */
export function composeLimits(resources: readonly InputResource[]): Readonly<Record<string, InputLimit>> {
  const defaults = (key: 'maxAgeMs' | 'staleIfErrorMs') =>
    Object.fromEntries(resources.map((resource) => [resource.name, resource[key]]))
  const own = resources.flatMap(({ inputs = [] }) =>
    inputs.flatMap(({ name, limit }) => (limit === undefined ? [] : [[name, limit] as const])),
  )
  return {
    offline: trueWins,
    'max-age': shortestOfEach(defaults('maxAgeMs')),
    'stale-if-error': shortestOfEach(defaults('staleIfErrorMs')),
    'on-unavailable': strictestOf('continue', 'fail'),
    'on-degraded': strictestOf('warn', 'fail'),
    confirm: strictestOf('never', 'auto', 'always'),
    verify: strictestOf('seal', 'full'),
    untrusted: trueWins,
    ...Object.fromEntries(own),
  }
}

/**
 * Texts for inputs that `warm`, `export`, or `mirror` do not have: nothing is placed or set there, so what speaks of that has
 * no meaning. A resource's own inputs say so themselves. A test makes sure that each action has every input, or finds it here.
 */
export const TEXTS_WITHOUT: Readonly<Partial<Record<InputName, string>>> = {
  'pkg-types': '',
  'image-config-scanners': '',
  compliance: '',
  server: '',
  'cache-dir': '',
  bundle: '',
  'bundle-digest': '',
  offline: 'false',
  save: 'never',
  store: 'never',
  'store-dir': '',
  confirm: 'never',
  verify: 'seal',
  untrusted: 'false',
  'key-prefix': 'offline-cache',
  'export-env': 'false',
  'evidence-dir': '',
  token: '',
}
