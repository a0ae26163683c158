// Whether later scans are told to stay offline, which only the reader of pom.xml obeys: one answer for what is set and for what
// is said of it (docs/decisions/offline-scan.md). Pure.
import type { SeenFacts } from '../contract/known-facts.ts'
import { explainUnseen, pomsIn } from './need-poms.ts'

/** Whether `TRIVY_OFFLINE_SCAN` is set, and else why not. */
export type OfflineScan = { readonly isSet: true } | { readonly isSet: false; readonly why: string }

/**
 * Offline scanning, which makes nothing fail, is set whenever it loses nothing: all of the workspace was seen, and it has no
 * pom.xml, or every POM that one leads to. An empty workspace may be filled later, and a part of it says nothing about the
 * rest: the variable holds for all later steps.
 *
 * @param hasAllPoms whether what the POMs of the workspace lead to is all there, or nowhere
 * @param otherwise why some scan of the job may find another thing offline than online
 */
export function decideOfflineScan(
  facts: SeenFacts,
  hasAllPoms: boolean,
  otherwise?: string | undefined,
): OfflineScan {
  if (facts.offline) return { isSet: true }
  const unseen = explainUnseen(facts)
  if (unseen !== undefined) return { isSet: false, why: unseen }
  const hasNone = pomsIn(facts.workspace).length === 0
  if (otherwise !== undefined && !hasNone) return { isSet: false, why: otherwise }
  const losesNothing = hasAllPoms || hasNone
  return losesNothing ? { isSet: true } : { isSet: false, why: 'not all that they lead to is known' }
}
