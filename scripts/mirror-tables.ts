// The table of docs/actions.md that says which tags of a mirror move: what a rule for immutable tags must exempt.
import type { Resource } from '../src/resources/contract/resource.ts'
import { codeCell, proseCell, renderTable, replaceBetween } from './markdown-table.ts'

/** The page with its table brought up to date. */
export function renderMirrorTags(
  page: string,
  resources: readonly Pick<Resource, 'title' | 'mirrored'>[],
): string {
  const rows = resources.flatMap(({ title, mirrored }) =>
    mirrored === undefined
      ? []
      : [
          [
            proseCell(title),
            codeCell(mirrored.repository),
            mirrored.movingTags.map(codeCell).join(', '),
            mirrored.fixedTags.map(codeCell).join(', '),
          ],
        ],
  )
  const heads = ['Resource', 'Repository below the base', 'Tags that move', 'Tags that stay']
  return replaceBetween(page, 'mirror-tags', renderTable(heads, rows))
}
