// The YAML blocks of all pages, each with a name that survives edits: its page and heading.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findYamlBlocks } from '../../scripts/markdown-blocks.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** A block as a reader copies it. */
export interface PageBlock {
  readonly name: string
  readonly text: string
}

/** Every block of README.md and docs/, in the order of the pages. */
export function readPageBlocks(): readonly PageBlock[] {
  const seen = new Map<string, number>()
  return globSync(['README.md', 'docs/**/*.md'], { cwd: ROOT })
    .map((page) => page.replaceAll('\\', '/'))
    .sort()
    .flatMap((page) =>
      findYamlBlocks(readFileSync(join(ROOT, page), 'utf8')).map(({ text, heading }) => {
        const place = `${page}: ${heading}`
        const count = (seen.get(place) ?? 0) + 1
        seen.set(place, count)
        return { name: count === 1 ? place : `${place} (${count})`, text }
      }),
    )
}
