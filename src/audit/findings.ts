// What somebody should look at, by kind, and what each weighs. Pure.
import type { Lines } from './yaml-file.ts'

/** `error`: do something today. `warning`: it will fail one day, or hide something. `note`: good to know. */
export type Severity = 'error' | 'warning' | 'note'

/** Every kind, what it weighs, and what helps; the order is that of the report. */
export const KINDS = {
  'compromised-pin': {
    severity: 'error',
    advice: 'Look into what ran with it, and pin a release that was never moved.',
  },
  'compromised-trivy': { severity: 'error', advice: 'Look into what ran with it, and use another version.' },
  'denied-trivy': { severity: 'error', advice: 'Use a version that is allowed.' },
  'static-skip': {
    severity: 'warning',
    advice: 'Leave it out: our step sets it when the data is proven to be there.',
  },
  'hand-rolled-cache': { severity: 'warning', advice: 'Replace it by our step; `--fix` prints the patch.' },
  'hand-rolled-download': {
    severity: 'warning',
    advice: 'Replace it by our step; `--fix` prints the patch.',
  },
  'cached-program': {
    severity: 'warning',
    advice: 'Use install-trivy: a cached program is run unchecked, long after upstream has taken it back.',
  },
  'step-after-scan': { severity: 'warning', advice: 'Move our step before the first scan.' },
  'step-lacks': {
    severity: 'warning',
    advice: 'Give our step the values of the scan, or name the resource in its `resources`.',
  },
  unpinned: { severity: 'warning', advice: 'Pin the commit or the digest.' },
  'old-trivy': { severity: 'warning', advice: 'Use a newer Trivy.' },
  unread: { severity: 'warning', advice: 'Nothing in it was looked at: look yourself.' },
  'own-cache': { severity: 'note', advice: "Set `cache: 'false'`: with our step nobody reads that cache." },
  'step-missing': {
    severity: 'note',
    advice: 'Put our step before it, unless the runner has the job-started hook.',
  },
  elsewhere: { severity: 'note', advice: 'What it fetches cannot be read here; see its own documentation.' },
} as const satisfies Record<string, { readonly severity: Severity; readonly advice: string }>

export type Kind = keyof typeof KINDS

/** One finding. */
export interface Finding {
  readonly kind: Kind
  /** Relative to the repository. */
  readonly file: string
  readonly line: number
  /** The job, or the composite action; empty: the whole file. */
  readonly job: string
  /** One sentence; holds foreign text. */
  readonly message: string
}

/** Where something stands. */
export interface Where {
  readonly file: string
  readonly line: number
  readonly job: string
}

/** The first line of lines. */
export function at(file: string, { first }: Lines, job = ''): Where {
  return { file, line: first, job }
}

/** Each once, by file and line. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map(findings.map((one) => [`${one.kind} ${one.file} ${one.line} ${one.message}`, one]))
  return [...known.values()].sort(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind),
  )
}

const KIND_ORDER = Object.keys(KINDS)

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
