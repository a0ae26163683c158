// Brings together what the plan is made from: the settings of the scan and, where it matters, a look into the workspace.
import { lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '../inputs/read.ts'
import { originOf, type SaidInputs } from '../inputs/said.ts'
import type { Inputs } from '../inputs/table.ts'
import type { PlanFacts, PlanLimits } from '../resources/contract/known-facts.ts'
import type { GatheredResource } from '../resources/contract/planned-resource.ts'
import type { Resource } from '../resources/contract/resource.ts'
import { readComplianceSpec } from '../scan/compliance-spec.ts'
import { decideScans } from '../scan/decide-scans.ts'
import type { Scans, TrivySettings } from '../scan/settings.ts'
import type { TrivyConfig } from '../scan/trivy-config.ts'
import { explainBeyondKnown, type TrivyVersion } from '../scan/trivy-version.ts'
import { type Clue, nameRoot, type Workspace, walkWorkspace } from '../scan/workspace.ts'

/** What the user said, in the workflow and in trivy.yaml. */
export interface Said {
  readonly inputs: Inputs
  readonly config: TrivyConfig
  /** Who said each input; absent: nobody asks. */
  readonly said?: SaidInputs | undefined
  readonly limits?: PlanLimits | undefined
}

/** Where and how the plan looks. */
export interface FactsContext {
  readonly resources: readonly Resource[]
  readonly environment: NodeJS.ProcessEnv
  readonly workspace: string
  readonly now: () => number
}

/** The facts for the plan, and what is worth a line or a warning. */
export interface GatheredFacts {
  readonly facts: PlanFacts
  readonly gathered: readonly GatheredResource[]
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

/** Decides the settings for this Trivy, lets each resource look for itself, and walks the workspace where it matters. */
export function gatherPlanFacts(
  { inputs, config, said: whoSaid, limits }: Said,
  trivy: TrivyVersion,
  context: FactsContext,
): GatheredFacts {
  const { resources, environment } = context
  const trivyVersion = trivy.version
  const decided = decideScans(inputs, {
    resources,
    environment,
    config,
    trivyVersion,
    originOf: whoSaid === undefined ? undefined : originOf(whoSaid),
  })
  const { problems } = decided
  const [first, ...others] = decided.scans
  const readFirst = readSpec(first, context.workspace)
  const readOthers = others.map((scan) => readSpec(scan, context.workspace))
  const scans: Scans = [readFirst.scan, ...readOthers.map(({ scan }) => scan)]
  const unread = [readFirst, ...readOthers].flatMap((one) => one.unread ?? [])
  const notes = [...new Set([...decided.notes, ...unread])]
  // Only for the Trivy on PATH, which is asked here: what is wrong for the newest too was told before.
  if (problems.length > 0) throw new InputError(problems)
  const own = {
    inputs,
    scans,
    config,
    trivyVersion,
    trivyOrigin: trivy.origin,
    trivyOnPath: trivy.onPath,
    environment,
  }
  const gathered = resources.map((resource) => ({ resource, own: resource.gather?.(own) }))
  const workspace = wantsWalk(resources, inputs, scans) ? walk(inputs, scans, context) : undefined
  const empty = workspace?.isEmpty === true ? [explainEmpty(workspace, scans, context.workspace)] : []
  const said = gathered.flatMap(({ resource, own: facts }) => resource.warningsOf?.(facts) ?? [])
  const beyond = explainBeyondKnown(trivy) ?? []
  const warnings = [...decided.warnings, ...empty, ...said].concat(beyond)
  return { facts: { inputs, said: whoSaid, limits, trivy, scans, workspace }, gathered, notes, warnings }
}

/** The scan with what its compliance report looks for, where a file of the workspace says that. */
function readSpec(
  scan: TrivySettings,
  workspace: string,
): { readonly scan: TrivySettings; readonly unread?: string } {
  const { value } = scan.compliance
  const spec = readComplianceSpec(value, workspace)
  if (spec?.kind === 'read') return { scan: { ...scan, complianceScanners: spec.scanners } }
  if (spec?.kind !== 'unread') return { scan }
  return { scan, unread: `compliance: ${value} could not be read (${spec.why}), so it may ask for anything` }
}

/**
 * Whether the plan has to look into the workspace: for scans whose need it decides, and, where no scan type is given and no
 * list either, for whatever tells of images.
 */
export function wantsWalk(resources: readonly Resource[], inputs: Inputs, scans: Scans): boolean {
  const chosen = inputs.resources
  const walkers = resources.filter(({ walksFor }) => walksFor !== undefined)
  if (chosen.kind === 'list' && walkers.some(({ name }) => chosen.names.includes(name))) return true
  return scans.some(({ command: { value: command } }) => {
    if (command === undefined) return chosen.kind === 'auto'
    return walkers.some(({ walksFor }) => walksFor?.includes(command))
  })
}

function walk(inputs: Inputs, scans: Scans, context: FactsContext): Workspace | undefined {
  const { scanRef } = inputs
  const isElsewhere = scanRef !== undefined && scans.some(({ command }) => command.value === 'repo')
  // Trivy clones what is no path here.
  if (isElsewhere && !exists(resolve(context.workspace, scanRef))) return undefined
  // The same for every scan.
  const [{ skipDirs, skipFiles }] = scans
  const { workspace, now, resources } = context
  return walkWorkspace({ workspace, scanRef, skipDirs, skipFiles, now, clues: listClues(resources) })
}

/** What resources look for: first those for which the walk is made, then those that only look where it goes. */
export function listClues(resources: readonly Resource[]): ReadonlyMap<string, Clue> {
  const walkers = resources.filter(({ walksFor }) => walksFor !== undefined)
  const others = resources.filter(({ walksFor }) => walksFor === undefined)
  return new Map([...walkers, ...others].flatMap(({ looksFor }) => Object.entries(looksFor ?? {})))
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function explainEmpty(workspace: Workspace, scans: Scans, directory: string): string {
  const where = nameRoot(workspace.root, directory)
  const isScanRef = workspace.isPart
    ? 'correct the input scan-ref'
    : 'set the input scan-ref to what will be scanned'
  const isSaid = scans.every(({ command }) => command.value !== undefined)
  const other = !isSaid ? 'set the input scan-type to what will be scanned' : isScanRef
  return `there is nothing in ${where} to plan by: put this step after actions/checkout, or ${other}`
}
