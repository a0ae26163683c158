// Whether a scan reads a pom.xml, for which Trivy asks Maven repositories. Pure.
import type { Command } from '../../scan/settings.ts'
import type { Workspace } from '../../scan/workspace.ts'
import type { Decision } from '../contract/decision.ts'
import type { NeedFacts, SeenFacts } from '../contract/known-facts.ts'
import { nameFiles, notNeeded, provided } from '../need-words.ts'

/** Only these read a pom.xml, with any scanner, secrets alone included. */
export const WITH_POMS: readonly Command[] = ['fs', 'repo']

/** What in a workspace speaks for it. */
export const POM_CLUES = {
  poms: { matches: (name: string) => name === 'pom.xml', say: (count: number) => `${count} pom.xml` },
}

/** Every pom.xml that was seen; none where nobody looked. */
export function pomsIn(workspace: Workspace | undefined): readonly string[] {
  return workspace?.found.get('poms') ?? []
}

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
  if (pomsIn(facts.workspace).length > 0) return provided(need === 'maybe' ? 'maybe' : 'needed', seen.reason)
  return { need, provide: false, reason: `${seen.reason}; ${describeConsequence(facts.offline)}` }
}

/** Why there may be a pom.xml that was not seen; undefined when there is none. */
export function explainUnseen(facts: SeenFacts): string | undefined {
  return findBlindSpot(facts)?.why
}

function describePoms(facts: SeenFacts): Pick<Decision, 'need' | 'reason'> {
  const poms = pomsIn(facts.workspace)
  if (poms.length > 0) return { need: 'needed', reason: `pom.xml in the workspace: ${nameFiles(poms)}` }
  const reason = findBlindSpot(facts)?.reason
  if (reason !== undefined) return { need: 'maybe', reason }
  return { need: 'not needed', reason: 'no pom.xml is in the workspace' }
}

/** What the look did not cover. */
interface BlindSpot {
  readonly why: string
  /** The same where no pom.xml was seen; undefined: it is none of the plan's concern. */
  readonly reason: string | undefined
}

function findBlindSpot({ workspace, settings }: SeenFacts): BlindSpot | undefined {
  const spot = (why: string, reason: string | undefined = why): BlindSpot => ({ why, reason })
  if (settings.filePatterns.some((pattern) => pattern.startsWith('pom:'))) {
    return spot('the file patterns name more files that are read as pom.xml')
  }
  if (workspace === undefined) {
    return spot('nobody looked into the workspace', 'nobody looked for a pom.xml')
  }
  if (workspace.stoppedBy !== undefined) {
    const end = `the look ended at ${workspace.stoppedBy}`
    return spot(end, `no pom.xml was seen before ${end}`)
  }
  if (workspace.modulesSkipped > 0) {
    return spot(
      'node_modules was not looked into',
      'no pom.xml was seen, but node_modules was not looked into',
    )
  }
  if (workspace.unreadable > 0) {
    const gap = 'there are directories that cannot be read'
    return spot(gap, `no pom.xml was seen, but ${gap}`)
  }
  if (workspace.isEmpty) return spot('the workspace is empty')
  // Trivy scans that part: what lies beyond it matters to later scans only.
  if (workspace.isPart) return { why: 'only a part of the workspace was looked at', reason: undefined }
  return undefined
}

function describeConsequence(offline: boolean): string {
  return offline
    ? 'for such a file Trivy knows only what its local Maven repository holds'
    : 'for such a file Trivy asks Maven repositories'
}
