// Brings together what the plan is made from: the settings of the scan and, where it matters, a look into the workspace.
import { lstatSync } from 'node:fs'
import { resolve } from 'node:path'
import { InputError } from '../inputs/read.ts'
import type { Inputs } from '../inputs/table.ts'
import { readVexRepositories, type VexRepositories } from '../resources/vex-repo/vex-repositories.ts'
import { decideSettings, type TrivySettings } from '../scan/settings.ts'
import type { TrivyConfig } from '../scan/trivy-config.ts'
import type { TrivyVersion } from '../scan/trivy-version.ts'
import { nameRoot, type Workspace, walkWorkspace } from '../scan/workspace.ts'
import { type PlanFacts, wantsWalk } from './plan.ts'

/** What the user said, in the workflow and in trivy.yaml. */
export interface Said {
  readonly inputs: Inputs
  readonly config: TrivyConfig
}

/** Where and how the plan looks. */
export interface GatherContext {
  readonly environment: NodeJS.ProcessEnv
  readonly workspace: string
  readonly now: () => number
}

/** The facts for the plan, and what is worth a line or a warning. */
export interface Gathered {
  readonly facts: PlanFacts
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

/** Decides the settings for this Trivy, and walks the workspace where it matters. */
export function gatherPlanFacts(
  { inputs, config }: Said,
  trivy: TrivyVersion,
  context: GatherContext,
): Gathered {
  const decided = decideSettings(inputs, context.environment, config, trivy.version)
  const { settings, problems, notes } = decided
  if (problems.length > 0) throw new InputError(problems)
  const vex = readVex(inputs, settings, context)
  const workspace = wantsWalk(inputs, settings) ? walk(inputs, settings, context) : undefined
  const empty = workspace?.isEmpty === true ? [explainEmpty(workspace, settings, context.workspace)] : []
  const warnings = [...decided.warnings, ...empty]
  return { facts: { inputs, trivy, settings, workspace, vex }, notes, warnings }
}

/** What is wrong with a list that nobody reads is nobody's mistake. */
function readVex(inputs: Inputs, settings: TrivySettings, { environment }: GatherContext): VexRepositories {
  const vex = readVexRepositories(inputs.vexRepositories, environment)
  const { resources } = inputs
  const isRead =
    settings.vex.value.some((source) => source === 'repo' || source === 'repository') ||
    (resources.kind === 'list' && resources.names.includes('vex-repo'))
  if (vex.problem !== undefined && isRead) throw new InputError([vex.problem])
  return vex
}

function walk(inputs: Inputs, settings: TrivySettings, context: GatherContext): Workspace | undefined {
  const { scanRef } = inputs
  const isElsewhere = settings.command.value === 'repo' && scanRef !== undefined
  // Trivy clones what is no path here.
  if (isElsewhere && !exists(resolve(context.workspace, scanRef))) return undefined
  const { skipDirs, skipFiles } = settings
  return walkWorkspace({ workspace: context.workspace, scanRef, skipDirs, skipFiles, now: context.now })
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function explainEmpty(workspace: Workspace, { command }: TrivySettings, directory: string): string {
  const where = nameRoot(workspace.root, directory)
  const isScanRef = workspace.isPart
    ? 'correct the input scan-ref'
    : 'set the input scan-ref to what will be scanned'
  const other = command.value === undefined ? 'set the input scan-type to what will be scanned' : isScanRef
  return `there is nothing in ${where} to plan by: put this step after actions/checkout, or ${other}`
}
