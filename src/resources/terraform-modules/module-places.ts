// What a run wants of modules, and the places where they may lie already: under which names, and in which order.
import { createHash } from 'node:crypto'
import type { Attempt } from '../../acquire/attempt.ts'
import type { BundleOpener } from '../../acquire/bundle-opener.ts'
import { isInside } from '../../base/inside.ts'
import type { ActionsCache } from '../../cache/cache-client.ts'
import type { StemParts } from '../../cache/cache-key.ts'
import type { RegistryClient } from '../../oci/client.ts'
import { parseReference } from '../../oci/reference.ts'
import { nameProject } from '../../scan/project-name.ts'
import type { Workspace } from '../../scan/workspace.ts'
import type { Store } from '../../store/store.ts'
import { projectTag } from './carried-modules.ts'
import type { HttpNeeds } from './fetch/fetch-http.ts'
import type { NamedHosts } from './fetch/registry-input.ts'
import { localModules } from './keep-modules.ts'
import { MODULES_REPOSITORY } from './need-modules.ts'
import { bundleModules, cachedModules, type KeptLoader, registryModules } from './packages/kept-modules.ts'
import type { ModuleCache } from './packages/module-cache.ts'
import { storedModules } from './store-modules.ts'

/** Which modules are wanted, and what the user said about where they are. */
export interface ModulesRequirement {
  /** Directory that will be scanned, and the files in it that matter, relative. */
  readonly root: string
  readonly seen: readonly string[]
  /** What of it nobody saw. */
  readonly unseen: Pick<Workspace, 'root' | 'modulesSkipped' | 'unnameable' | 'stoppedBy'>
  readonly workspace: string
  readonly hosts: NamedHosts
  /** Keeps also what needed a login. */
  readonly keepsPrivate: boolean
  /** Of what can change: ranges, branches, no version, and what is absent. */
  readonly maxAgeMs: number
  /** Registry bases that the user chose, below which modules may lie. */
  readonly registries: readonly string[]
  /** PEM certificates that the user trusts besides the usual ones. */
  readonly caFile: string | undefined
  /** Certificates of this machine's cache directory may be of others than the default branch. */
  readonly guardsLocal: boolean
  /** The job is known to run the default branch's own code: the Actions cache that it reads is not a pull request's. */
  readonly isTrusted: boolean
}

/** What the run around it gives. */
export interface ModulesContext extends HttpNeeds {
  readonly environment: NodeJS.ProcessEnv
  readonly timeLeftMs: () => number
  /** Absent when nobody may be asked. */
  readonly client: RegistryClient | undefined
  readonly bundle: BundleOpener | undefined
  readonly cache: ActionsCache | undefined
  readonly store: Store | undefined
  readonly keyPrefix: string
  readonly save: boolean
  readonly away: string | undefined
  readonly cacheDir: string
  readonly maskSecret: (secret: string) => void
}

/** What is noted while places are read. */
export interface Notes {
  readonly attempts: Attempt[]
  /** Of the cache entry that was read. */
  readonly keys: string[]
}

export interface Places {
  readonly wanted: ModulesRequirement
  readonly context: ModulesContext
  readonly cache: ModuleCache
  readonly work: string
}

/** Nearest first. */
export function listPlaces(
  { wanted, context, cache, work }: Places,
  { attempts, keys }: Notes,
): readonly KeptLoader[] {
  const { bundle, client, log, cacheDir, away, store } = context
  const kept = { log, attempts }
  const onKey = (key: string) => void keys.push(key)
  // A checkout that fills the cache directory could bring along a note of what is absent.
  const isLocal = away === undefined && !wanted.guardsLocal && !isInside(cacheDir, wanted.workspace)
  const actions = context.cache
  const project = projectOf(wanted, context)
  const tag = projectTag(project)
  return [
    ...(isLocal ? [localModules(cacheDir, cache, work)] : []),
    ...(store === undefined ? [] : [storedModules(store, project, kept)]),
    ...(bundle === undefined ? [] : [bundleModules(bundle, kept)]),
    ...(actions?.mode.mayRead === true
      ? [cachedModules(actions, stemOf(wanted, context), { ...kept, onKey, tellsAbsence: wanted.isTrusted })]
      : []),
    ...wanted.registries.flatMap((base) => {
      const ref = parseReference(`${base}/${MODULES_REPOSITORY}:${tag}`)
      return client === undefined ? [] : [registryModules(client, ref, kept)]
    }),
  ]
}

/** 16 hex digits: the same for all versions of one project, as long as the same hosts are asked for it. */
export function projectOf(
  {
    root,
    workspace,
    hosts,
    keepsPrivate,
  }: Pick<ModulesRequirement, 'root' | 'workspace' | 'hosts' | 'keepsPrivate'>,
  { environment }: Pick<ModulesContext, 'environment'>,
): string {
  const mirrors = [...hosts.mirrors].map(([host, url]) => `${host}=${url.href}`).sort()
  const facts = [
    'terraform',
    ...nameProject({ environment, workspace, root }),
    String(keepsPrivate),
    ...mirrors,
  ]
  return createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 16)
}

/** Version of the record's format, and of what following reads. */
const SCHEMA = 1

export function stemOf(wanted: ModulesRequirement, context: ModulesContext): StemParts {
  const sourcesHash = projectOf(wanted, context)
  return { prefix: context.keyPrefix, resource: 'terraform-modules', schema: SCHEMA, sourcesHash }
}
