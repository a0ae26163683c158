// Decides which resources to make available, why, from where, and how old they may be. Pure.
import { type PlannedName, PROVIDED_NAMES } from '../inputs/resource-name.ts'
import type { Inputs } from '../inputs/table.ts'
import { explainUnseen, losesNothingOffline } from '../resources/maven-poms/need-poms.ts'
import {
  BUILT_IN_BASES,
  describeVexResource,
  POMS_MAX_AGE_MS,
  RESOURCES,
  type Resource,
} from '../resources/table.ts'
import type { VexRepositories } from '../resources/vex-repo/vex-repositories.ts'
import type { TrivySettings } from '../scan/settings.ts'
import { checksMajor, type TrivyVersion } from '../scan/trivy-version.ts'
import type { Workspace } from '../scan/workspace.ts'
import type { Decision } from './decision.ts'
import { decideNeeds } from './need.ts'
import { findPlaces, findVexPlaces, type PlaceFacts, type Places, type RegistryPlace } from './places.ts'

/** The version of the VEX repository specification that Trivy reads; also the tag. */
const VEX_SPEC = 0.1

/** One resource to make available. */
export interface Requirement {
  readonly resource: Resource
  /** One sentence: what decided that it is needed. */
  readonly reason: string
  /** Schema of a database, major of the checks bundle, version of a VEX repository's specification; also its default tag. */
  readonly schema: number
  readonly places: readonly RegistryPlace[]
  /** Whether the user chose the places, so that Trivy itself should be pointed at them too. */
  readonly placesAreChosen: boolean
  /** Manifest digests, when every place is pinned by one: then only these are wanted, whatever their age. */
  readonly pinnedDigests: readonly string[]
  readonly maxAgeMs: number
  readonly staleIfErrorMs: number
}

/** What the plan says of a resource that it leaves out. */
export interface Omission extends Places {
  readonly resource: Resource
  readonly reason: string
}

/** The Maven POMs to make available. */
export interface PomsPlan {
  /** Directory that is scanned, and the pom.xml files in it, relative. */
  readonly root: string
  readonly poms: readonly string[]
  /** Of what can change: snapshots, and what no repository has. */
  readonly maxAgeMs: number
  /** Registry bases of the user, below which a set may lie; upstream publishes none. */
  readonly registries: readonly string[]
  /** Why a scan may meet a pom.xml that is not among these; undefined when it cannot. */
  readonly unseen: string | undefined
}

/** What the plan is made from. */
export interface PlanFacts {
  readonly inputs: Inputs
  readonly trivy: TrivyVersion
  readonly settings: TrivySettings
  /** undefined: nobody looked, because it would not have mattered. */
  readonly workspace: Workspace | undefined
  readonly vex: VexRepositories
}

/** The whole decision. */
export interface Plan {
  readonly trivy: TrivyVersion
  readonly settings: TrivySettings
  readonly workspace: Workspace | undefined
  readonly vex: VexRepositories
  /** Of everything that Trivy may fetch, also of what this action cannot provide. */
  readonly needs: Readonly<Record<PlannedName, Decision>>
  readonly requirements: readonly Requirement[]
  readonly omissions: readonly Omission[]
  /** undefined: none are wanted. */
  readonly poms: PomsPlan | undefined
  /** Whether a scan with `--offline-scan` gives the same result. */
  readonly losesNothingOffline: boolean
}

/** The plan for these inputs, this Trivy, and this workspace. */
export function decidePlan(facts: PlanFacts): Plan {
  const { inputs, trivy, settings, workspace, vex } = facts
  const needFacts = { settings, workspace, vex, offline: inputs.offline, trivyVersion: trivy.version }
  const needs = applyChoice(decideNeeds(needFacts), inputs)
  const requirements: Requirement[] = []
  const omissions: Omission[] = []
  for (const resource of listResources(needs['vex-repo'].provide ? vex.repositories : [])) {
    const schema = schemaOf(resource, trivy)
    const places = placesOf(resource, { inputs, settings, trivyVersion: trivy.version, schema })
    const { provide, reason } = needs[resource.name]
    if (!provide) {
      omissions.push({ resource, reason, ...places })
      continue
    }
    requirements.push({
      resource,
      reason,
      schema,
      ...places,
      pinnedDigests: pinsOf(places.places),
      maxAgeMs: inputs.maxAge[resource.name] ?? resource.maxAgeMs,
      staleIfErrorMs: inputs.staleIfError[resource.name] ?? resource.staleIfErrorMs,
    })
  }
  return {
    trivy,
    settings,
    workspace,
    vex,
    needs,
    requirements,
    omissions,
    poms: needs['maven-poms'].provide ? planPoms(facts, explainUnseen(needFacts)) : undefined,
    losesNothingOffline: losesNothingOffline(needFacts),
  }
}

function planPoms({ inputs, workspace }: PlanFacts, unseen: string | undefined): PomsPlan | undefined {
  if (workspace === undefined) return undefined
  return {
    root: workspace.root,
    poms: workspace.poms,
    maxAgeMs: inputs.maxAge['maven-poms'] ?? POMS_MAX_AGE_MS,
    registries: inputs.registries.filter((base) => !BUILT_IN_BASES.includes(base)),
    unseen,
  }
}

function placesOf(resource: Resource, facts: PlaceFacts): Places {
  return resource.name === 'vex-repo' ? findVexPlaces(resource, facts) : findPlaces(resource.name, facts)
}

/** Each VEX repository is one of its own; where none is provided, Trivy has no setting that we could point at one. */
function listResources(repositories: VexRepositories['repositories']): readonly Resource[] {
  const { 'vex-repo': _, ...single } = RESOURCES
  return [...Object.values(single), ...repositories.map(describeVexResource)]
}

/**
 * Whether the plan has to look into the workspace: for the POMs of a scan that reads them, and, where no scan type is
 * given and no list either, for whatever tells of images.
 */
export function wantsWalk(inputs: Inputs, settings: TrivySettings): boolean {
  const command = settings.command.value
  const { resources } = inputs
  if (resources.kind === 'list' && resources.names.includes('maven-poms')) return true
  return command === undefined ? resources.kind === 'auto' : command === 'fs' || command === 'repo'
}

/** The input `resources` has the last word on what is provided; what the scan needs it does not change. */
function applyChoice(
  needs: Readonly<Record<PlannedName, Decision>>,
  { resources }: Inputs,
): Readonly<Record<PlannedName, Decision>> {
  const chosen: Record<PlannedName, Decision> = { ...needs }
  for (const name of PROVIDED_NAMES) {
    const decision = needs[name]
    const provide = resources.kind === 'list' ? resources.names.includes(name) : decision.provide
    if (resources.kind === 'list' && provide) {
      chosen[name] = { ...decision, provide, reason: `the input resources names it; ${decision.reason}` }
    } else if (resources.kind === 'list' || resources.excluded.includes(name)) {
      chosen[name] = {
        ...decision,
        provide: false,
        reason: `the input resources leaves it out; ${decision.reason}`,
      }
    }
  }
  return chosen
}

function pinsOf(places: readonly RegistryPlace[]): readonly string[] {
  const digests = places.flatMap(({ reference }) => reference.digest ?? [])
  return digests.length === places.length ? digests : []
}

function schemaOf(resource: Resource, trivy: TrivyVersion): number {
  const { format } = resource
  if (format.kind === 'checks') return checksMajor(trivy.version)
  return format.kind === 'vex' ? VEX_SPEC : format.metadataVersion
}
