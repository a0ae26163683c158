// Which of the things that Trivy fetches this scan needs, by Trivy's own rules, and why. Pure.
import semver from 'semver'
import { clean } from '../base/log.ts'
import type { PlannedName } from '../inputs/resource-name.ts'
import { needOfJavaDb } from '../resources/java-db/need-java-db.ts'
import { needOfPoms } from '../resources/maven-poms/need-poms.ts'
import { decideScanners, type EffectiveScanners } from '../scan/scan-facts.ts'
import type { Command } from '../scan/settings.ts'
import { type Decision, type Need, type NeedFacts, notNeeded, provided } from './decision.ts'

export type { Decision, Need, NeedFacts }

/** The need of everything that Trivy may fetch (trivy-facts §1.5). */
export function decideNeeds(facts: NeedFacts): Readonly<Record<PlannedName, Decision>> {
  const { command } = facts.settings
  if (command.value === 'other') return needNothing(command.origin)
  const scan = decideScanners(facts.settings, facts.trivyVersion)
  return {
    'vuln-db': needOfVulnDb(facts, scan),
    'java-db': needOfJavaDb(facts, scan),
    'checks-bundle': needOfChecks(facts, scan),
    'vex-repo': needOfVex(facts),
    'maven-poms': needOfPoms(facts),
  }
}

function needNothing(origin: string): Readonly<Record<PlannedName, Decision>> {
  const none = notNeeded(`this command scans nothing (${origin})`)
  return {
    'vuln-db': none,
    'java-db': none,
    'checks-bundle': none,
    'vex-repo': none,
    'maven-poms': none,
  }
}

function needOfVulnDb({ settings }: NeedFacts, scan: EffectiveScanners): Decision {
  const { command, server } = settings
  if (command.value === 'server') return provided('needed', 'a server loads it when it starts')
  if (command.value === 'client') return notNeeded('in client mode the server has it')
  if (server.value !== undefined && command.value !== 'config' && command.value !== 'k8s') {
    return notNeeded(`in client mode the server has it (${server.origin})`)
  }
  if (command.value === undefined) {
    return provided('needed', 'no scan-type is given; most scans read it, and it is small')
  }
  if (!scan.scanners.has('vuln')) return notNeeded(`${scan.because}: vulnerabilities are not looked for`)
  return provided(
    scan.isUnknown ? 'maybe' : 'needed',
    `${command.value} looks for vulnerabilities: ${scan.because}`,
  )
}

function needOfChecks({ settings }: NeedFacts, scan: EffectiveScanners): Decision {
  const command = settings.command.value
  if (command === undefined) {
    return provided(
      'needed',
      'no scan-type is given; any scan for misconfigurations reads it, and it is small',
    )
  }
  if (command === 'server') return notNeeded('a server reads no checks; its clients do')
  if (command === 'sbom') return notNeeded('an SBOM holds no configuration to check')
  if (command === 'k8s' && settings.format.value === 'cyclonedx') {
    return notNeeded('k8s with the format cyclonedx lists the components of the cluster and checks nothing')
  }
  if (!scan.scanners.has('misconfig')) {
    if (!scan.imageConfig.has('misconfig')) {
      return notNeeded(`${scan.because}: misconfigurations are not looked for`)
    }
    const origin =
      settings.compliance.value === undefined ? settings.imageConfigScanners.origin : scan.because
    // Trivy loads the checks for it even where the target is no image.
    const what = command === 'image' ? 'the configuration of the image is' : 'configurations of images are'
    return provided('needed', `${what} checked (${origin})`)
  }
  const note = command === 'vm' ? '; vm has no setting against its update, and uses it for a day' : ''
  const need = scan.isUnknown ? 'maybe' : 'needed'
  return provided(need, `${command} looks for misconfigurations: ${scan.because}${note}`)
}

/** Commands with the flag `--vex` (trivy-facts §1.5). */
const WITH_VEX: readonly Command[] = ['image', 'fs', 'rootfs', 'repo', 'vm', 'sbom', 'k8s', 'client']

/** Needed by its flag alone, whatever the scanners, and in client mode too (trivy-facts §1.1). */
function needOfVex({ settings, trivyVersion, vex: { repositories, origin } }: NeedFacts): Decision {
  const { command, vex } = settings
  if (!vex.value.some((source) => source === 'repo' || source === 'repository')) {
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
