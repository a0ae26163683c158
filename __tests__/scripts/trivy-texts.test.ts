// What the documentation quotes of Trivy is what its versions said when they were run: docs/trivy-versions.md is made of that.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const read = (page: string) => readFileSync(join(import.meta.dirname, '..', '..', 'docs', page), 'utf8')

/** The texts in the first cell of rows that begin with `from Trivy`. */
const quoted = [...read('troubleshooting.md').matchAll(/^\| from Trivy\b([^|]*)\|/gm)].flatMap(
  ([, cell = '']) =>
    // The name of a file is no text of Trivy's.
    [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text).filter((text) => text !== 'trivy.db'),
)

it('quotes something', () => {
  expect(quoted.length).toBeGreaterThan(2)
})

it.each(quoted)('is what some version says: %s', (text) => {
  expect(read('trivy-versions.md')).toContain(`\`${text}\``)
})
