// Whether a scan reads VEX repositories. Pure.
import semver from 'semver'
import { clean } from '../../base/log.ts'
import type { Command } from '../../scan/settings.ts'
import type { Decision } from '../contract/decision.ts'
import type { NeedFacts } from '../contract/known-facts.ts'
import { notNeeded, provided } from '../need-words.ts'
import type { VexRepositories } from './vex-repositories.ts'

/** Commands with the flag `--vex`. */
const WITH_VEX: readonly Command[] = ['image', 'fs', 'rootfs', 'repo', 'vm', 'sbom', 'k8s', 'client']

/** Needed by its flag alone, whatever the scanners, and in client mode too. */
export function needOfVex(
  { settings, trivyVersion }: NeedFacts,
  { repositories, origin }: VexRepositories,
): Decision {
  const { command, vex } = settings
  if (!asksForRepositories(settings)) {
    return notNeeded(
      `${vex.value.length === 0 ? 'no VEX source is given' : `no VEX source is a repository (${vex.origin})`}`,
    )
  }
  if (semver.lt(trivyVersion, '0.54.0')) {
    return notNeeded(
      `Trivy ${trivyVersion} knows no VEX repositories: it takes the value of ${vex.origin} for a file`,
    )
  }
  if (command.value !== undefined && !WITH_VEX.includes(command.value)) {
    return notNeeded(`${command.value} knows no VEX`)
  }
  if (repositories.length === 0) return notNeeded(`no VEX repository is enabled in ${clean(origin, 200)}`)
  const names = repositories.map(({ name }) => clean(name, 50)).join(', ')
  return provided(
    'needed',
    `VEX repositories are asked for (${vex.origin}): ${names} (list: ${clean(origin, 200)})`,
  )
}

/** Whether a VEX source of the scan is a repository. */
export function asksForRepositories({ vex }: NeedFacts['settings']): boolean {
  return vex.value.some((source) => source === 'repo' || source === 'repository')
}
