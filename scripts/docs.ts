// Brings the README's tables up to date with action.yml; `--check` changes nothing, and fails when they are not.
import { readFileSync, writeFileSync } from 'node:fs'
import { argv, exit, stderr } from 'node:process'
import { renderReadme } from './readme-tables.ts'

const README = new URL('../README.md', import.meta.url)
const ACTION = new URL('../action.yml', import.meta.url)

function updateReadme(isCheck: boolean): void {
  const readme = readFileSync(README, 'utf8')
  const wanted = renderReadme(readme, readFileSync(ACTION, 'utf8'))
  if (wanted === readme) return
  if (isCheck) throw new Error('README.md is out of date with action.yml; write it again with `npm run docs`')
  writeFileSync(README, wanted)
}

try {
  updateReadme(argv.includes('--check'))
} catch (error) {
  stderr.write(`docs: ${error instanceof Error ? error.message : String(error)}\n`)
  exit(1)
}
