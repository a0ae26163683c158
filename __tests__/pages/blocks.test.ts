// Every YAML block of README.md and docs/ has a row that says how it runs, or why it cannot.
import { expect, it } from 'vitest'
import { BLOCKS } from './blocks.ts'
import { readPageBlocks } from './page-blocks.ts'

it('each block of the pages has its row, and each row its block', () => {
  expect(Object.keys(BLOCKS).sort()).toEqual(
    readPageBlocks()
      .map(({ name }) => name)
      .sort(),
  )
})

it('most blocks run', () => {
  const reasons = Object.entries(BLOCKS).filter(([, row]) => 'cannot' in row)
  expect(reasons.length).toBeLessThanOrEqual(8)
})
