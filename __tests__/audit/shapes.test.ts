// Every form in which workflows call Trivy and keep its data by hand: what is found in it, whether the patch applies, and what
// is left then.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../../src/audit/findings.ts'
import { itWithPeers } from '../peers.ts'
import { makeDirectory } from '../temporary.ts'
import { applyPatch, auditOne } from './audit-lab.ts'
import { readShape, SHAPES, writeShape } from './shapes.ts'

interface Row {
  readonly shape: string
  /** Line and kind; the file too, where a shape has several. */
  readonly findings: readonly string[]
  readonly isPatched: boolean
  /** What no patch does. */
  readonly byHand: readonly string[]
}

const TABLE: readonly Row[] = [
  {
    shape: 'anchors',
    findings: ['7 hand-rolled-cache', '11 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'asked-by-others',
    findings: ['8 hand-rolled-cache', '12 step-missing'],
    isPatched: false,
    byHand: ['4 other steps ask for what the step cache said'],
  },
  {
    shape: 'attackers-commit',
    findings: [
      '7 compromised-pin',
      '7 unpinned',
      '9 compromised-pin',
      '9 compromised-trivy',
      '9 step-missing',
    ],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'broken',
    findings: ['1 unread'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'cache-action-of-others',
    findings: ['7 hand-rolled-cache', '7 unpinned', '8 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'cache-by-time-action',
    findings: ['12 hand-rolled-cache', '16 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'cache-dir-flag',
    findings: ['7 hand-rolled-cache', '13 static-skip', '13 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'cache-dir-of-shell',
    findings: ['7 hand-rolled-cache', '11 step-missing'],
    isPatched: false,
    byHand: ['11 only the shell knows the cache directory that the scan names'],
  },
  {
    shape: 'cache-of-the-day',
    findings: ['14 hand-rolled-cache', '20 compromised-pin', '20 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'cached-program',
    findings: ['7 cached-program'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'cluster',
    findings: ['7 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'composite-restore',
    findings: [
      '8 step-missing',
      '13 step-missing',
      'action.yaml:7 hand-rolled-cache',
      'action.yaml:13 static-skip',
    ],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'composite-whole',
    findings: ['action.yml:13 hand-rolled-cache', 'action.yml:20 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'configuration',
    findings: ['8 step-missing', '14 static-skip'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'container-job',
    findings: ['7 unpinned', '7 old-trivy', '10 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'converts-only',
    findings: [],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'docker-action',
    findings: ['7 hand-rolled-cache', '9 unpinned', '9 step-missing'],
    isPatched: false,
    byHand: ['9 the image is run as an action, and cannot be given the data: run it with docker run'],
  },
  {
    shape: 'docker-run-mount',
    findings: ['7 hand-rolled-cache', '13 unpinned', '13 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'docker-run-skips',
    findings: ['7 compromised-trivy', '7 static-skip', '7 static-skip', '7 unpinned', '7 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'elsewhere',
    findings: ['7 elsewhere', '8 unpinned', '8 elsewhere'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'env-of-job',
    findings: ['7 static-skip', '8 static-skip', '11 hand-rolled-cache', '13 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'env-of-workflow',
    findings: ['4 static-skip', '14 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'env-on-one-line',
    findings: ['6 static-skip', '8 step-missing'],
    isPatched: true,
    byHand: ['6 TRIVY_SKIP_DB_UPDATE stands on one line with other variables'],
  },
  {
    shape: 'fallback-to-cache',
    findings: [
      '11 hand-rolled-download',
      '15 hand-rolled-cache',
      '23 static-skip',
      '23 step-missing',
      '28 hand-rolled-cache',
    ],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'modes-behind-scan',
    findings: ['14 hand-rolled-cache', '21 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'github-env',
    findings: ['8 unpinned', '12 hand-rolled-download', '14 static-skip', '15 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'in-brackets',
    findings: ['6 hand-rolled-cache', '6 step-missing'],
    isPatched: false,
    byHand: ['6 it is not written as a list item on lines of its own'],
  },
  {
    shape: 'install-script-of-version',
    findings: ['8 old-trivy', '9 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'install-script',
    findings: ['8 unpinned', '9 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'loop-of-retries',
    findings: ['10 hand-rolled-download', '14 static-skip', '14 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'matrix',
    findings: ['13 hand-rolled-cache', '17 unpinned'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'mirrors-of-data',
    findings: ['10 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'mixed-cache',
    findings: ['7 hand-rolled-cache', '13 step-missing'],
    isPatched: false,
    byHand: ['7 it keeps other directories too'],
  },
  {
    shape: 'no-last-line-end',
    findings: ['7 hand-rolled-cache', '11 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'no-trivy',
    findings: [],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'ours-behind',
    findings: ['12 step-after-scan'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'ours-beside-cache',
    findings: ['7 hand-rolled-cache', '14 own-cache'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'ours-good',
    findings: [],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'ours-lacks',
    findings: ['9 step-lacks', '9 step-lacks'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'package-manager',
    findings: ['10 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'pinned-image',
    findings: ['7 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'plain-trivy',
    findings: ['8 compromised-pin', '8 old-trivy', '11 hand-rolled-cache', '17 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'release-archive',
    findings: ['8 compromised-trivy', '10 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'retry-action',
    findings: ['11 hand-rolled-download', '17 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'reusable',
    findings: ['called.yml:14 hand-rolled-cache', 'called.yml:18 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'runs-always',
    findings: ['8 hand-rolled-cache', '14 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'scripts-in-scripts',
    findings: ['8 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'server-mode',
    findings: ['7 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'skip-among-others',
    findings: ['10 static-skip', '12 unpinned', '12 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'skip-by-cache-hit',
    findings: ['10 hand-rolled-cache', '15 compromised-pin', '15 step-missing', '21 static-skip'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'skip-in-step',
    findings: ['7 step-missing', '13 static-skip', '14 static-skip'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'two-kinds',
    findings: ['7 hand-rolled-cache', '11 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'upload-as-artifact',
    findings: ['7 hand-rolled-download'],
    isPatched: false,
    byHand: ['7 nothing in this job scans, or keeps what it fetches in the Actions cache'],
  },
  {
    shape: 'version-in-variable',
    findings: ['4 compromised-trivy', '12 step-missing'],
    isPatched: false,
    byHand: [],
  },
  {
    shape: 'warm-by-oras-hardened',
    findings: ['21 hand-rolled-download', '23 hand-rolled-cache'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'warm-by-oras',
    findings: ['14 unpinned', '24 hand-rolled-download', '31 hand-rolled-download', '36 hand-rolled-cache'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'warm-by-trivy',
    findings: ['14 hand-rolled-download', '15 hand-rolled-download', '16 hand-rolled-cache'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'warm-with-login',
    findings: ['9 hand-rolled-download', '11 hand-rolled-cache'],
    isPatched: false,
    byHand: ['7 it does other things too'],
  },
  {
    shape: 'windows-line-ends',
    findings: ['7 hand-rolled-cache', '13 step-missing'],
    isPatched: true,
    byHand: [],
  },
  {
    shape: 'words-of-the-run',
    findings: ['7 hand-rolled-cache'],
    isPatched: true,
    byHand: [],
  },
]

/** What a patch takes away, unless it says why not. */
const REPLACED: readonly string[] = [
  'hand-rolled-cache',
  'hand-rolled-download',
  'static-skip',
  'step-after-scan',
]

const nameOf = (file: string) => (file.endsWith('/scan.yml') ? '' : `${file.split('/').at(-1)}:`)

describe('the table', () => {
  it('has a row for each shape, of which there are at least forty', () => {
    expect(TABLE.map(({ shape }) => shape).sort()).toEqual(SHAPES)
    expect(SHAPES.length).toBeGreaterThanOrEqual(40)
  })

  it('finds every kind of finding in a shape', () => {
    const kinds = new Set(TABLE.flatMap(({ findings }) => findings.map((one) => one.split(' ').at(-1))))
    // What somebody denies is nothing of a workflow.
    expect([...kinds, 'denied-trivy'].sort()).toEqual(Object.keys(KINDS).sort())
  })
})

describe('modes-behind-scan', () => {
  it('keeps a step that only looks at what the scan wrote', async () => {
    const { patch } = await auditOne(writeShape(makeDirectory('shape'), 'modes-behind-scan'))
    expect(patch).toContain('-        run: sudo chmod 0644 ./cache/db/trivy.db')
    expect(patch).not.toContain('-        run: cat trivy-report.txt')
  })
})

describe.each(TABLE)('$shape', ({ shape, findings, isPatched, byHand }) => {
  it('has these findings', async () => {
    const seen = await auditOne(writeShape(makeDirectory('shape'), shape))
    expect(seen.findings.map(({ file, line, kind }) => `${nameOf(file)}${line} ${kind}`)).toEqual(findings)
    expect(seen.byHand.map(({ line, why }) => `${line} ${why}`)).toEqual(byHand)
    expect(seen.patch !== '').toBe(isPatched)
  })

  itWithPeers(['git'], 'is replaced by its patch, and keeps every other line', async () => {
    const root = writeShape(makeDirectory('shape'), shape)
    const { patch } = await auditOne(root)
    if (patch === '') return
    applyPatch(root, patch)
    const after = await auditOne(root)
    const left = after.findings.filter(({ kind }) => REPLACED.includes(kind) || kind === 'unread')
    expect(left.length).toBe(byHand.length)
    expect(after.findings.filter(({ kind }) => kind === 'step-missing' || kind === 'step-lacks')).toEqual([])
    expect(after.patch === '' || byHand.length > 0).toBe(true)
    for (const [path, text] of readShape(shape))
      expectKept(text, readFileSync(join(root, path), 'utf8'), patch)
  })
})

/** Lines that the patch does not remove are there, in order, with their ends. */
function expectKept(before: string, after: string, patch: string): void {
  const removed = patch.split('\n').filter((line) => line.startsWith('-') && !line.startsWith('--- '))
  const gone = new Set(removed.map((line) => line.slice(1)))
  const kept = before.split('\n').filter((line) => !gone.has(line))
  const lines = after.split('\n')
  let at = 0
  for (const line of kept) {
    const next = lines.indexOf(line, at)
    expect(next, line).toBeGreaterThanOrEqual(at)
    at = next + 1
  }
}
