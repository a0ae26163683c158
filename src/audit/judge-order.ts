// The findings of where our step stands among the scans of a job, and what it provides for them. Pure.
import type { Finding } from './findings.ts'
import { type Flow, whereOf } from './flow.ts'
import type { FoundScan } from './found-scans.ts'
import type { ScanNeeds } from './scan-needs.ts'

/** Judges it; a flow without a scan has none. */
export function judgeOrder(flow: Flow, scans: readonly FoundScan[], needs: ScanNeeds): readonly Finding[] {
  const [first] = scans
  if (first === undefined) return []
  const ours = flow.occurrences.flatMap((occurrence) =>
    occurrence.uses.flatMap((use) =>
      use.kind === 'ours' && use.action === 'main' ? [{ occurrence, use }] : [],
    ),
  )
  const before = scans.find(({ isServed }) => !isServed)
  if (ours.length === 0) {
    const wanted = [...new Set(scans.flatMap((scan) => wantsOf(scan)))]
    if (wanted.length === 0) return []
    const message = `nothing of ours provides what the scan needs: ${wanted.join(', ')}`
    return [{ kind: 'step-missing', message, file: first.file, line: first.line, job: first.job }]
  }
  if (before !== undefined) {
    const [{ occurrence, use }] = ours as [(typeof ours)[number]]
    const message = `our step stands behind the scan of line ${before.line}${before.file === occurrence.file.path ? '' : ` of ${before.file}`}`
    return [{ kind: 'step-after-scan', message, ...whereOf(occurrence, use.line) }]
  }
  const given = ours.map(({ occurrence }) => occurrence.step.with)
  const provided = given.map((said) => needs.ofStep(said))
  // What only the run knows nobody judges here.
  const lacks = provided.includes(undefined)
    ? []
    : scans.flatMap((scan) =>
        wantsOf(scan)
          .filter((resource) => !provided.some((names) => names?.includes(resource)))
          .map((resource) => ({ scan, resource })),
      )
  const own = flow.occurrences.flatMap(({ uses, file, list }) =>
    uses.flatMap((use) =>
      use.kind === 'scan' && use.hasOwnCache === true ? [whereOf({ file, list }, use.line)] : [],
    ),
  )
  return [
    ...lacks.map(({ scan: { file, line, job }, resource }) => ({
      ...{ kind: 'step-lacks' as const, file, line, job },
      message: `this scan needs ${resource}, which our step does not provide as it is set`,
    })),
    ...own.map((where) => ({
      ...{ kind: 'own-cache' as const, ...where },
      message: 'trivy-action restores and saves a cache of its own beside our step',
    })),
  ]
}

/** What a scan is sure to need. */
function wantsOf({ needs, isPartlyUnknown }: FoundScan): readonly string[] {
  return isPartlyUnknown ? [] : needs.filter(({ need }) => need === 'needed').map(({ resource }) => resource)
}
