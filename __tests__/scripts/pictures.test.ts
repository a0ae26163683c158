// The job summary fits GitHub's page, in a real browser; and the pictures in docs/ show what it looks like now.
import { describe, expect, it } from 'vitest'
import { findBrowser, measurePage } from '../../scripts/pictures/browser.ts'
import { renderMarkdown, renderPage } from '../../scripts/pictures/page.ts'
import { makeScenes } from '../../scripts/pictures/scenes.ts'
import { updatePictures } from '../../scripts/pictures.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { decideVerdict } from '../../src/report/verdict.ts'
import { planWith, ready, runFacts } from '../fixtures/run-facts.ts'
import { describeWithPeers } from '../peers.ts'

const BROWSER = findBrowser()

describe('the pictures', () => {
  it('are current', () => {
    expect(() => updatePictures(true)).not.toThrow()
  })

  it.each(makeScenes())('show a table and a fold, as HTML: $name', ({ summary }) => {
    expect(renderMarkdown(summary)).toMatch(
      /<table>[\s\S]*<\/table>[\s\S]*<details>[\s\S]*<li>[\s\S]*<\/details>/,
    )
  })
})

describeWithPeers(BROWSER === undefined ? ['chromium'] : [], 'the job summary in the width of GitHub', () => {
  const measure = (summary: string) => measurePage(BROWSER ?? '', renderPage({ log: [], summary }))

  it.each(makeScenes())('overflows nowhere, and breaks no word: $name', ({ summary }) => {
    expect(measure(summary)).toMatchObject({ overflowing: [], broken: [] })
    expect(measure(summary.replaceAll('<details>', '<details open>'))).toMatchObject({ overflowing: [] })
  })

  it('does so with a long name in every cell', () => {
    const plan = planWith({ 'scan-type': 'image', resources: 'vuln-db' })
    const source = 'registry.internal.example.com:5000/platform/security/mirrors/aquasecurity/trivy-db:2'
    const run = runFacts({ plan, byName: { 'vuln-db': { ready: ready({ source, quality: 'stale' }) } } })
    const words = { verdict: decideVerdict(run), warnings: [], notes: [], hosts: [] }
    expect(measure(renderSummary(run, words))).toMatchObject({ overflowing: [], broken: [] })
  })

  it('would say what does not fit', () => {
    const heads = ['Resource', 'Why', 'Source', 'Age', 'Digest', 'Confirmed', 'Size', 'Time']
    const cells = [
      'Vulnerability DB',
      'needed',
      'a'.repeat(90),
      'built',
      `sha256:${'a'.repeat(64)}`,
      'confirmed',
      '1',
      '1',
    ]
    const table = [heads, heads.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
    const { overflowing, broken } = measure(table)
    expect(overflowing.length + broken.length).toBeGreaterThan(0)
  })
})
