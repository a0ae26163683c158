// Decides which resources to make available, why, from where, and how old they may be. Pure.
import type { Inputs } from '../inputs/table.ts'
import { formatReference, isLoopback } from '../oci/reference.ts'
import type { ArtifactResource, Places, RegistryPlace, Requirement } from '../resources/artifact-resource.ts'
import type { Decision } from '../resources/contract/decision.ts'
import type { NeedFacts, PlanFacts, SeenFacts } from '../resources/contract/known-facts.ts'
import type {
  DecidedResource,
  GatheredResource,
  PlannedResource,
} from '../resources/contract/planned-resource.ts'
import type { PlannedArtifact } from '../resources/contract/resource.ts'
import { applyChoice, decideNeeds } from './need.ts'

/** What the plan says of an artifact that it leaves out. */
export interface Omission extends Places {
  readonly resource: ArtifactResource
  readonly reason: string
}

/** The whole decision. */
export interface Plan extends PlanFacts {
  /** Every resource, in the order of the table, with its decision. */
  readonly resources: readonly PlannedResource[]
  /** Those that no scan needs and nobody asks for. */
  readonly unspoken: readonly DecidedResource[]
  /** The decisions by name. */
  readonly needs: Readonly<Record<string, Decision>>
  /** Artifacts to make available, of all resources. */
  readonly requirements: readonly Requirement[]
  readonly omissions: readonly Omission[]
  /** What was asked for, and is likely not meant. */
  readonly warnings: readonly string[]
  /** What another Trivy on PATH would pass over: of interest where this very job scans. */
  readonly otherReaders: readonly string[]
}

/** The plan for these inputs, this Trivy, and this workspace. */
export function decidePlan(facts: PlanFacts, gathered: readonly GatheredResource[]): Plan {
  const { inputs } = facts
  const decided = decideNeeds(gathered, needFacts(facts)).map((one) => applyChoice(one, inputs))
  const resources = decided
    .filter(isSpokenOf)
    .map((one) => ({ ...one, requirements: listRequirements(one, facts) }))
  const requirements = resources.flatMap((planned) => planned.requirements)
  const omissions = resources.flatMap((planned) => listOmissions(planned, facts))
  const needs = Object.fromEntries(resources.map(({ resource, decision }) => [resource.name, decision]))
  const otherMajors = requirements.flatMap((one) => findOtherMajors(one, facts.trivy.version))
  const otherReaders = resources.flatMap((planned) => findOtherReaders(planned, facts))
  const overlooked = decided
    .filter(({ decision }) => decision.need !== 'not needed')
    .flatMap(({ resource }) => resource.overlooked?.(seenFacts(facts)) ?? [])
  const warnings = [...otherMajors, ...overlooked]
  const unspoken = decided.filter((one) => !isSpokenOf(one))
  return { ...facts, resources, unspoken, needs, requirements, omissions, warnings, otherReaders }
}

/** A major may be asked for by its tag; but older ones tell none by themselves, and would be used without a word. */
function findOtherMajors({ resource, schema, places }: Requirement, trivyVersion: string): string[] {
  if (resource.schemaWord !== 'major') return []
  return places.flatMap(({ reference }) => {
    const major = /^v?(\d+)(?:[.-]|$)/.exec(reference.tag ?? '')?.[1]
    if (major === undefined || Number(major) === schema) return []
    return `${resource.title}: ${formatReference(reference)} asks for major ${major}, and Trivy ${trivyVersion} reads major ${schema}: what is of another may be passed over, or find other things`
  })
}

/** What is made available for the Trivy that was named, the one on PATH may pass over without a word, and report less. */
function findOtherReaders(planned: PlannedResource, facts: PlanFacts): string[] {
  const { version, origin, onPath } = facts.trivy
  if (origin !== 'input' || onPath === undefined) return []
  const forOther = listRequirements(planned, { ...facts, trivy: { version: onPath, origin: 'path' } })
  return planned.requirements.flatMap(({ resource, schema }) => {
    const other = forOther.find((one) => one.resource.id === resource.id)?.schema
    if (other === undefined || other === schema) return []
    const word = resource.schemaWord
    return `${resource.title}: ${word} ${schema} is made available, for the Trivy ${version} of the input trivy-version; the trivy on PATH is ${onPath}, which reads ${word} ${other}, and would scan without: leave trivy-version out if that one scans, or set install-trivy`
  })
}

/** What no scan needs, and nobody asks for, is no part of a plan. */
function isSpokenOf({ resource, decision }: DecidedResource): boolean {
  return resource.isAskedFor === undefined || decision.provide
}

/** What the need of each scan is decided from, of what the plan is made from. */
export function needFacts(facts: PlanFacts): readonly NeedFacts[] {
  return facts.scans.map((settings) => ({ ...seenFacts(facts), settings }))
}

/** What is known whichever scan reads it. */
export function seenFacts({ inputs, trivy, scans, workspace }: PlanFacts): SeenFacts {
  return { settings: scans[0], workspace, offline: inputs.offline, trivyVersion: trivy.version }
}

function listRequirements(
  { resource, own, decision }: DecidedResource,
  facts: PlanFacts,
): readonly Requirement[] {
  if (!decision.provide) return []
  const artifacts = resource.artifacts?.(facts, own, true) ?? []
  return artifacts.map((artifact) => requireArtifact(artifact, decision.reason, facts.inputs))
}

function listOmissions({ resource, own, decision }: DecidedResource, facts: PlanFacts): readonly Omission[] {
  if (decision.provide) return []
  const artifacts = resource.artifacts?.(facts, own, false) ?? []
  return artifacts.map((artifact) => ({ ...artifact, reason: decision.reason }))
}

function requireArtifact(artifact: PlannedArtifact, reason: string, inputs: Inputs): Requirement {
  const { resource, places } = artifact
  const [maxAge, staleIfError] = [inputs.maxAge[resource.name], inputs.staleIfError[resource.name]]
  return {
    ...artifact,
    places: places.map((place) => ({ ...place, isPlain: isPlain(place, inputs) })),
    reason,
    pinnedDigests: pinsOf(places),
    maxAgeMs: maxAge ?? resource.maxAgeMs,
    staleIfErrorMs: staleIfError ?? resource.staleIfErrorMs,
  }
}

function isPlain({ reference: { registry } }: RegistryPlace, { insecureRegistries }: Inputs): boolean {
  return !isLoopback(registry) && insecureRegistries.some((host) => host.toLowerCase() === registry)
}

function pinsOf(places: readonly RegistryPlace[]): readonly string[] {
  const digests = places.flatMap(({ reference }) => reference.digest ?? [])
  return digests.length === places.length ? digests : []
}
