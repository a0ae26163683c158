// Which tags of a mirror move: the table names every one that a mirror would move, whatever the version of Trivy.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderMirrorTags } from '../../scripts/mirror-tables.ts'
import { pomTags } from '../../src/resources/maven-poms/sets/pom-project.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { planWith } from '../fixtures/run-facts.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'actions.md'), 'utf8')

describe('the table of tags that move', () => {
  it('is up to date, and has a line for every resource', () => {
    expect(renderMirrorTags(page, RESOURCES)).toBe(page)
    for (const { mirrored } of RESOURCES) expect(page).toContain(`| \`${mirrored?.repository}\` |`)
  })

  it.each(['0.50.0', '0.60.0', '0.74.0', '0.99.0'])(
    'names every tag that is mirrored for Trivy %s',
    (version) => {
      const { requirements } = planWith({}, version)
      for (const { resource, schema } of requirements) {
        const { mirrored } = RESOURCES.find(({ name }) => name === resource.name) ?? {}
        expect(mirrored?.movingTags).toContain(String(schema))
        expect(mirrored?.repository).toBe(resource.repository)
      }
    },
  )

  it('names those of sets of POMs as they are made', () => {
    const { mirrored } = RESOURCES.find(({ name }) => name === 'maven-poms') ?? {}
    const project = '0123456789abcdef'
    const tags = pomTags({ project, inputDigest: `sha256:${project.repeat(4)}` })
    const shown = (tag: string) => tag.replace(/[0-9a-f]{16,}/, (digits) => `<${digits.length} hex digits>`)
    expect(mirrored?.movingTags).toEqual([shown(tags.project)])
    expect(mirrored?.fixedTags).toEqual([shown(tags.input)])
  })
})
