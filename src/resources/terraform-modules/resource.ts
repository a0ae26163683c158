// Terraform modules as a resource of the table: a closure that is followed while it is fetched.
import { HOUR_MS } from '../../base/units.ts'
import type { OwnInput } from '../../inputs/own-input.ts'
import { bool } from '../../inputs/parsers.ts'
import { readOwnInput } from '../../inputs/read-own-input.ts'
import { BUILT_IN_BASES } from '../../inputs/registry-bases.ts'
import type { OwnOutcome } from '../contract/own-outcome.ts'
import type { Resource } from '../contract/resource.ts'
import type { ProvideOwnContext } from '../contract/run-context.ts'
import { exportModules } from './export-modules.ts'
import { type NamedHosts, terraformRegistries } from './fetch/registry-input.ts'
import { MODULES_TITLE } from './modules-outcome.ts'
import { COUNTS_OUTPUT, tellModules } from './modules-report.ts'
import { MODULE_CLUES, MODULES, MODULES_REPOSITORY, needOfModules, WITH_MODULES } from './need-modules.ts'

/** Default of `max-age` for what can change among modules: ranges, branches, and what is absent. A nightly run covers the day. */
const MAX_AGE_MS = 30 * HOUR_MS

const REGISTRIES: OwnInput<NamedHosts> = { name: 'terraform-registry', parse: terraformRegistries }
const KEEP_PRIVATE: OwnInput<boolean> = { name: 'keep-private-modules', parse: bool, without: 'false' }

/** See the contract. */
export const terraformModules: Resource<undefined> = {
  name: MODULES,
  title: MODULES_TITLE,
  inputs: [REGISTRIES, KEEP_PRIVATE],
  maxAgeMs: MAX_AGE_MS,
  walksFor: WITH_MODULES,
  looksFor: MODULE_CLUES,
  mirrored: {
    repository: MODULES_REPOSITORY,
    movingTags: ['project-<16 hex digits>'],
    fixedTags: ['record-<32 hex digits>', 'module-<32 hex digits>'],
  },
  hosts: ['registry.terraform.io', 'github.com'],
  need: needOfModules,
  provide,
  exports: exportModules,
  outputs: [COUNTS_OUTPUT],
}

async function provide(context: ProvideOwnContext): Promise<OwnOutcome | undefined> {
  const { facts, workspace, isTrusted, guardsWhatOutlives } = context
  const { inputs } = facts
  if (facts.workspace === undefined) return undefined
  const { provideModules } = await import('./provide-modules.ts')
  const { outcome, carried } = await provideModules(
    {
      root: facts.workspace.root,
      seen: facts.workspace.found.get(MODULES) ?? [],
      unseen: facts.workspace,
      workspace,
      hosts: readOwnInput(inputs, REGISTRIES),
      keepsPrivate: readOwnInput(inputs, KEEP_PRIVATE),
      maxAgeMs: inputs.maxAge[MODULES] ?? MAX_AGE_MS,
      // Upstream publishes none.
      registries: inputs.registries.filter((base) => !BUILT_IN_BASES.includes(base)),
      caFile: inputs.caFile,
      isTrusted,
      guardsLocal: guardsWhatOutlives,
    },
    context,
  )
  return tellModules(outcome, carried)
}
