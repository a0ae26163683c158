// Whether a scan matches packages against the vulnerability DB. Pure.

import { effectiveScanners } from '../../scan/effective-scanners.ts'
import type { Decision } from '../contract/decision.ts'
import type { NeedFacts } from '../contract/known-facts.ts'
import { notNeeded, provided } from '../need-words.ts'

/** The decision about the vulnerability DB. */
export function needOfVulnDb({ settings, trivyVersion }: NeedFacts): Decision {
  const { command, server } = settings
  const scan = effectiveScanners(settings, trivyVersion)
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
