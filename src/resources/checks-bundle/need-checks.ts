// Whether a scan looks for misconfigurations, and so loads checks. Pure.

import { effectiveScanners } from '../../scan/effective-scanners.ts'
import type { Decision } from '../contract/decision.ts'
import type { NeedFacts } from '../contract/known-facts.ts'
import { notNeeded, provided } from '../need-words.ts'

/** The decision about the checks bundle. */
export function needOfChecks({ settings, trivyVersion }: NeedFacts): Decision {
  const command = settings.command.value
  const scan = effectiveScanners(settings, trivyVersion)
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
  const why = command === 'config' ? scan.because : `${command} looks for misconfigurations: ${scan.because}`
  return provided(need, why + note)
}
