// Whether a scan reads a pom.xml, for which Trivy asks Maven repositories. Pure.
import { nameFiles, notNeeded, provided } from '../../plan/decision.ts'
import type { Command } from '../../scan/settings.ts'
import type { Decision, NeedFacts } from '../contract.ts'

/** Only these read a pom.xml, with any scanner, secrets alone included. */
export const WITH_POMS: readonly Command[] = ['fs', 'repo']

/** The decision about Maven POMs. */
export function needOfPoms(facts: NeedFacts): Decision {
  const { command, pkgTypes } = facts.settings
  if (command.value !== undefined && !WITH_POMS.includes(command.value)) {
    return notNeeded(`${command.value} scans do not read pom.xml`)
  }
  // `repo` reads libraries whatever the package types.
  if (command.value === 'fs' && !pkgTypes.value.has('library')) {
    return notNeeded(`packages of libraries are left out (${pkgTypes.origin}), so no pom.xml is read`)
  }
  const seen = describePoms(facts)
  if (seen.need === 'not needed') return notNeeded(seen.reason)
  const need = command.value === undefined ? 'maybe' : seen.need
  const hasPoms = facts.workspace !== undefined && facts.workspace.poms.length > 0
  if (hasPoms) return provided(need === 'maybe' ? 'maybe' : 'needed', seen.reason)
  return { need, provide: false, reason: `${seen.reason}; ${describeConsequence(facts.offline)}` }
}

/** Why there may be a pom.xml that was not seen; undefined when there is none. */
export function explainUnseen({ workspace, settings }: NeedFacts): string | undefined {
  if (workspace === undefined) return 'nobody looked into the workspace'
  if (settings.filePatterns.some((pattern) => pattern.startsWith('pom:'))) {
    return 'the file patterns name more files that are read as pom.xml'
  }
  if (workspace.stoppedBy !== undefined) return `the look ended at ${workspace.stoppedBy}`
  if (workspace.modulesSkipped > 0) return 'node_modules was not looked into'
  if (workspace.unreadable > 0) return 'there are directories that cannot be read'
  if (workspace.isEmpty) return 'the workspace is empty'
  return workspace.isPart ? 'only a part of the workspace was looked at' : undefined
}

function describePoms({ workspace, settings }: NeedFacts): Pick<Decision, 'need' | 'reason'> {
  if (workspace !== undefined && workspace.poms.length > 0) {
    return { need: 'needed', reason: `pom.xml in the workspace: ${nameFiles(workspace.poms)}` }
  }
  if (settings.filePatterns.some((pattern) => pattern.startsWith('pom:'))) {
    return { need: 'maybe', reason: 'the file patterns name more files that are read as pom.xml' }
  }
  if (workspace === undefined) return { need: 'maybe', reason: 'nobody looked for a pom.xml' }
  if (workspace.stoppedBy !== undefined) {
    return { need: 'maybe', reason: `no pom.xml was seen before the look ended at ${workspace.stoppedBy}` }
  }
  if (workspace.modulesSkipped > 0) {
    return { need: 'maybe', reason: 'no pom.xml was seen, but node_modules was not looked into' }
  }
  if (workspace.unreadable > 0) {
    return { need: 'maybe', reason: 'no pom.xml was seen, but there are directories that cannot be read' }
  }
  if (workspace.isEmpty) return { need: 'maybe', reason: 'the workspace is empty' }
  return { need: 'not needed', reason: 'no pom.xml is in the workspace' }
}

function describeConsequence(offline: boolean): string {
  return offline
    ? 'for such a file Trivy knows only what its local Maven repository holds'
    : 'for such a file Trivy asks Maven repositories'
}
