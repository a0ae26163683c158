// The tables of registries and tools: what passed, what failed, and what nobody ran.
import { expect, it } from 'vitest'
import { renderRegistries } from '../../scripts/registry-results.ts'

const PAGE = `# Registries
<!-- registry-table:start -->
<!-- registry-table:end -->
<!-- tool-table:start -->
<!-- tool-table:end -->
`
const result = (group: string, title: string, status: string) => ({ ancestorTitles: [group], title, status })

it('has a column for each registry, and tells what was not run', () => {
  const page = renderRegistries(PAGE, [
    result('Distribution 2.8', 'older data stays', 'passed'),
    result('Distribution 3.1', 'older data stays', 'failed'),
    result('zot 2.1 (skipped: no zot on PATH)', 'older data stays', 'skipped'),
    result('Distribution 2.8', "Trivy's own pull (skipped: no trivy on PATH)", 'skipped'),
  ])
  expect(page).toContain('| older data stays | yes | **no** | not run | not run | not run |')
  expect(page).toContain("| Trivy's own pull | not run | not run |")
})

it('has a line for each way of a tool', () => {
  const page = renderRegistries(PAGE, [
    result('skopeo in', 'copy to oci:', 'passed'),
    result('skopeo out', 'copies what export wrote', 'failed'),
    result('something else', 'that is no tool', 'passed'),
  ])
  expect(page).toContain('| `skopeo` | copy to oci: | taken as a `bundle` | yes |')
  expect(page).toContain('| `skopeo` | copies what export wrote | reads the file of `export` | **no** |')
  expect(page).not.toContain('that is no tool')
})
