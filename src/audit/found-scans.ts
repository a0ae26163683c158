// The scans of a job, with what each says and needs, and whether our step stands before it. Pure.
import type { Where } from './findings.ts'
import { type Flow, whereOf } from './flow.ts'
import type { ScanNeeds } from './scan-needs.ts'
import type { SaidTexts } from './workflow.ts'

/** A scan, where it stands, and what it needs. */
export interface FoundScan extends Where {
  readonly by: string
  /** What was said, by the name of the input that says it to our step. */
  readonly texts: Readonly<Record<string, string>>
  readonly isPartlyUnknown: boolean
  readonly needs: readonly { readonly resource: string; readonly need: string; readonly reason: string }[]
  /** Whether our step stands before it. */
  readonly isServed: boolean
  /** Its step in the list that the flow begins with. */
  readonly top: number
}

/** The scans of a flow, in the order in which they run. */
export function listScans(flow: Flow, needs: ScanNeeds): FoundScan[] {
  let isServed = false
  let version: string | undefined
  const scans: FoundScan[] = []
  for (const occurrence of flow.occurrences) {
    for (const use of occurrence.uses) {
      if (use.kind === 'ours' && use.action === 'main') isServed = true
      if (use.kind === 'setup') version = use.version
      if (use.kind !== 'scan') continue
      const known = use.version ?? tagOf(use.image ?? flow.list.container?.text) ?? version
      const texts = {
        ...Object.fromEntries(use.invocation.texts),
        ...(known === undefined ? {} : { 'trivy-version': known }),
      }
      scans.push({
        ...whereOf(occurrence, use.line),
        by: use.by,
        texts,
        isPartlyUnknown: use.invocation.isPartlyUnknown,
        needs: needs.ofScan(texts, environmentOf(occurrence.env, use.environment)),
        isServed,
        top: occurrence.top,
      })
    }
  }
  return scans
}

/** The version that an image of Trivy is of. */
function tagOf(image: string | undefined): string | undefined {
  return /aquasec(?:urity)?\/trivy:v?(\d+\.\d+\.\d+)/.exec(image ?? '')?.[1]
}

/** What Trivy sees of variables, as far as it is known. */
function environmentOf(said: SaidTexts, own: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const all = [...[...said].map(([name, { text }]) => [name, text] as const), ...own]
  return Object.fromEntries(all.filter(([name, text]) => name.startsWith('TRIVY_') && !text.includes('$')))
}
