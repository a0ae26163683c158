// Whether a scan loads Terraform modules: one for misconfigurations of files, where there are any of Terraform's. Pure.

import { effectiveScanners } from '../../scan/effective-scanners.ts'
import type { Command } from '../../scan/settings.ts'
import type { Decision } from '../contract/decision.ts'
import type { NeedFacts } from '../contract/known-facts.ts'
import { nameFiles, notNeeded, provided } from '../need-words.ts'
import { TERRAFORM_FILE } from './calls/terraform-file.ts'

/** Commands that scan files. */
export const WITH_MODULES: readonly Command[] = ['config', 'fs', 'repo', 'rootfs']

/** Where modules are carried to, below a registry base. */
export const MODULES_REPOSITORY = 'trivy-terraform-modules'

/** Name of the resource, under which the walk has its files. */
export const MODULES = 'terraform-modules'

/** What the walk collects: files of Terraform and OpenTofu, and what `terraform init` writes. */
export const MODULE_CLUES = {
  [MODULES]: { matches: (name: string) => TERRAFORM_FILE.test(name) || name === 'modules.json' },
}

/** The decision about Terraform modules. */
export function needOfModules({ settings, workspace, trivyVersion, offline }: NeedFacts): Decision {
  const command = settings.command.value
  if (command !== undefined && !WITH_MODULES.includes(command)) {
    return notNeeded(`${command} scans load no Terraform modules`)
  }
  const scan = effectiveScanners(settings, trivyVersion)
  if (command !== undefined && !scan.scanners.has('misconfig')) {
    return notNeeded(`${scan.because}: misconfigurations are not looked for`)
  }
  const files = (workspace?.found.get(MODULES) ?? []).filter((path) => TERRAFORM_FILE.test(path))
  if (files.length > 0) {
    const need = command === undefined || scan.isUnknown ? 'maybe' : 'needed'
    return provided(need, `Terraform files in the workspace: ${nameFiles(files)}`)
  }
  if (workspace === undefined) return unseen('nobody looked for Terraform files', offline)
  if (workspace.stoppedBy !== undefined) {
    return unseen(`no Terraform file was seen before the look ended at ${workspace.stoppedBy}`, offline)
  }
  if (workspace.isEmpty) return unseen('the workspace is empty', offline)
  if (workspace.unnameable > 0) {
    return unseen('no Terraform file was seen, but there are directories that cannot be opened here', offline)
  }
  return notNeeded('no Terraform file is in the workspace')
}

function unseen(why: string, offline: boolean): Decision {
  const what = offline
    ? 'for such files Trivy knows only the modules that its cache holds'
    : 'for such files Trivy asks module registries and git servers'
  return { need: 'maybe', provide: false, reason: `${why}; ${what}` }
}
