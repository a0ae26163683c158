// The README stays short, and names the versions of Trivy that CI runs.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { renderReadme } from '../../scripts/readme.ts'

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const MARKED = 'Trivy <!-- trivy:start -->old<!-- trivy:end -->.'

it('names the versions that CI runs', () => {
  const versions = '# a comment\n0.59.1 package==1 abc\n0.67.2 package==2 def\n0.76.0 package==3 123\n'
  expect(renderReadme(MARKED, versions)).toBe(
    'Trivy <!-- trivy:start -->0.59.1, 0.67.2, and 0.76.0<!-- trivy:end -->.',
  )
  expect(renderReadme(read('README.md'), read('.ci/trivy-versions'))).toBe(read('README.md'))
})

it.each([
  ['no version', MARKED, '# nothing\n', 'names no version'],
  ['no place for them', 'Trivy.', '0.76.0 a b\n', 'must each stand there once'],
  ['two places', MARKED + MARKED, '0.76.0 a b\n', 'must each stand there once'],
])('says so where there is %s', (_, readme, versions, message) => {
  expect(() => renderReadme(readme, versions)).toThrow(message)
})

it('is read in two minutes', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(130)
})
